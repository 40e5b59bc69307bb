import { type Clock, toInstantText } from '../../lib/clock.ts'
import type { Db } from '../../platform/db/schema.ts'

/** What a mail server, or the world's trust in it, allows. */
export type Quota = {
  server: string
  perHour?: number
  /** The day the server first sent letters: to any one domain it sends few at first, and twice as many each day. */
  warmingSince?: Temporal.PlainDate
}

const FIRST_DAY_PER_DOMAIN = 50
const WARM_AFTER_DAYS = 14

/** `isForAll`: the server as a whole is at its limit until then, and not only towards this domain. */
export type QuotaTaken = { taken: true } | { taken: false; until: Temporal.Instant; isForAll: boolean }

/** Counts one message against what is allowed, across all processes, or says when there is room again. */
export async function takeQuota(db: Db, clock: Clock, quota: Quota, domain: string): Promise<QuotaTaken> {
  const { server, perHour } = quota
  const now = clock().toZonedDateTimeISO('UTC')
  const hour = now.round({ smallestUnit: 'hour', roundingMode: 'floor' })
  const day = now.startOfDay()
  const perDomain = allowedPerDomain(quota, now.toPlainDate())
  const ofHour = { server, domain: '', since: toInstantText(hour.toInstant()) }
  const ofDomain = { server, domain, since: toInstantText(day.toInstant()) }
  if (perHour !== undefined && !(await count(db, ofHour, perHour)))
    return { taken: false, until: hour.add({ hours: 1 }).toInstant(), isForAll: true }
  if (perDomain !== undefined && !(await count(db, ofDomain, perDomain)))
    return { taken: false, until: day.add({ days: 1 }).toInstant(), isForAll: false }
  return { taken: true }
}

/** Undefined: as many as one likes. */
export function allowedPerDomain({ warmingSince }: Quota, today: Temporal.PlainDate): number | undefined {
  if (warmingSince === undefined) return undefined
  const days = Math.max(0, warmingSince.until(today).days)
  return days >= WARM_AFTER_DAYS ? undefined : FIRST_DAY_PER_DOMAIN * 2 ** days
}

/** One statement: it adds one unless that would be too many. */
async function count(
  db: Db,
  place: { server: string; domain: string; since: string },
  most: number,
): Promise<boolean> {
  if (most < 1) return false
  const result = await db
    .insertInto('mailUse')
    .values({ ...place, count: 1 })
    .onConflict((conflict) =>
      conflict
        .columns(['server', 'domain', 'since'])
        .doUpdateSet((use) => ({ count: use('mailUse.count', '+', 1) }))
        .where('mailUse.count', '<', most),
    )
    .executeTakeFirst()
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n
}
