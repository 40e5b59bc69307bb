import type { ZodType } from 'zod'
import {
  type Layout,
  layoutSchema,
  most,
  type Place,
  placesOf,
} from '../../../domain/articles/front/layout.ts'
import { isInterfaceLanguage } from '../../../lib/languages.ts'
import { type FormRead, line, readForm } from '../../account/form.ts'
import type { Asking } from '../../route.ts'
import { tick } from '../publication/room.ts'

/** What the form holds: an arrangement that is nowhere else until it is published. */
export type Arranged = {
  language: string
  layout: Layout
  /** The latest revision there was when the form was opened; empty: none. */
  base: string
  /** The scheduled revision it was opened from. */
  replaces: string
  /** What was typed in the places' search boxes. */
  finds: Map<Place, string>
  command: string
  at: string
  which: string
}

type Typed = Readonly<Record<string, string | undefined>>

const places: Place[] = [
  'lead',
  ...Array.from({ length: most.secondary }, (_, index): Place => `secondary-${index}`),
  ...Array.from({ length: most.briefs }, (_, index): Place => `briefs-${index}`),
]

const own = { language: line, base: line, do: line }
const may = ['replaces', 'at', 'which', ...places.flatMap((place) => fieldsOf(place))]
const rowFields = Array.from({ length: most.rows }, (_, index) => [
  `row-${index}-section`,
  `row-${index}-count`,
])
const rowTicks = Array.from({ length: most.rows }, (_, index) => `row-${index}-shown`)

const shape: Record<string, ZodType<string | undefined>> = {
  ...own,
  ...Object.fromEntries([...may, ...rowFields.flat()].map((name) => [name, line.optional()])),
  ...Object.fromEntries(['repeats', ...rowTicks].map((name) => [name, tick])),
}

export async function readArranged(c: Asking): Promise<FormRead<Arranged>> {
  const read = await readForm(c, shape)
  if (!read.ok) return read
  const typed: Typed = read.fields
  const language = typed['language'] ?? ''
  if (!frontLanguages(c).includes(language))
    return { ok: false, fields: [{ field: 'language', message: 'is not one of the publication' }] }
  const layout = layoutSchema.safeParse(toLayout(typed))
  if (!layout.success)
    return {
      ok: false,
      fields: layout.error.issues.map(({ path, message }) => ({ field: path.join('-'), message })),
    }
  const { base = '', replaces = '', at = '', which = '' } = typed
  const finds = placesOf(layout.data).flatMap(({ place }) => {
    const query = (typed[`${place}-find`] ?? '').trim()
    return query === '' ? [] : [[place, query] as const]
  })
  const fields = { language, layout: layout.data, base, replaces, at, which, command: typed['do'] ?? '' }
  return { ok: true, fields: { ...fields, finds: new Map(finds) } }
}

/** Languages that have a front page. */
export function frontLanguages(c: Asking): string[] {
  return c.var.site.identity.languages.filter(isInterfaceLanguage)
}

function fieldsOf(place: Place): string[] {
  return [`${place}-rule`, `${place}-article`, `${place}-find`]
}

function toLayout(typed: Typed) {
  const slot = (place: Place) => ({
    rule: typed[`${place}-rule`],
    article: typed[`${place}-article`] || null,
  })
  const isThere = (place: Place) => typed[`${place}-rule`] !== undefined
  return {
    lead: slot('lead'),
    secondary: places.filter((place) => place.startsWith('secondary') && isThere(place)).map(slot),
    briefs: places.filter((place) => place.startsWith('briefs') && isThere(place)).map(slot),
    rows: rowFields.flatMap(([section = '', count = ''], index) =>
      typed[section] === undefined
        ? []
        : [
            {
              section: typed[section],
              count: Number(typed[count]),
              shown: typed[`row-${index}-shown`] === 'yes',
            },
          ],
    ),
    repeats: typed['repeats'] === 'yes',
  }
}
