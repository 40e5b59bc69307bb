import { type DatedLocale, shortMoment } from '../format.ts'

const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/
const ID = /[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}/g

/** What is on record, as people read it: moments by the publication's clocks, ids by their ends. Exports have it whole. */
export function readRecorded(value: string, locale: DatedLocale): string {
  if (MOMENT.test(value)) return shortMoment(value, locale)
  return value.replace(ID, (id) => `…${id.slice(-6)}`)
}
