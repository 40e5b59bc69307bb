import { type Clock, toInstantText } from '../../lib/clock.ts'
import type { Db, Id } from '../../platform/db/schema.ts'
import { isOfAudience } from '../access/judge.ts'
import type { LockedEvent } from './lock-event.ts'
import { isHeld, type Seat } from './seats.ts'

/** So often may one reader come back to an event in a day, having given the seat up. */
const MOST_ASKED = 5

export type SeatWish = {
  eventId: Id
  readerId: Id
  /** Brought along, besides the reader. */
  guests: number
  /** Of the letters about it; null: the event's own zone. */
  language: string
  timeZone: string | null
  plans: readonly string[]
}

export type SeatRefusal =
  | 'unknown'
  | 'audience'
  | 'cancelled'
  | 'over'
  | 'not-open'
  | 'closed'
  | 'guests'
  /** No seat is free, and nobody is put on a list. */
  | 'full'
  /** They have taken it and given it up so often that it is no longer meant. */
  | 'often'

/** Whether seats can be asked for at this moment, whoever asks. */
export function refusalAt(
  event: Pick<LockedEvent, 'state' | 'startsAt' | 'endsAt' | 'opensAt' | 'closesAt'>,
  now: string,
): Extract<SeatRefusal, 'unknown' | 'cancelled' | 'over' | 'not-open' | 'closed'> | undefined {
  if (event.state === 'draft') return 'unknown'
  if (event.state === 'cancelled') return 'cancelled'
  if (event.endsAt <= now) return 'over'
  if (event.opensAt !== null && now < event.opensAt) return 'not-open'
  // Where nobody has said otherwise, one can come until it ends.
  if (event.closesAt !== null && now >= event.closesAt) return 'closed'
  return undefined
}

/** Why this reader gets none, or not so many, before it is asked how many are free. */
export function refusalOf(
  event: LockedEvent,
  wish: SeatWish,
  now: string,
  seat: Seat | undefined,
): SeatRefusal | undefined {
  if (!isOfAudience(event.audience, { kind: 'reader', plans: wish.plans })) return 'audience'
  if (!Number.isInteger(wish.guests) || wish.guests < 0) return 'guests'
  const held = seat && isHeld(seat.state) ? seat.guests : 0
  const because = refusalAt(event, now)
  // Whoever is there already takes up what they take up.
  if (seat?.state === 'taken' && seat.checkedInAt !== null && wish.guests < held) return 'closed'
  // What is offered after registration has closed can still be taken up, and a party stay or be made smaller.
  const isKept = (seat?.state === 'offered' || seat?.state === 'taken') && wish.guests <= held
  if (because && !(because === 'closed' && isKept)) return because
  // Whoever was promised more before fewer were allowed keeps them.
  if (wish.guests > Math.max(event.guestsAllowed, held)) return 'guests'
  return undefined
}

/** Each time a letter goes out: so many of one seat in a day are enough. */
export async function isAskedOften(db: Db, clock: Clock, seatId: Id): Promise<boolean> {
  const { letters } = await db
    .selectFrom('seatLetter')
    .select((row) => row.fn.countAll().as('letters'))
    .where('seatId', '=', seatId)
    .where('kind', 'in', ['confirmation', 'waiting'])
    .where('createdAt', '>', toInstantText(clock().subtract({ hours: 24 })))
    .executeTakeFirstOrThrow()
  return Number(letters) >= MOST_ASKED
}
