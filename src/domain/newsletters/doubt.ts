import { type Clock, toInstantText } from '../../lib/clock.ts'
import type { Db, Id } from '../../platform/db/schema.ts'
import { inTransaction } from '../../platform/db/transaction.ts'
import { isAfter, type Place } from './tally.ts'

/** One copy of which nobody knows whether it arrived, with all that is known about it. */
export type Doubtful = {
  id: Id
  dueAt: string
  email: string
  /** The mail server it was given to, and when that began to take it. */
  server: string | null
  wireAt: string | null
  /** What the server said last, if anything. */
  answer: string | null
  problem: string | null
  attempts: number
  /** A report that came in since shows that it arrived somewhere. */
  bounces: { kind: 'hard' | 'soft' | 'complaint'; evidence: string; receivedAt: string }[]
}

/** Copies in doubt that nobody has decided about, in the order in which they were due. */
export async function listDoubtful(
  db: Db,
  editionId: Id,
  { after, most }: { after?: Place | undefined; most: number },
): Promise<Doubtful[]> {
  const rows = await db
    .selectFrom('delivery')
    .select(['id', 'dueAt', 'email', 'server', 'wireAt', 'answer', 'problem', 'attempts'])
    .where('editionId', '=', editionId)
    .where('state', '=', 'in-doubt')
    .where('decidedBy', 'is', null)
    .where(isAfter(after))
    .orderBy('dueAt')
    .orderBy('id')
    .limit(most)
    .execute()
  if (rows.length === 0) return []
  const bounces = await db
    .selectFrom('bounce')
    .select(['deliveryId', 'kind', 'evidence', 'receivedAt'])
    .where(
      'deliveryId',
      'in',
      rows.map(({ id }) => id),
    )
    .orderBy('receivedAt')
    .execute()
  return rows.map((row) => ({
    ...row,
    bounces: bounces
      .filter(({ deliveryId }) => deliveryId === row.id)
      .map(({ kind, evidence, receivedAt }) => ({ kind, evidence, receivedAt })),
  }))
}

export type DoubtDecision = 'resend' | 'leave'

/**
 * Decides about one copy in doubt, or (`deliveryId` left out) about all of an edition. Each is decided once: who comes
 * second, or clicks twice, changes nothing, and neither does a page that was opened (`seenAt`) before the copy went out
 * again. To resend means that the recipient may get it twice; the edition goes on
 * sending until those copies have reached an end. Answers how many were decided.
 */
export async function decideDoubt(
  db: Db,
  clock: Clock,
  wish: { editionId: Id; deliveryId?: Id | undefined; decision: DoubtDecision; by: Id; seenAt: string },
): Promise<number> {
  const { editionId, deliveryId, decision, by, seenAt } = wish
  const now = toInstantText(clock())
  return inTransaction(db, async (db) => {
    // The edition's row is taken first, as everywhere, so that its end and a resending do not miss each other.
    await db
      .updateTable('edition')
      .set((edition) => ({ state: edition.ref('state') }))
      .where('id', '=', editionId)
      .execute()
    const { numUpdatedRows } = await db
      .updateTable('delivery')
      .set((row) => ({
        decidedBy: by,
        ...(decision === 'leave'
          ? { settledAt: now }
          : // A higher fence, so that a late report of the first attempt counts no more.
            {
              state: 'pending' as const,
              dueAt: now,
              problem: null,
              fence: row('fence', '+', 1),
              attempts: 0,
            }),
      }))
      .where('editionId', '=', editionId)
      .where('state', '=', 'in-doubt')
      .where('decidedBy', 'is', null)
      .where((row) => row.or([row('wireAt', 'is', null), row('wireAt', '<=', seenAt)]))
      .$if(deliveryId !== undefined, (query) => query.where('id', '=', deliveryId ?? ''))
      .executeTakeFirst()
    const decided = Number(numUpdatedRows)
    if (decided > 0 && decision === 'resend')
      await db
        .updateTable('edition')
        .set({ state: 'sending', sentAt: null })
        .where('id', '=', editionId)
        .where('state', 'in', ['sent', 'stopped'])
        .execute()
    return decided
  })
}
