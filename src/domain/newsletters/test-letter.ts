import { type Clock, toInstantText } from '../../lib/clock.ts'
import type { Db, Id } from '../../platform/db/schema.ts'
import { enqueue } from '../../platform/queue/enqueue.ts'

export const TEST_LETTER = 'edition.test'

/** To so many colleagues at once. */
export const MOST_TESTERS = 5

export type Tester = { id: Id; name: string; email: string }

/** Whom a test may be sent to: those who work here, and nobody else. */
export async function listTesters(db: Db): Promise<Tester[]> {
  const rows = await db
    .selectFrom('staff')
    .select(['id', 'name', 'email'])
    .where('removedAt', 'is', null)
    .execute()
  return rows.toSorted((one, other) => one.name.localeCompare(other.name))
}

/** As this kind of reader would get it: each tester one mail of the queue's. */
export async function enqueueTests(
  db: Db,
  clock: Clock,
  test: { editionId: Id; staffIds: readonly Id[]; as: 'visitor' | 'reader'; variant: 'a' | 'b' },
): Promise<void> {
  const { staffIds, ...what } = test
  const at = toInstantText(clock())
  for (const staffId of staffIds)
    await enqueue(db, { kind: TEST_LETTER, payload: { ...what, staffId, at } }, clock)
}
