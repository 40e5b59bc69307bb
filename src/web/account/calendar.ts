import { seatsOfReader } from '../../domain/events/reader-seats.ts'
import type { AccountProps } from '../../theme/contract/accounts.ts'
import type { Deps } from '../context.ts'
import type { Asking } from '../route.ts'
import { ownCalendarPath } from '../site/event-calendars.ts'
import { here } from './person.ts'

/** Of readers who have, or wait for, a seat somewhere; others have nothing in it. */
export async function calendarOf(c: Asking, deps: Deps, readerId: string): Promise<AccountProps['calendar']> {
  if ((await seatsOfReader(deps.database.db, readerId)).length === 0) return undefined
  return {
    href: await ownCalendarPath(c, deps, readerId),
    renewAction: here(c, '/account/calendar'),
  }
}
