import { type Event, findEvent } from '../../domain/events/read-event.ts'
import type { SeatRefusal } from '../../domain/events/seat-refusal.ts'
import { cancelSeat } from '../../domain/events/seats.ts'
import { takeSeat } from '../../domain/events/take-seat.ts'
import { isTimeZone } from '../../lib/time-zone.ts'
import type { SeatSaid } from '../../theme/contract/events.ts'
import { line, readForm } from '../account/form.ts'
import { findAsker } from '../access/asker.ts'
import type { Deps } from '../context.ts'
import type { Asking } from '../route.ts'
import { errorPage, notFound } from './errors.ts'
import { entrances } from './event-after.ts'
import { eventPath } from './event-lines.ts'

/** Asks for a seat; a visitor is asked to register, and comes back to the event. */
export async function askForSeat(c: Asking, deps: Deps): Promise<Response> {
  const found = await findHere(c, deps)
  if (!found) return notFound(c, deps)
  const form = await readForm(c, { guests: line.optional(), timeZone: line.optional() })
  if (!form.ok) return errorPage(c, deps, 400, { fields: form.fields })
  const asker = await findAsker(deps, c.req.header('cookie'))
  if (asker.kind !== 'reader')
    return c.redirect(entrances(c, `${eventPath(c, found)}#seat`).registerHref, 303)
  const { guests = '0', timeZone = '' } = form.fields
  const given = await takeSeat(deps.database.db, deps.clock, {
    eventId: found.id,
    readerId: asker.id,
    guests: /^\d{1,2}$/.test(guests) ? Number(guests) : -1,
    language: c.var.language,
    timeZone: isTimeZone(timeZone) ? timeZone : null,
    plans: asker.plans,
  })
  deps.wakeQueue()
  return back(c, found, given.is === 'refused' ? refusals[given.because] : `done-${given.is}`)
}

export async function giveUpSeat(c: Asking, deps: Deps): Promise<Response> {
  const found = await findHere(c, deps)
  if (!found) return notFound(c, deps)
  const form = await readForm(c, {})
  if (!form.ok) return errorPage(c, deps, 400, { fields: form.fields })
  const asker = await findAsker(deps, c.req.header('cookie'))
  if (asker.kind !== 'reader') return c.redirect(entrances(c, `${eventPath(c, found)}#seat`).signInHref, 303)
  const isCancelled = await cancelSeat(deps.database.db, deps.clock, found.id, asker.id)
  deps.wakeQueue()
  return back(c, found, isCancelled ? 'done-cancelled' : 'refused-other')
}

const refusals: Record<SeatRefusal, SeatSaid> = {
  unknown: 'refused-other',
  audience: 'refused-other',
  cancelled: 'refused-other',
  over: 'refused-closed',
  'not-open': 'refused-other',
  closed: 'refused-closed',
  guests: 'refused-guests',
  full: 'refused-full',
  often: 'refused-often',
}

function findHere(c: Asking, deps: Deps): Promise<Event | undefined> {
  return findEvent(deps.database.db, c.req.param('slug') ?? '', c.var.language)
}

function back(c: Asking, found: Event, said: SeatSaid): Response {
  return c.redirect(`${eventPath(c, found)}?said=${said}#seat`, 303)
}
