import { writtenAs } from '../lib/written-as.ts'

/** Times stand in the publication's zone; a reader elsewhere finds their own by pointing at one. */
export function hintLocalTimes(page: Document): void {
  const format = new Intl.DateTimeFormat(writtenAs(page.documentElement.lang), {
    dateStyle: 'long',
    timeStyle: 'long',
    hourCycle: 'h23',
  })
  for (const time of page.querySelectorAll<HTMLTimeElement>('time[data-local]')) {
    const at = new Date(time.dateTime)
    const there = /([+-])(\d{2}):(\d{2})$/.exec(time.dateTime)
    if (!there || Number.isNaN(at.getTime())) continue
    const offset = (Number(there[2]) * 60 + Number(there[3])) * (there[1] === '-' ? 1 : -1)
    if (offset !== at.getTimezoneOffset()) time.title = format.format(at)
  }
}
