import { renewCalendar } from '../../domain/events/own-calendar.ts'
import type { Deps } from '../context.ts'
import type { Asking } from '../route.ts'
import { errorPage } from '../site/errors.ts'
import { toSignIn } from './account.ts'
import { readForm } from './form.ts'
import { currentReader, here } from './person.ts'

/** Ends the address of the reader's own calendar, and gives it another. */
export async function renewOwnCalendar(c: Asking, deps: Deps): Promise<Response> {
  const reader = await currentReader(c, deps)
  if (!reader) return toSignIn(c)
  const form = await readForm(c, {})
  if (!form.ok) return errorPage(c, deps, 400, { fields: form.fields })
  await renewCalendar(deps.database.db, reader.id)
  return c.redirect(`${here(c, '/account')}?done=calendar-renewed#calendar`, 303)
}
