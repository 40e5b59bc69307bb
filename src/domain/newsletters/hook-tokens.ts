import { type Clock, toInstantText } from '../../lib/clock.ts'
import type { Db } from '../../platform/db/schema.ts'

const KEPT_HOURS = 1

/** False: it was spent before. Call it in the transaction of what it stands for, so that neither is there alone. */
export async function spendToken(db: Db, clock: Clock, token: string): Promise<boolean> {
  const { numInsertedOrUpdatedRows = 0n } = await db
    .insertInto('hookToken')
    .values({ token, seenAt: toInstantText(clock()) })
    .onConflict((conflict) => conflict.column('token').doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows > 0n
}

/** Long after their signatures have gone stale. */
export async function forgetTokens(db: Db, clock: Clock): Promise<void> {
  const before = toInstantText(clock().subtract({ hours: KEPT_HOURS }))
  await db.deleteFrom('hookToken').where('seenAt', '<', before).execute()
}
