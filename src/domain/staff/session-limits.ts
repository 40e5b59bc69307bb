import { type Clock, toInstantText } from '../../lib/clock.ts'
import type { Db, InstantText } from '../../platform/db/schema.ts'

/** How long a member stays signed in: at most, and without doing anything. */
export type SessionLimits = { sessionHours: number; idleMinutes: number }

export const defaultLimits: SessionLimits = { sessionHours: 12, idleMinutes: 30 }

/** The least and the most that can be chosen. */
export const limitBounds = {
  sessionHours: { least: 1, most: 168 },
  idleMinutes: { least: 5, most: 1440 },
} as const

export async function readSessionLimits(db: Db): Promise<SessionLimits> {
  const row = await db
    .selectFrom('staffSetting')
    .select(['sessionHours', 'idleMinutes'])
    .where('id', '=', 'current')
    .executeTakeFirst()
  return row ? { ...row } : defaultLimits
}

/** They hold for the sessions that are open, too. */
export async function writeSessionLimits(db: Db, clock: Clock, limits: SessionLimits): Promise<void> {
  const values = { ...limits, changedAt: toInstantText(clock()) }
  await db
    .insertInto('staffSetting')
    .values({ id: 'current', ...values })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(values))
    .execute()
}

/** When a session of staff ends, unless its member does something before. */
export function staffSessionEnd(
  session: { createdAt: InstantText; seenAt: InstantText },
  { sessionHours, idleMinutes }: SessionLimits,
): InstantText {
  const absolute = toInstantText(Temporal.Instant.from(session.createdAt).add({ hours: sessionHours }))
  const idle = toInstantText(Temporal.Instant.from(session.seenAt).add({ minutes: idleMinutes }))
  return absolute < idle ? absolute : idle
}
