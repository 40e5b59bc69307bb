import { z } from 'zod'
import {
  addNavigationEntry,
  forgetNavigation,
  hideNavigationEntry,
  keepNavigation,
  listNavigation,
  moveNavigationEntry,
  type NavigationEntry,
  relabelNavigationEntry,
  removeNavigationEntry,
} from '../../../domain/publication/navigation.ts'
import { stepSchema } from '../../../domain/publication/order.ts'
import type { Member } from '../../../domain/staff/may.ts'
import { newId } from '../../../lib/id.ts'
import type { Db } from '../../../platform/db/schema.ts'
import { thingQuestionPage } from '../../../theme/newsroom/publication/things.tsx'
import { line, readForm } from '../../account/form.ts'
import { here } from '../../account/person.ts'
import type { Deps } from '../../context.ts'
import type { Asking } from '../../route.ts'
import { errorPage } from '../../site/errors.ts'
import { isArranged, navigationOf } from '../../site/navigation.ts'
import { type Arranged, entryHere, entryName, isElsewhere, LIST, placeHere } from './navigation-here.ts'
import { entryPage, navigationPage } from './navigation-page.ts'
import { readEntry, whatSchema } from './navigation-form.ts'
import { carryOut, textHere } from './room.ts'
import { thingFrame } from './things.ts'

export const showNavigation = (c: Asking, deps: Deps, member: Member) => navigationPage(c, deps, member)

export async function newEntry(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const arranged = placeHere(c)
  if (!arranged) return errorPage(c, deps, 404)
  const form = await readForm(c, { what: whatSchema, target: line, label: line })
  if (!form.ok) return errorPage(c, deps, 400, { fields: form.fields })
  const read = await readEntry(c, deps, arranged, form.fields)
  if ('errors' in read)
    return navigationPage(c, deps, member, { ...arranged, values: form.fields, errors: read.errors })
  const { name, ...leads } = read
  const entry = { id: newId(), ...arranged, ...leads, hiddenAt: null }
  await change(c, deps, member, { ...entry, name }, async (db) => {
    await addNavigationEntry(db, entry)
    return 'navigation.add'
  })
  return toList(c, arranged, 'added')
}

export async function showEntry(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const entry = entryHere(c)
  return entry ? entryPage(c, deps, member, entry) : errorPage(c, deps, 404)
}

/** Its name here and, of an address elsewhere, where it leads. */
export async function saveEntry(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const entry = entryHere(c)
  if (!entry) return errorPage(c, deps, 404)
  const isAddress = entry.kind === 'address'
  const form = await readForm(c, { label: line, target: isAddress ? line : z.never().optional() })
  if (!form.ok) return errorPage(c, deps, 400, { fields: form.fields })
  const label = form.fields.label.trim()
  const target = isAddress ? (form.fields.target ?? '').trim() : entry.target
  const text = textHere(c)
  const errors: Record<string, string> = {}
  if (isAddress && label === '') errors['label'] = text('publication.error.name')
  if (label.length > 80) errors['label'] = text('publication.error.long')
  if (isAddress && !isElsewhere(target)) errors['target'] = text('publication.navigation.error-address')
  if (Object.keys(errors).length > 0)
    return entryPage(c, deps, member, entry, { values: form.fields, errors })
  await change(c, deps, member, entry, async (db) => {
    await relabelNavigationEntry(db, entry.id, label, target)
    return 'navigation.edit'
  })
  return toList(c, entry, 'saved')
}

export async function placeEntry(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const entry = entryHere(c)
  if (!entry) return errorPage(c, deps, 404)
  const form = await readForm(c, { direction: stepSchema })
  if (!form.ok) return errorPage(c, deps, 400, { fields: form.fields })
  const { direction } = form.fields
  await change(c, deps, member, entry, async (db) =>
    (await moveNavigationEntry(db, entry, direction)) ? 'navigation.move' : undefined,
  )
  return toList(c, entry)
}

export async function setVisibility(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const entry = entryHere(c)
  if (!entry) return errorPage(c, deps, 404)
  const form = await readForm(c, { to: z.enum(['hidden', 'shown']) })
  if (!form.ok) return errorPage(c, deps, 400, { fields: form.fields })
  const isHidden = form.fields.to === 'hidden'
  await change(c, deps, member, entry, async (db) => {
    await hideNavigationEntry(db, deps.clock, entry.id, isHidden)
    return 'navigation.edit'
  })
  return toList(c, entry, 'saved')
}

export async function askToRemoveEntry(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const entry = entryHere(c)
  if (!entry) return errorPage(c, deps, 404)
  const text = textHere(c)
  const name = entryName(c, entry)
  return ask(c, deps, member, {
    title: text('publication.navigation.remove-ask', { name }),
    why: text('publication.navigation.remove-why'),
    action: here(c, `${LIST}/${entry.id}/removal`),
    confirm: text('publication.navigation.remove'),
    cancelHref: here(c, `${LIST}/${entry.id}`),
  })
}

export async function removeEntryHere(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const entry = entryHere(c)
  if (!entry) return errorPage(c, deps, 404)
  const form = await readForm(c, {})
  if (!form.ok) return errorPage(c, deps, 400, { fields: form.fields })
  await change(c, deps, member, entry, async (db) => {
    await removeNavigationEntry(db, entry.id)
    return 'navigation.remove'
  })
  return toList(c, entry, 'removed')
}

export async function askToForget(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const arranged = placeHere(c)
  if (!arranged) return errorPage(c, deps, 404)
  const text = textHere(c)
  const { language, place } = arranged
  return ask(c, deps, member, {
    title: text(`publication.navigation.forget-ask-${place}`),
    why: text('publication.navigation.forget-why'),
    action: here(c, `${LIST}/${language}/${place}/removal`),
    confirm: text('publication.navigation.forget'),
    cancelHref: `${here(c, LIST)}?language=${language}`,
  })
}

export async function forgetHere(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const arranged = placeHere(c)
  if (!arranged) return errorPage(c, deps, 404)
  const form = await readForm(c, {})
  if (!form.ok) return errorPage(c, deps, 400, { fields: form.fields })
  const { language, place } = arranged
  await change(c, deps, member, { ...arranged, id: `${language}-${place}` }, async (db) => {
    await forgetNavigation(db, language, place)
    return 'navigation.restore'
  })
  return toList(c, arranged, 'saved')
}

type Subject = Arranged & Partial<NavigationEntry> & { id: string; name?: string }

/** Writes down how it stands, changes it, and puts both on the trail. */
async function change(
  c: Asking,
  deps: Deps,
  member: Member,
  subject: Subject,
  work: (db: Db) => Promise<string | undefined>,
): Promise<void> {
  const { language, place } = subject
  const { site } = c.var
  const before = navigationOf(site, language, place)
  await carryOut(c, deps, member, async (db) => {
    await keepNavigation(db, isArranged(site, language, place) ? [] : before)
    const act = await work(db)
    if (act === undefined) return undefined
    const navigation = await listNavigation(db)
    const after = navigationOf({ ...site, navigation }, language, place)
    const named = before.find(({ id }) => id === subject.id)
    const name = subject.name ?? (named ? entryName(c, { ...named, language }) : `${language}: ${place}`)
    const said = (entries: NavigationEntry[]) => ({
      language,
      place,
      entries: entries.map((entry) => {
        const own =
          entry.id === subject.id && subject.name ? subject.name : entryName(c, { ...entry, language })
        return entry.hiddenAt === null ? own : `(${own})`
      }),
    })
    return {
      act,
      subject: { kind: 'navigation', id: subject.id, name },
      before: said(before),
      after: said(after),
    }
  })
}

function ask(
  c: Asking,
  deps: Deps,
  member: Member,
  { title, ...question }: { title: string; why: string; action: string; confirm: string; cancelHref: string },
) {
  const frame = thingFrame(c, deps, member, { title, area: 'navigation' })
  return c.html(thingQuestionPage({ frame, ...question }))
}

function toList(c: Asking, { language, place }: Arranged, done?: string): Response {
  const said = done === undefined ? '' : `&done=${done}`
  return c.redirect(`${here(c, LIST)}?language=${language}${said}#${place}`, 303)
}
