import type { Clock } from '../../lib/clock.ts'
import type { Db, Id } from '../../platform/db/schema.ts'
import { inTransaction } from '../../platform/db/transaction.ts'
import { freeOf } from '../articles/bylines.ts'
import type { EventInput } from './check-event.ts'
import { copyOf } from './copy.ts'
import { publishEvent } from './publish.ts'
import type { Event } from './read-event.ts'
import { type Every, MOST_REPETITIONS, repeatDates, sameHour } from './repeat-dates.ts'
import { createEvent } from './save.ts'
import { createEventSeries, setSeries } from './series.ts'
import { wallTimeOf } from './to-input.ts'

export type Repetition = {
  every: Every
  /** The last day on which it may take place, `2030-12-31`. */
  until: string
  /** At once; else they are drafts. */
  isPublished: boolean
}

export type Repeated =
  | { repeated: true; seriesId: Id; ids: Id[] }
  /** `none`: it would not come again by then, or is there already. */
  | { repeated: false; because: 'no-date' | 'none' | 'too-many' }

/**
 * Creates the same event on later days, at the same hour of the clock, as one series with it: as a duplicate is made,
 * with registration opening and closing as long before. A day on which the series has an event already is passed over,
 * so that repeating for longer adds what is missing.
 */
export async function repeatEvent(
  db: Db,
  clock: Clock,
  event: Event,
  { every, until, isPublished }: Repetition,
  createdBy: string,
): Promise<Repeated> {
  const last = readDate(until)
  if (!last) return { repeated: false, because: 'no-date' }
  return inTransaction(db, async (db): Promise<Repeated> => {
    const copy = await copyOf(db, event)
    const first = Temporal.PlainDateTime.from(copy.starts.at).toPlainDate()
    const taken = await daysOf(db, event)
    const dates = repeatDates(first, every, last)
    if (dates.length > MOST_REPETITIONS) return { repeated: false, because: 'too-many' }
    const missing = dates.filter((date) => !taken.has(date.toString()))
    if (missing.length === 0) return { repeated: false, because: 'none' }
    const names = Object.entries(event.words).map(([language, { title }]) => [language, title])
    const seriesId = event.series?.id ?? (await createEventSeries(db, Object.fromEntries(names), event.slug))
    await setSeries(db, clock, event.id, seriesId)
    const ids: Id[] = []
    for (const date of missing) {
      const days = first.until(date, { largestUnit: 'days' }).days
      const slug = await freeSlug(db, `${event.slug.slice(0, 60)}-${date.toString()}`)
      const saved = await createEvent(db, clock, { ...later(copy, days), slug, seriesId }, createdBy)
      if (!saved.saved) throw new Error(`A repetition of ${event.slug} was refused: ${saved.because}.`)
      if (isPublished) await publishEvent(db, clock, saved.id)
      ids.push(saved.id)
    }
    return { repeated: true, seriesId, ids }
  })
}

function later(input: EventInput, days: number): EventInput {
  const { opens, closes, timeZone } = input
  const starts = sameHour(input.starts, days, timeZone)
  const ends = sameHour(input.ends, days, timeZone)
  return {
    ...input,
    starts,
    // Where the clocks leave out the hour at which it begins, it ends as much later.
    ends: ends.at > starts.at ? ends : { at: addTo(starts.at, durationOf(input)) },
    opens: opens && sameHour(opens, days, timeZone),
    closes: closes && sameHour(closes, days, timeZone),
  }
}

function durationOf({ starts, ends }: EventInput): Temporal.Duration {
  return Temporal.PlainDateTime.from(starts.at).until(Temporal.PlainDateTime.from(ends.at))
}

function addTo(at: string, duration: Temporal.Duration): string {
  return Temporal.PlainDateTime.from(at).add(duration).toString({ smallestUnit: 'minute' })
}

/** By the clocks of the event that is repeated. */
async function daysOf(db: Db, { series, timeZone }: Event): Promise<Set<string>> {
  if (!series) return new Set()
  const rows = await db.selectFrom('event').select('startsAt').where('seriesId', '=', series.id).execute()
  return new Set(rows.map(({ startsAt }) => wallTimeOf(startsAt, timeZone).at.slice(0, 10)))
}

function readDate(text: string): Temporal.PlainDate | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined
  try {
    return Temporal.PlainDate.from(text)
  } catch {
    return undefined
  }
}

async function freeSlug(db: Db, wish: string): Promise<string> {
  const rows = await db.selectFrom('event').select('slug').where('slug', 'like', `${wish}%`).execute()
  return freeOf(
    wish,
    rows.map(({ slug }) => slug),
  )
}
