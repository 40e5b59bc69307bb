import type { IsoInstant, Locale } from '../contract/frame.ts'
import { writtenAs } from '../../lib/written-as.ts'

/** The newsroom's pages know when they were made, so that near days can go by their names. */
export type DatedLocale = Locale & { now?: IsoInstant }

/**
 * "Today 14:30", "Tue 3 Feb, 14:30", "3 Feb 2016": as much as tells it apart, in the publication's zone. `within` a
 * sentence: "today 14:30".
 */
export function shortMoment(at: IsoInstant, locale: DatedLocale, within = false): string {
  const date = new Date(at)
  const days = daysFromNow(at, locale)
  if (days !== undefined && Math.abs(days) <= 1)
    return `${dayName(days, locale, within)} ${formatter(locale, hourAndMinute).format(date)}`
  const isThisYear = days === undefined || yearOf(at, locale) === yearOf(locale.now ?? at, locale)
  return formatter(locale, isThisYear ? dayAndTime : dayAndYear).format(date)
}

/** "14:30" */
export function clockTime(at: IsoInstant, locale: Locale): string {
  return formatter(locale, hourAndMinute).format(new Date(at))
}

/** "Mon 3" */
export function dayOfMonth(at: IsoInstant, locale: Locale): string {
  return formatter(locale, { weekday: 'short', day: 'numeric' }).format(new Date(at))
}

const hourAndMinute = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const
const dayAndTime = { weekday: 'short', day: 'numeric', month: 'short', ...hourAndMinute } as const
const dayAndYear = { day: 'numeric', month: 'short', year: 'numeric' } as const

/** Calendar days, not lengths of 24 hours. */
function daysFromNow(at: IsoInstant, { now, timeZone }: DatedLocale): number | undefined {
  if (now === undefined) return undefined
  const day = (instant: IsoInstant) =>
    Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).toPlainDate()
  return day(now).until(day(at), { largestUnit: 'day' }).days
}

function yearOf(at: IsoInstant, { timeZone }: Locale): number {
  return Temporal.Instant.from(at).toZonedDateTimeISO(timeZone).year
}

/** "Yesterday", "Today", "Tomorrow"; `within` a sentence "yesterday". */
function dayName(days: number, { language }: Locale, within: boolean): string {
  const tag = writtenAs(language)
  const name = new Intl.RelativeTimeFormat(tag, { numeric: 'auto' }).format(days, 'day')
  return within ? name : name.charAt(0).toLocaleUpperCase(tag) + name.slice(1)
}

const made = new Map<string, Intl.DateTimeFormat>()

function formatter({ language, timeZone }: Locale, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language} ${timeZone} ${Object.keys(options).join(' ')}`
  const known = made.get(key)
  if (known) return known
  const fresh = new Intl.DateTimeFormat(writtenAs(language), { ...options, timeZone })
  made.set(key, fresh)
  return fresh
}
