import { z } from 'zod'
import { isNamed } from '../../../domain/articles/bylines.ts'
import type { NavigationEntry } from '../../../domain/publication/navigation.ts'
import { findTopicsByName } from '../../../domain/topics/find-by-name.ts'
import { inLanguage } from '../../../lib/localized.ts'
import type { Deps } from '../../context.ts'
import type { Asking } from '../../route.ts'
import { findTarget, fixedPlaces, navigationOf } from '../../site/navigation.ts'
import { type Arranged, isElsewhere } from './navigation-here.ts'
import { textHere } from './room.ts'

/** `section~ID` and the like are chosen from a list; a topic and an address are typed. */
export const whatSchema = z.string().regex(/^(?:topic|address|(?:section|series|page|fixed)~[\w-]{1,64})$/)

type Fields = { what: string; target: string; label: string }
type Read = Pick<NavigationEntry, 'kind' | 'target' | 'label'> & { name: string }

/** What is to be added, or what is wrong with it. */
export async function readEntry(
  c: Asking,
  deps: Deps,
  arranged: Arranged,
  fields: Fields,
): Promise<Read | { errors: Record<string, string> }> {
  const text = textHere(c)
  const label = fields.label.trim()
  if (label.length > 80) return { errors: { label: text('publication.error.long') } }
  const found = await readTarget(c, deps, arranged, fields)
  if ('errors' in found) return found
  if (found.kind === 'address' && label === '') return { errors: { label: text('publication.error.name') } }
  const entries = navigationOf(c.var.site, arranged.language, arranged.place)
  const isThere = entries.some(({ kind, target }) => kind === found.kind && target === found.target)
  const field = found.kind === 'topic' || found.kind === 'address' ? 'target' : 'what'
  const name = label || found.name
  if (isThere) return { errors: { [field]: text('publication.navigation.error-there', { name }) } }
  return { kind: found.kind, target: found.target, label, name }
}

type Found = Pick<NavigationEntry, 'kind' | 'target'> & { name: string }

async function readTarget(
  c: Asking,
  deps: Deps,
  { language }: Arranged,
  { what, target }: Fields,
): Promise<Found | { errors: Record<string, string> }> {
  const text = textHere(c)
  const typed = target.trim()
  if (what === 'address') {
    if (isElsewhere(typed)) return { kind: 'address', target: typed, name: typed }
    return { errors: { target: text('publication.navigation.error-address') } }
  }
  if (what === 'topic') {
    const topics = typed === '' ? [] : await findTopicsByName(deps.database.db, typed)
    const topic = topics.find(({ name }) => isNamed(name, typed)) ?? topics[0]
    if (topic) return { kind: 'topic', target: topic.id, name: inLanguage(topic.name, language) }
    return { errors: { target: text('publication.navigation.error-topic', { name: typed }) } }
  }
  const [kind, id = ''] = what.split('~')
  const known = chosenKinds.find((one) => one === kind) ?? 'section'
  const found = findTarget(c.var.site, language, known, id)
  if (found) return { kind: known, target: id, name: found.name }
  return { errors: { what: text('publication.navigation.error-gone') } }
}

export const chosenKinds = ['section', 'series', 'page', 'fixed'] as const

/** Everything of the publication that can be chosen and is not there yet, as `what` names it. */
export function choosable(c: Asking, { language, place }: Arranged): { value: string; name: string }[] {
  const { site } = c.var
  const there = navigationOf(site, language, place).map(({ kind, target }) => `${kind}~${target}`)
  const all = [
    ...site.sections.map(({ id }) => ['section', id] as const),
    ...site.series.map(({ id }) => ['series', id] as const),
    ...(site.pages.get(language) ?? []).map(({ id }) => ['page', id] as const),
    ...fixedPlaces.map((name) => ['fixed', name] as const),
  ]
  return all.flatMap(([kind, id]) => {
    const found = findTarget(site, language, kind, id)
    const value = `${kind}~${id}`
    if (!found || there.includes(value)) return []
    return [{ value, name: `${textHere(c)(`publication.navigation.kind-${kind}`)}: ${found.name}` }]
  })
}
