import { type Clock, hoursBefore, toInstantText } from '../../lib/clock.ts'
import type { Db } from '../../platform/db/schema.ts'

/** A day longer than they live, so that a late click is told "expired" and not "unknown". */
const SIGN_INS_KEPT_HOURS = 24

/** Deletes sessions that have ended and messages that can no longer be answered. */
export async function forgetExpired(db: Db, clock: Clock): Promise<void> {
  const now = clock()
  await db.deleteFrom('session').where('expiresAt', '<=', toInstantText(now)).execute()
  await db
    .deleteFrom('signIn')
    .where('expiresAt', '<=', toInstantText(hoursBefore(now, SIGN_INS_KEPT_HOURS)))
    .execute()
}
