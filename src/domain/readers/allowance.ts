import { type Clock, toInstantText } from '../../lib/clock.ts'
import type { Db } from '../../platform/db/schema.ts'

export type Allowance = { ok: true } | { ok: false; retryAfterSeconds: number }

/** So often in so many seconds from the first time on. */
export type Rate = { points: number; seconds: number }

/** Counts once more and says whether that is still allowed: for all processes on the database together. */
export async function useAllowance(db: Db, clock: Clock, key: string, rate: Rate): Promise<Allowance> {
  const now = clock()
  const nowText = toInstantText(now)
  const endsAt = toInstantText(now.add({ seconds: rate.seconds }))
  // One statement: two processes that ask at the same moment are counted one after the other.
  const counted = await db
    .insertInto('allowance')
    .values({ key, used: 1, endsAt })
    .onConflict((conflict) =>
      conflict.column('key').doUpdateSet((eb) => {
        const isOver = eb('allowance.endsAt', '<=', nowText)
        return {
          used: eb
            .case()
            .when(isOver)
            .then(1)
            .else(eb('allowance.used', '+', 1))
            .end(),
          endsAt: eb.case().when(isOver).then(endsAt).else(eb.ref('allowance.endsAt')).end(),
        }
      }),
    )
    .returning(['used', 'endsAt'])
    .executeTakeFirstOrThrow()
  if (counted.used <= rate.points) return { ok: true }
  const left = Temporal.Instant.from(counted.endsAt).since(now).total('seconds')
  return { ok: false, retryAfterSeconds: Math.max(1, Math.ceil(left)) }
}

export async function forgetAllowances(db: Db, clock: Clock): Promise<void> {
  await db.deleteFrom('allowance').where('endsAt', '<=', toInstantText(clock())).execute()
}
