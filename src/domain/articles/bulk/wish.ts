import { z } from 'zod'

/** What can be done to many articles at once. Times are instant text; null: nobody, never. */
export const wishSchema = z.discriminatedUnion('act', [
  z.strictObject({ act: z.literal('section'), sectionId: z.string() }),
  z.strictObject({ act: z.literal(['add-topic', 'remove-topic']), topicId: z.string() }),
  z.strictObject({ act: z.literal('assign'), assigneeId: z.string().nullable() }),
  z.strictObject({ act: z.literal('due'), dueAt: z.string().nullable() }),
  z.strictObject({ act: z.literal(['archive', 'unarchive']) }),
])

export type BulkWish = z.infer<typeof wishSchema>

/** Why one article stayed as it was. */
export const bulkReasons = [
  /** The role, or the section. */
  'role',
  /** It stands where this makes no sense. */
  'stage',
  /** It is open in somebody's editor, whose next save would meet words it does not know. */
  'open',
  /** They could not work on it. */
  'assignee',
  /** Something it names is no more. */
  'broken',
  /** Undoing only: somebody has changed since what was changed. */
  'changed',
] as const

export type BulkReason = (typeof bulkReasons)[number]

const placed = z.strictObject({ sectionId: z.string(), topicIds: z.array(z.string()) })

/** Where an article is filed, in its newest revision and in the one readers see. */
const filed = z.strictObject({
  headId: z.string(),
  liveId: z.string().nullable(),
  sectionId: z.string(),
  head: placed,
  live: placed.nullable(),
})

const stateSchema = z.union([
  z.strictObject({ filed }),
  z.strictObject({ assigneeId: z.string().nullable() }),
  z.strictObject({ dueAt: z.string().nullable() }),
  z.strictObject({ archivedAt: z.string().nullable() }),
])

export type BulkState = z.infer<typeof stateSchema>
export type Placed = z.infer<typeof placed>
export type Filed = z.infer<typeof filed>

export const doneSchema = z.array(
  z.strictObject({ articleId: z.string(), before: stateSchema, after: stateSchema }),
)

export const refusedSchema = z.array(
  z.strictObject({ articleId: z.string(), name: z.string(), because: z.enum(bulkReasons) }),
)

export type BulkDone = z.infer<typeof doneSchema>[number]
export type BulkRefused = z.infer<typeof refusedSchema>[number]

/** What became of one article; `same`: it was like that already. */
export type Applied =
  | { is: 'done'; before: BulkState; after: BulkState }
  | { is: 'same' }
  | { is: 'refused'; because: BulkReason }

export function refuse(because: BulkReason): Applied {
  return { is: 'refused', because }
}
