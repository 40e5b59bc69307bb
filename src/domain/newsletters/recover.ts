import { type Clock, toInstantText } from '../../lib/clock.ts'
import type { Db } from '../../platform/db/schema.ts'

/**
 * What workers that ended have left behind. A copy that was only claimed cannot have been sent and is due again; one on
 * the wire may have been, and nobody is mailed twice on a guess.
 */
export async function recoverAbandoned(db: Db, clock: Clock): Promise<void> {
  const now = toInstantText(clock())
  // One read, so that looking in vain takes no lock on either database: every process looks each second.
  const abandoned = await db
    .selectFrom('delivery')
    .select('id')
    .where('state', 'in', ['claimed', 'on-the-wire'])
    .where('leasedUntil', '<=', now)
    .limit(1)
    .executeTakeFirst()
  if (!abandoned) return
  await db
    .updateTable('delivery')
    .set((row) => ({ state: 'pending', leasedUntil: null, attempts: row('attempts', '-', 1) }))
    .where('state', '=', 'claimed')
    .where('leasedUntil', '<=', now)
    .execute()
  await db
    .updateTable('delivery')
    .set({
      state: 'in-doubt',
      leasedUntil: null,
      problem: 'the worker ended before an answer came',
      decidedBy: null,
    })
    .where('state', '=', 'on-the-wire')
    .where('leasedUntil', '<=', now)
    .execute()
}
