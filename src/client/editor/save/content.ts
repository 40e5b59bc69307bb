import type { EditorPicture } from '../../../lib/editor/facts.ts'
import type { Fields } from '../../../lib/editor/fields.ts'

/** What is saved: everything that a revision holds. */
export type Content = Fields & { body: unknown }

/** The newest revision as the server describes it. */
export type Head = {
  revisionId: string
  number: number
  by: string
  byId: string
  at: string
  content: Content
  pictures: EditorPicture[]
}

/** Whether two contents say the same: absent, undefined, empty search fields and `featured: false` are one. */
export function isSame(one: Content, other: Content): boolean {
  return JSON.stringify(ordered(one)) === JSON.stringify(ordered(other))
}

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key, own]) => own !== undefined && !(key === 'featured' && own === false))
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, own]) => [key, ordered(own)]),
  )
}
