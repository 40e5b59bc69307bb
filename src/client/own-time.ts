import { writtenAs } from '../lib/written-as.ts'

/** An event is said in the time of its place; who lives by another clock is told what that shows. */
export function tellOwnTime(page: Document): void {
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions()
  for (const field of page.querySelectorAll<HTMLInputElement>('input[data-time-zone]')) field.value = timeZone
  for (const note of page.querySelectorAll<HTMLElement>('[data-own-time]')) {
    const at = new Date(note.dataset['ownTime'] ?? '')
    const there = /([+-])(\d{2}):(\d{2})$/.exec(note.dataset['ownTime'] ?? '')
    const place = note.querySelector('bdi')
    if (!place || !there || Number.isNaN(at.getTime())) continue
    const offset = (Number(there[2]) * 60 + Number(there[3])) * (there[1] === '-' ? 1 : -1)
    if (offset === at.getTimezoneOffset()) continue
    const format = { dateStyle: 'full', timeStyle: 'short', hourCycle: 'h23' } as const
    place.textContent = new Intl.DateTimeFormat(writtenAs(page.documentElement.lang), format).format(at)
    note.hidden = false
  }
}
