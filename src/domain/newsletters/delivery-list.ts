import type { Db, Id } from '../../platform/db/schema.ts'
import type { DeliveryState } from '../../platform/db/schema-letters.ts'
import { isAfter, type Place } from './tally.ts'

export type DeliveryListed = {
  id: Id
  dueAt: string
  email: string
  server: string | null
  answer: string | null
  problem: string | null
  variant: 'a' | 'b' | null
  settledAt: string | null
  bouncedAt: string | null
  complainedAt: string | null
}

/** Copies of an edition that stand there, in the order in which they were due; `returned`: bounced since. */
export async function listDeliveries(
  db: Db,
  editionId: Id,
  { state, after, most }: { state: DeliveryState | 'returned'; after?: Place | undefined; most: number },
): Promise<DeliveryListed[]> {
  const rows = db
    .selectFrom('delivery')
    .select(['id', 'dueAt', 'email', 'server', 'answer', 'problem', 'variant', 'settledAt'])
    .select(['bouncedAt', 'complainedAt'])
    .where('editionId', '=', editionId)
    .where(isAfter(after))
    .orderBy('dueAt')
    .orderBy('id')
    .limit(most)
  return state === 'returned'
    ? rows.where('bouncedAt', 'is not', null).execute()
    : rows.where('state', '=', state).execute()
}
