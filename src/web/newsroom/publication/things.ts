import type { Member } from '../../../domain/staff/may.ts'
import type { NewsroomArea, Notice } from '../../../theme/contract/newsroom.ts'
import type { ThingField } from '../../../theme/contract/newsroom-things.ts'
import type { NewsroomKey } from '../../../theme/language/newsroom/say.ts'
import { here } from '../../account/person.ts'
import type { Deps } from '../../context.ts'
import type { Asking } from '../../route.ts'
import { newsroomFrame } from '../frame.ts'
import type { Errors, Values } from './policy-form.ts'
import { noticeHere, wordingLanguages } from './room.ts'

/** What every one of these pages may say after an act. */
const done: Record<string, NewsroomKey> = {
  saved: 'publication.done.saved',
  added: 'publication.done.added',
  removed: 'publication.done.removed',
  merged: 'publication.done.merged',
  divided: 'publication.division.done',
  published: 'publication.done.published',
  unpublished: 'publication.done.unpublished',
}

export function thingFrame(
  c: Asking,
  deps: Deps,
  member: Member,
  facts: { title: string; area: NewsroomArea; query?: string; notice?: Notice },
) {
  return newsroomFrame(c, deps, member, { notice: noticeHere(c, done), ...facts })
}

export function back(c: Asking, path: string, what?: string): Response {
  return c.redirect(`${here(c, path)}${what === undefined ? '' : `?done=${what}`}`, 303)
}

/** One field for each language of the publication, labelled with the language's name. */
export function fieldsPerLanguage(
  c: Asking,
  name: string,
  label: string,
  shape: { kind: 'line' } | { kind: 'text'; rows?: number },
  firstRequired = false,
): ThingField[] {
  return wordingLanguages(c).map((language, index) => ({
    ...shape,
    name: `${name}-${language.code}`,
    label: `${label} · ${language.name}`,
    lang: language.code,
    dir: language.dir,
    required: firstRequired && index === 0,
  }))
}

export type Sent = { values: Values; errors: Errors }

export const nothingSent: Sent = { values: {}, errors: {} }

export function statusOf({ errors }: Pick<Sent, 'errors'>): 200 | 400 {
  return Object.keys(errors).length > 0 ? 400 : 200
}

const SIZE = 50

/** A page of a list that is at hand whole, by `?page=`. */
export function pageOf<Row>(c: Asking, rows: Row[], path: string) {
  const last = Math.max(1, Math.ceil(rows.length / SIZE))
  const page = Math.min(last, Math.max(1, Math.trunc(Number(c.req.query('page')) || 1)))
  const shown = rows.slice((page - 1) * SIZE, page * SIZE)
  const at = (number: number) => {
    const query = new URLSearchParams()
    for (const [name, value] of Object.entries(c.req.query()))
      if (name !== 'page' && name !== 'done' && value !== '') query.set(name, value)
    query.set('page', String(number))
    return `${here(c, path)}?${query.toString()}`
  }
  return {
    shown,
    range:
      rows.length > SIZE
        ? { from: (page - 1) * SIZE + 1, to: (page - 1) * SIZE + shown.length, total: rows.length }
        : undefined,
    previousHref: page > 1 ? at(page - 1) : undefined,
    nextHref: page < last ? at(page + 1) : undefined,
  }
}
