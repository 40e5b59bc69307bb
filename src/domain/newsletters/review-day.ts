import type { Cadence } from './newsletters.ts'

/**
 * The last moment, not after `now`, at which a letter of this cadence was due, by the clock of `timeZone`. An hour that a
 * change of clocks leaves out is the one after it; one that comes twice is the first of the two.
 */
export function lastDue(cadence: Cadence, timeZone: string, now: Temporal.Instant): Temporal.Instant {
  const today = now.toZonedDateTimeISO(timeZone).toPlainDate()
  let day = dayUpTo(cadence, today)
  let moment = momentOn(day, cadence, timeZone)
  // Of today, but its hour has not struck.
  if (Temporal.Instant.compare(moment, now) > 0) {
    day = dayUpTo(cadence, day.subtract({ days: 1 }))
    moment = momentOn(day, cadence, timeZone)
  }
  return moment
}

/** The one before that. */
export function dueBefore(cadence: Cadence, timeZone: string, moment: Temporal.Instant): Temporal.Instant {
  return lastDue(cadence, timeZone, moment.subtract({ milliseconds: 1 }))
}

function dayUpTo(cadence: Cadence, date: Temporal.PlainDate): Temporal.PlainDate {
  if (cadence.every === 'day') return date
  if (cadence.every === 'week') return date.subtract({ days: (date.dayOfWeek - cadence.weekday + 7) % 7 })
  const inMonth = date.with({ day: cadence.day })
  return Temporal.PlainDate.compare(inMonth, date) > 0 ? inMonth.subtract({ months: 1 }) : inMonth
}

function momentOn(day: Temporal.PlainDate, { at }: Cadence, timeZone: string): Temporal.Instant {
  return day.toZonedDateTime({ timeZone, plainTime: Temporal.PlainTime.from(at) }).toInstant()
}
