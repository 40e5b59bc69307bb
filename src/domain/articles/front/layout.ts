import { z } from 'zod'
import type { Id } from '../../../platform/db/schema.ts'

export const most = { secondary: 6, briefs: 12, rows: 60, perRow: 8 } as const

const id = z.string().regex(/^[\w-]{1,64}$/)

/** What fills a place by itself: the newest of its kind that does not stand on the page yet. */
export const ruleSchema = z.union([
  /** The newest featured among the latest analyses, else the newest of them. */
  z.literal('featured'),
  z.literal('analysis'),
  z.literal('brief'),
  z.templateLiteral(['section:', id]),
])

/** `article` is placed by hand; where it cannot stand there, and where it is null, the rule fills the place. */
export const slotSchema = z.strictObject({ rule: ruleSchema, article: id.nullable() })

const rowSchema = z.strictObject({
  section: id,
  count: z.int().min(1).max(most.perRow),
  shown: z.boolean(),
})

/** How the front page of one language is arranged. Sections that it does not name follow after those that it does. */
export const layoutSchema = z.strictObject({
  lead: slotSchema,
  secondary: z.array(slotSchema).max(most.secondary),
  briefs: z.array(slotSchema).max(most.briefs),
  rows: z.array(rowSchema).max(most.rows),
  /** A section with fewer than two further articles shows again what stands above. */
  repeats: z.boolean(),
})

export type Rule = z.infer<typeof ruleSchema>
export type Slot = z.infer<typeof slotSchema>
export type Row = z.infer<typeof rowSchema>
export type Layout = z.infer<typeof layoutSchema>

/** Groups of places that grow and shrink. */
export type Group = 'secondary' | 'briefs'
export type Place = 'lead' | `${Group}-${number}`

const byRule = (rule: Rule): Slot => ({ rule, article: null })

export function emptySlot(group: Group): Slot {
  return byRule(group === 'briefs' ? 'brief' : 'analysis')
}

/** The page until somebody arranges it. */
export const standardLayout: Layout = {
  lead: byRule('featured'),
  secondary: Array.from({ length: 3 }, () => emptySlot('secondary')),
  briefs: Array.from({ length: 8 }, () => emptySlot('briefs')),
  rows: [],
  repeats: true,
}

const PER_ROW = 4

/** Every place that holds one article, in the order of the page. */
export function placesOf(layout: Layout): { place: Place; slot: Slot }[] {
  const inGroup = (group: Group) =>
    layout[group].map((slot, index) => ({ place: `${group}-${index}` as const, slot }))
  return [{ place: 'lead', slot: layout.lead }, ...inGroup('secondary'), ...inGroup('briefs')]
}

/** With a row for every section there is, and for no other. */
export function withEverySection(layout: Layout, sections: readonly { id: Id }[]): Layout {
  const known = layout.rows.filter(({ section }) => sections.some((one) => one.id === section))
  const added = sections
    .filter((one) => !known.some(({ section }) => section === one.id))
    .map((one): Row => ({ section: one.id, count: PER_ROW, shown: true }))
  return { ...layout, rows: [...known, ...added].slice(0, most.rows) }
}

/** The section whose newest article a rule asks for. */
export function sectionOfRule(rule: Rule): Id | undefined {
  return rule.startsWith('section:') ? rule.slice('section:'.length) : undefined
}
