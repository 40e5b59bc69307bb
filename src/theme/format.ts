import type { InterfaceLanguage, IsoInstant, Locale } from './contract/frame.ts'
import { writtenAs } from '../lib/written-as.ts'

/** "10 August 2016" */
export function longDate(at: IsoInstant, locale: Locale): string {
  return dates(locale, { day: 'numeric', month: 'long', year: 'numeric' }).format(new Date(at))
}

/** "Wednesday, 10 August 2016" */
export function fullDate(at: IsoInstant, locale: Locale): string {
  const options = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' } as const
  return dates(locale, options).format(new Date(at))
}

/** "10 August 2016 at 09:30 CEST": the zone is named, because the reader may live in another. */
export function dateAndTime(at: IsoInstant, locale: Locale): string {
  const day = { day: 'numeric', month: 'long', year: 'numeric' } as const
  const time = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZoneName: 'short' } as const
  return dates(locale, { ...day, ...time }).format(new Date(at))
}

/** "19:00 CEST" */
export function clockTime(at: IsoInstant, locale: Locale): string {
  const time = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZoneName: 'short' } as const
  return dates(locale, time).format(new Date(at))
}

/** "19:00" */
export function timeOfDay(at: IsoInstant, locale: Locale): string {
  return dates(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(new Date(at))
}

/** "Aug" */
export function shortMonth(at: IsoInstant, locale: Locale): string {
  return dates(locale, { month: 'short' }).format(new Date(at))
}

/** "August 2016" */
export function monthAndYear(year: number, month: number, locale: Locale): string {
  return dates({ ...locale, timeZone: 'UTC' }, { month: 'long', year: 'numeric' }).format(
    firstOf(year, month),
  )
}

/** "August" */
export function monthName(year: number, month: number, locale: Locale): string {
  return dates({ ...locale, timeZone: 'UTC' }, { month: 'long' }).format(firstOf(year, month))
}

/** For `<time datetime>`: the wall clock of the publication with its offset. */
export function machineTime(at: IsoInstant, locale: Locale): string {
  const zoned = Temporal.Instant.from(at).toZonedDateTimeISO(locale.timeZone)
  return zoned.toString({ timeZoneName: 'never', smallestUnit: 'second' })
}

export function number(value: number, locale: Locale): string {
  return numbers(locale.language).format(value)
}

/** "0.25": what there is of one thing for each of another. */
export function rate(value: number, locale: Locale): string {
  const digits = { minimumFractionDigits: 2, maximumFractionDigits: 2 }
  return new Intl.NumberFormat(writtenAs(locale.language), digits).format(value)
}

/** The parts of "a, b and c", so that each name can be a link. */
export function listParts(names: string[], locale: Locale): { type: 'element' | 'literal'; value: string }[] {
  return new Intl.ListFormat(writtenAs(locale.language), { type: 'conjunction' }).formatToParts(names)
}

/** "a, b and c" */
export function listOf(names: string[], locale: Locale): string {
  return listParts(names, locale)
    .map(({ value }) => value)
    .join('')
}

/** The name of a language in the interface's language: "Arabic". */
export function languageName(code: string, locale: Locale): string {
  return new Intl.DisplayNames(writtenAs(locale.language), { type: 'language' }).of(code) ?? code
}

function firstOf(year: number, month: number): Date {
  return new Date(Date.UTC(year, month - 1, 1))
}

/** Making a formatter costs far more than using it, and a front page formats a hundred dates. */
const made = new Map<string, Intl.DateTimeFormat>()
const madeNumbers = new Map<InterfaceLanguage, Intl.NumberFormat>()

function dates(locale: Locale, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale.language} ${locale.timeZone} ${JSON.stringify(options)}`
  const known = made.get(key)
  if (known) return known
  const fresh = new Intl.DateTimeFormat(writtenAs(locale.language), { ...options, timeZone: locale.timeZone })
  made.set(key, fresh)
  return fresh
}

function numbers(language: InterfaceLanguage): Intl.NumberFormat {
  const known = madeNumbers.get(language)
  if (known) return known
  const fresh = new Intl.NumberFormat(writtenAs(language))
  madeNumbers.set(language, fresh)
  return fresh
}
