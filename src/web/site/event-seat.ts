import { isOfAudience } from '../../domain/access/judge.ts'
import { type Event, readOnlineLink } from '../../domain/events/read-event.ts'
import { refusalAt } from '../../domain/events/seat-refusal.ts'
import { type Seat, seatOf, waitingBefore } from '../../domain/events/seats.ts'
import { ticketCode, ticketPath } from '../../domain/events/tickets.ts'
import { toInstantText } from '../../lib/clock.ts'
import { drawQr } from '../../lib/qr.ts'
import type { SeatBox, Ticket } from '../../theme/contract/events.ts'
import type { Asker } from '../access/opening.ts'
import type { Deps } from '../context.ts'
import type { Asking } from '../route.ts'
import { entrances } from './event-after.ts'
import { ownCalendarPath } from './event-calendars.ts'
import { eventPath } from './event-lines.ts'

/** What this person can do about a seat. The online link is read for nobody but one who has one. */
export async function seatBoxOf(
  c: Asking,
  deps: Deps,
  found: Event,
  asker: Asker,
): Promise<SeatBox | undefined> {
  const path = eventPath(c, found)
  const { guestsAllowed } = found
  const left = found.capacity === null ? undefined : Math.max(0, found.capacity - found.taken)
  const common = { left, guestsAllowed, action: `${path}/seat`, cancelAction: `${path}/seat/cancellation` }
  const now = toInstantText(deps.clock())
  const because = refusalAt(found, now)
  if (because === 'unknown' || because === 'cancelled' || because === 'over') return undefined
  const seat = asker.kind === 'reader' ? await seatOf(deps.database.db, found.id, asker.id) : undefined
  const held =
    seat && asker.kind === 'reader' ? await heldBox(c, deps, found, seat, asker.id, now) : undefined
  if (held) return { ...common, ...held }
  if (because === 'not-open')
    return { ...common, kind: 'refused', because, opens: found.opensAt ?? found.startsAt }
  if (because) return { ...common, kind: 'refused', because }
  const isFull = left === 0
  if (isFull && !found.hasWaitingList) return { ...common, kind: 'refused', because: 'full' }
  if (asker.kind !== 'reader')
    return { ...common, kind: 'visitor', waits: isFull, ...entrances(c, `${path}#seat`) }
  if (!isOfAudience(found.audience, asker)) return { ...common, kind: 'refused', because: 'audience' }
  return { ...common, kind: 'ask', waits: isFull }
}

type Held =
  | { kind: 'taken'; guests: number; onlineLink?: string; ownCalendarHref: string; ticket?: Ticket }
  | { kind: 'offered'; guests: number; until: string }
  | { kind: 'waiting'; before: number }

async function heldBox(
  c: Asking,
  deps: Deps,
  found: Event,
  seat: Seat,
  readerId: string,
  now: string,
): Promise<Held | undefined> {
  const { db } = deps.database
  const { guests, offeredUntil } = seat
  if (seat.state === 'taken') {
    const onlineLink = (await readOnlineLink(db, seat.eventId)) ?? undefined
    return {
      kind: 'taken',
      guests,
      onlineLink,
      ownCalendarHref: await ownCalendarPath(c, deps, readerId),
      // What is only online has no door.
      ...(found.place && { ticket: ticketOf(deps, seat) }),
    }
  }
  if (seat.state === 'offered' && offeredUntil !== null && offeredUntil > now)
    return { kind: 'offered', guests, until: offeredUntil }
  if (seat.state === 'waiting') return { kind: 'waiting', before: await waitingBefore(db, seat) }
  return undefined
}

function ticketOf({ origin, secret }: Deps, seat: Seat): Ticket {
  const path = ticketPath(secret, seat)
  const { size, path: squares } = drawQr(origin + path)
  return { size, path: squares, code: ticketCode(secret, seat), pictureHref: `${path}.png` }
}
