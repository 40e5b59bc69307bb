import { sql } from 'kysely'
import type { Db } from '../../platform/db/schema.ts'

export type MonthCount = { year: number; month: number; count: number }

/**
 * How many articles were published in each month, newest first. Months are the publication's own: an article of
 * 23:30 UTC on the 31st may belong to the next month in its time zone, so the counts are corrected at the edges.
 */
export async function countByMonth(db: Db, language: string, timeZone: string): Promise<MonthCount[]> {
  const month = sql<string>`substr(article.published_at, 1, 13)`
  const rows = await db
    .selectFrom('article')
    .select([month.as('hour'), (select) => select.fn.countAll().as('count')])
    .where('language', '=', language)
    .where('publishedAt', 'is not', null)
    .groupBy(month)
    .execute()
  return toMonths(rows, timeZone)
}

/** Sums what was counted by hour of UTC, `2016-08-10T07`, to months of `timeZone`, newest first. */
export function toMonths(
  rows: readonly { hour: string; count: number | string | bigint }[],
  timeZone: string,
): MonthCount[] {
  const counts = new Map<string, MonthCount>()
  for (const row of rows) {
    const local = Temporal.Instant.from(`${row.hour}:00:00Z`).toZonedDateTimeISO(timeZone)
    const key = `${local.year}-${local.month}`
    const known = counts.get(key) ?? { year: local.year, month: local.month, count: 0 }
    counts.set(key, { ...known, count: known.count + Number(row.count) })
  }
  return [...counts.values()].toSorted(latestFirst)
}

export function latestFirst(a: { year: number; month: number }, b: { year: number; month: number }): number {
  return b.year - a.year || b.month - a.month
}

/** The instants at which a month of the publication's time zone begins and ends, as text for `listArticles`. */
export function monthBounds(year: number, month: number, timeZone: string): { from: string; before: string } {
  const first = Temporal.PlainDate.from({ year, month, day: 1 })
  const instantOf = (date: Temporal.PlainDate) =>
    date.toZonedDateTime(timeZone).toInstant().toString({ smallestUnit: 'millisecond' })
  return { from: instantOf(first), before: instantOf(first.add({ months: 1 })) }
}
