import { type Clock, toInstantText } from '../../lib/clock.ts'
import { announceChange } from '../../platform/db/changes.ts'
import type { Db, Id, InstantText } from '../../platform/db/schema.ts'

/** How long a proof of who someone is counts for dangerous acts. */
export const STEP_UP_MINUTES = 10

export function isSteppedUp(
  { steppedUpAt }: { steppedUpAt: InstantText | null },
  now: Temporal.Instant,
): boolean {
  return steppedUpAt !== null && steppedUpAt > toInstantText(now.subtract({ minutes: STEP_UP_MINUTES }))
}

/** They have just proved it again, in this session. False: it is not theirs, or it has ended. */
export async function noteStepUp(
  db: Db,
  clock: Clock,
  { staffId, sessionId }: { staffId: Id; sessionId: Id },
): Promise<boolean> {
  const noted = await db
    .updateTable('session')
    .set({ steppedUpAt: toInstantText(clock()) })
    .where('id', '=', sessionId)
    .where('staffId', '=', staffId)
    .executeTakeFirst()
  if (noted.numUpdatedRows === 0n) return false
  // Other processes remember the session as it was.
  await announceChange(db, 'sessions')
  return true
}
