import type { Clock } from '../../lib/clock.ts'
import type { DoorList } from '../../lib/door/list.ts'
import { lettersOf } from '../../lib/door/find.ts'
import { hashToken } from '../../lib/hash.ts'
import type { Db, Id } from '../../platform/db/schema.ts'
import { listAttendance } from './attendance.ts'
import type { EventCard } from './events.ts'
import { ticketCode, ticketToken } from './tickets.ts'

const OPEN_HOURS_AFTER = 24

/** Until when there is somebody to be let in; from then on phones forget who was expected. */
export function closesDoor({ endsAt }: Pick<EventCard, 'endsAt'>): Temporal.Instant {
  return Temporal.Instant.from(endsAt).add({ hours: OPEN_HOURS_AFTER })
}

export function isDoorOpen(event: Pick<EventCard, 'state' | 'endsAt'>, clock: Clock): boolean {
  return event.state === 'published' && Temporal.Instant.compare(clock(), closesDoor(event)) < 0
}

/**
 * What a phone takes along: names, how many come with each, and hashes by which it knows a ticket that is shown to it. No
 * addresses, but of those who gave no name.
 */
export async function readDoorList(
  db: Db,
  secret: string,
  event: Pick<EventCard, 'id' | 'endsAt'>,
): Promise<DoorList> {
  const seats = await listAttendance(db, event.id, { state: 'taken' })
  return {
    event: event.id,
    forgetAt: closesDoor(event).epochMilliseconds,
    seats: seats.map((seat) => ({
      id: seat.id,
      name: seat.name || seat.email,
      guests: seat.guests,
      token: hashToken(ticketToken(secret, seat)),
      code: hashCode(event.id, ticketCode(secret, seat)),
      came: seat.checkedInAt === null ? null : Date.parse(seat.checkedInAt),
    })),
  }
}

/** With the event, so that a list of hashes made for one opens no other. */
function hashCode(eventId: Id, code: string): string {
  return hashToken(`${eventId}:${lettersOf(code)}`)
}
