import { z } from 'zod'
import type { Member } from '../../../domain/staff/may.ts'
import {
  isSource,
  isTarget,
  lineOf,
  readRedirects,
  type Redirect,
  type RedirectLine,
  removeRedirect,
  setRedirect,
} from '../../../domain/publication/redirect-edit.ts'
import { thingQuestionPage } from '../../../theme/newsroom/publication/things.tsx'
import { line, readForm } from '../../account/form.ts'
import { here } from '../../account/person.ts'
import type { Deps } from '../../context.ts'
import type { Asking } from '../../route.ts'
import { errorPage } from '../../site/errors.ts'
import { redirectHere, redirectPage, REDIRECTS as list, redirectsPage } from './redirect-pages.ts'
import { carryOut, textHere } from './room.ts'
import { back, nothingSent, thingFrame } from './things.ts'

export const showRedirects = (c: Asking, deps: Deps, member: Member) =>
  redirectsPage(c, deps, member, nothingSent)

/** Many at once, as CSV. What can be taken is taken; the rest comes back to be mended, each line with its reason. */
export async function addRedirects(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const csv = z.string().max(60_000)
  const form = await readForm(c, { csv })
  if (!form.ok) return errorPage(c, deps, 400, { fields: form.fields })
  const { lines, refused } = readRedirects(form.fields.csv)
  const loops = lines.length === 0 ? [] : await setAll(c, deps, member, lines)
  for (const { line, source, target } of lines)
    if (loops.includes(source)) refused.push({ line, text: lineOf([source, target ?? '']), why: 'loop' })
  if (refused.length === 0) return back(c, list, lines.length === 0 ? undefined : 'added')
  refused.sort((one, other) => one.line - other.line)
  const text = textHere(c)
  const added = lines.length - loops.length
  return redirectsPage(c, deps, member, {
    values: { csv: refused.map((line) => line.text).join('\n') },
    errors: { csv: text('publication.redirects.refused', { count: refused.length, added }) },
    refused,
  })
}

export async function showRedirect(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const redirect = await redirectHere(c, deps)
  return redirect ? redirectPage(c, deps, member, redirect, nothingSent) : errorPage(c, deps, 404)
}

export async function saveRedirect(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const redirect = await redirectHere(c, deps)
  if (!redirect) return errorPage(c, deps, 404)
  const form = await readForm(c, { source: line, target: line })
  if (!form.ok) return errorPage(c, deps, 400, { fields: form.fields })
  const text = textHere(c)
  const source = form.fields.source.trim()
  const target = form.fields.target.trim()
  const errors: Record<string, string> = {}
  if (!isSource(source)) errors['source'] = text('publication.error.source')
  if (target !== '' && !isTarget(target)) errors['target'] = text('publication.error.target')
  const refuse = () => redirectPage(c, deps, member, redirect, { values: form.fields, errors })
  if (Object.keys(errors).length > 0) return refuse()
  if (await replace(c, deps, member, redirect, { source, target: target || null }))
    return back(c, list, 'saved')
  errors['target'] = text('publication.error.loop', { name: source })
  return refuse()
}

export async function askToRemoveRedirect(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const redirect = await redirectHere(c, deps)
  if (!redirect) return errorPage(c, deps, 404)
  const text = textHere(c)
  const html = thingQuestionPage({
    frame: thingFrame(c, deps, member, {
      title: text('publication.redirects.remove-ask', { name: redirect.source }),
      area: 'redirects',
    }),
    why: text('publication.redirects.remove-why'),
    action: here(c, `${list}/${redirect.id}/removal`),
    confirm: text('publication.redirects.remove'),
    cancelHref: here(c, `${list}/${redirect.id}`),
  })
  return c.html(html)
}

export async function removeRedirectHere(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const redirect = await redirectHere(c, deps)
  if (!redirect) return errorPage(c, deps, 404)
  const form = await readForm(c, {})
  if (!form.ok) return errorPage(c, deps, 400, { fields: form.fields })
  await carryOut(c, deps, member, async (db) => {
    if (!(await removeRedirect(db, redirect.id))) return undefined
    const { id, source, target } = redirect
    return {
      act: 'redirect.remove',
      subject: { kind: 'redirect', id, name: source },
      before: { source, target },
    }
  })
  return back(c, list, 'removed')
}

/** All in one transaction. Answers the sources at which a circle would close, of which nothing was changed. */
async function setAll(
  c: Asking,
  deps: Deps,
  member: Member,
  lines: readonly RedirectLine[],
): Promise<string[]> {
  const loops: string[] = []
  await carryOut(c, deps, member, async (db) => {
    for (const { source, target } of lines)
      if ((await setRedirect(db, deps.clock, source, target)) === 'loop') loops.push(source)
    const set = lines.filter(({ source }) => !loops.includes(source))
    if (set.length === 0) return undefined
    const name = set.length === 1 ? (set[0]?.source ?? '') : String(set.length)
    const after = set.map(({ source, target }) => ({ source, target }))
    return { act: 'redirect.add', subject: { kind: 'redirect', id: 'import', name }, after }
  })
  return loops
}

/** Thrown within the transaction, so that nothing of it stays. */
class Loop extends Error {}

/** False: it would close a circle, and nothing was changed. */
async function replace(
  c: Asking,
  deps: Deps,
  member: Member,
  { id, source, target }: Redirect,
  after: RedirectLine,
): Promise<boolean> {
  try {
    await carryOut(c, deps, member, async (db) => {
      await removeRedirect(db, id)
      if ((await setRedirect(db, deps.clock, after.source, after.target)) === 'loop') throw new Loop()
      const subject = { kind: 'redirect', id, name: after.source }
      return { act: 'redirect.edit', subject, before: { source, target }, after }
    })
    return true
  } catch (error) {
    if (error instanceof Loop) return false
    throw error
  }
}
