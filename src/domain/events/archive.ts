import { sql } from 'kysely'
import { toInstantText } from '../../lib/clock.ts'
import type { Db, InstantText } from '../../platform/db/schema.ts'
import { type MonthCount, toMonths } from '../articles/archive.ts'
import { completeCards, type EventCard, selectCards } from './events.ts'

/** What took place in the period and is over, latest first; not what was cancelled. `before` is not of the period. */
export async function pastBetween(
  db: Db,
  language: string,
  now: Temporal.Instant,
  { from, before }: { from: InstantText; before: InstantText },
  most: number,
): Promise<EventCard[]> {
  const rows = await selectCards(db, language)
    .where('event.state', '=', 'published')
    .where('event.endsAt', '<=', toInstantText(now))
    .where('event.startsAt', '>=', from)
    .where('event.startsAt', '<', before)
    .orderBy('event.startsAt', 'desc')
    .orderBy('event.id', 'desc')
    .limit(most)
    .execute()
  return completeCards(db, rows)
}

/** How many of them began in each month of `timeZone`, newest first. */
export async function countPastByMonth(
  db: Db,
  language: string,
  now: Temporal.Instant,
  timeZone: string,
): Promise<MonthCount[]> {
  const hour = sql<string>`substr(event.starts_at, 1, 13)`
  const rows = await db
    .selectFrom('event')
    .innerJoin('eventWords', 'eventWords.eventId', 'event.id')
    .select([hour.as('hour'), (select) => select.fn.countAll().as('count')])
    .where('eventWords.language', '=', language)
    .where('event.publishedAt', 'is not', null)
    .where('event.state', '=', 'published')
    .where('event.endsAt', '<=', toInstantText(now))
    .groupBy(hour)
    .execute()
  return toMonths(rows, timeZone)
}

/** When the next event is over: from then on the archive holds one more. */
export async function nextEnd(db: Db, now: Temporal.Instant): Promise<InstantText | undefined> {
  const row = await db
    .selectFrom('event')
    .select((select) => select.fn.min('endsAt').as('endsAt'))
    .where('state', '=', 'published')
    .where('endsAt', '>', toInstantText(now))
    .executeTakeFirst()
  return row?.endsAt ?? undefined
}
