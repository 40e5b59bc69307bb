import { type Clock, hoursBefore, toInstantText } from '../../lib/clock.ts'
import type { Db } from '../db/schema.ts'

const DONE_KEPT_HOURS = 7 * 24
const FAILED_KEPT_HOURS = 90 * 24

/** Finished jobs go after a week; failed ones stay a season, because someone may still ask what went wrong. */
export async function forgetFinishedJobs(db: Db, clock: Clock): Promise<void> {
  const before = (hours: number) => toInstantText(hoursBefore(clock(), hours))
  await db.deleteFrom('job').where('doneAt', '<=', before(DONE_KEPT_HOURS)).execute()
  await db.deleteFrom('job').where('failedAt', '<=', before(FAILED_KEPT_HOURS)).execute()
}
