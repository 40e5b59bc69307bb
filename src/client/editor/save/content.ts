/** What is saved: everything that a revision holds. The order of its keys is always the same. */
export type Content = {
  headline: string
  kicker: string
  standfirst: string
  summary: string
  body: unknown
  lead: { media: string; alt: string; caption: string; credit: string } | null
  sectionId: string
  authorIds: string[]
  topicIds: string[]
  audience: string | null
  slug?: string
  featured: boolean
  search?: { title: string; description: string }
  social?: { title: string; description: string; media: string | null }
}

/** The newest revision as the server describes it. */
export type Head = {
  revisionId: string
  number: number
  by: string
  byId: string
  at: string
  content: Content
  pictures: { id: string; src: string; width: number; height: number; alt: string }[]
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
