import { readLocalMoment } from '../articles/schedule.ts'
import type { WallTime } from './check-event.ts'

export type Every = 'week' | 'month'

/** More at once are a slip of the year. */
export const MOST_REPETITIONS = 60

/**
 * The days after the first on which something takes place again, up to and with `until`. Each is counted from the
 * first, so that what begins on the 31st comes on the last day of shorter months and on the 31st again after them.
 */
export function repeatDates(first: Temporal.PlainDate, every: Every, until: Temporal.PlainDate) {
  const dates: Temporal.PlainDate[] = []
  for (let number = 1; dates.length <= MOST_REPETITIONS; number += 1) {
    const date = first.add(every === 'week' ? { weeks: number } : { months: number })
    if (Temporal.PlainDate.compare(date, until) > 0) break
    dates.push(date)
  }
  return dates
}

/**
 * The same hour of the clock so many days later. An hour that the clocks leave out there is what they show instead; of
 * one that they show twice it is the same as before, or the first.
 */
export function sameHour({ at, which = 'first' }: WallTime, days: number, timeZone: string): WallTime {
  const wall = Temporal.PlainDateTime.from(at).add({ days })
  const moment = readLocalMoment(textOf(wall), timeZone)
  if (moment.is === 'twice') return { at: textOf(wall), which }
  return { at: textOf(moment.is === 'skipped' ? moment.next : wall) }
}

function textOf(wall: Temporal.PlainDateTime): string {
  return wall.toString({ smallestUnit: 'minute' })
}
