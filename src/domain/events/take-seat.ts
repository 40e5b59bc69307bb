import { type Clock, toInstantText } from '../../lib/clock.ts'
import { newId } from '../../lib/id.ts'
import type { Db, Id } from '../../platform/db/schema.ts'
import { inTransaction } from '../../platform/db/transaction.ts'
import { enqueueLetter } from './letters.ts'
import { lockEvent, type LockedEvent } from './lock-event.ts'
import { addTaken, freeIn, offerFreed } from './offers.ts'
import { isAskedOften, refusalOf, type SeatRefusal, type SeatWish } from './seat-refusal.ts'
import { isHeld, type Seat, seatOf } from './seats.ts'

export type SeatGiven = { is: 'taken' | 'waiting'; seatId: Id } | { is: 'refused'; because: SeatRefusal }

/**
 * Gives a seat, or a place in the waiting list in the order in which such requests commit. Whoever has one already
 * changes how many they bring; whoever was offered one takes it up. The event's row is the lock, so that of any number
 * of requests, in any number of processes, no more get a seat than there are.
 */
export async function takeSeat(db: Db, clock: Clock, wish: SeatWish): Promise<SeatGiven> {
  return inTransaction(db, async (db): Promise<SeatGiven> => {
    const event = await lockEvent(db, wish.eventId)
    if (!event) return { is: 'refused', because: 'unknown' }
    const now = toInstantText(clock())
    const seat = await seatOf(db, wish.eventId, wish.readerId)
    const because = refusalOf(event, wish, now, seat)
    if (because) return { is: 'refused', because }
    if (seat && !isHeld(seat.state) && (await isAskedOften(db, clock, seat.id)))
      return { is: 'refused', because: 'often' }
    if (seat?.state === 'taken') return changeGuests(db, clock, event, seat, wish.guests)
    if (seat?.state === 'offered') return takeUp(db, clock, event, seat, wish)
    if (seat?.state === 'waiting') return waitWith(db, clock, event, seat, wish)
    const party = 1 + wish.guests
    const fits = party <= freeIn(event)
    if (!fits && event.hasWaitingList === 0) return { is: 'refused', because: 'full' }
    const seatId = await writeSeat(db, event, seat?.id, wish, now, fits)
    if (fits) await addTaken(db, event.id, party)
    const kind = fits ? 'confirmation' : 'waiting'
    await enqueueLetter(db, clock, { seatId, kind, sequence: event.nextPlace })
    return { is: fits ? 'taken' : 'waiting', seatId }
  })
}

async function changeGuests(
  db: Db,
  clock: Clock,
  event: LockedEvent,
  seat: Seat,
  guests: number,
): Promise<SeatGiven> {
  const more = guests - seat.guests
  if (more > freeIn(event)) return { is: 'refused', because: 'full' }
  if (more !== 0) {
    await db.updateTable('seat').set({ guests }).where('id', '=', seat.id).execute()
    await addTaken(db, event.id, more)
    if (more < 0) await offerFreed(db, clock, event.id)
  }
  return { is: 'taken', seatId: seat.id }
}

/** The seats have been kept for as many as were waited for; fewer may come, and more where there is room. */
async function takeUp(
  db: Db,
  clock: Clock,
  event: LockedEvent,
  seat: Seat,
  { guests }: SeatWish,
): Promise<SeatGiven> {
  const more = guests - seat.guests
  const now = toInstantText(clock())
  // The job that takes back what lapsed may be a minute late.
  if (seat.offeredUntil !== null && seat.offeredUntil <= now) return { is: 'refused', because: 'closed' }
  if (more > freeIn(event)) return { is: 'refused', because: 'full' }
  await db
    .updateTable('seat')
    .set({ state: 'taken', takenAt: now, offeredUntil: null, guests })
    .where('id', '=', seat.id)
    .execute()
  await enqueueLetter(db, clock, { seatId: seat.id, kind: 'confirmation', sequence: seat.place })
  await addTaken(db, event.id, more)
  if (more < 0) await offerFreed(db, clock, event.id)
  return { is: 'taken', seatId: seat.id }
}

/** Keeps the place; a smaller party may fit into what is free. */
async function waitWith(
  db: Db,
  clock: Clock,
  event: LockedEvent,
  seat: Seat,
  { guests }: SeatWish,
): Promise<SeatGiven> {
  await db.updateTable('seat').set({ guests }).where('id', '=', seat.id).execute()
  await offerFreed(db, clock, event.id)
  return { is: 'waiting', seatId: seat.id }
}

/** One row for each reader: whoever comes back after cancelling has a new place in it. */
async function writeSeat(
  db: Db,
  event: LockedEvent,
  known: Id | undefined,
  wish: SeatWish,
  now: string,
  fits: boolean,
): Promise<Id> {
  const { eventId, readerId, guests, language, timeZone } = wish
  const seat = {
    language,
    timeZone,
    guests,
    state: fits ? ('taken' as const) : ('waiting' as const),
    place: event.nextPlace,
    askedAt: now,
    takenAt: fits ? now : null,
    offeredUntil: null,
    cancelledAt: null,
  }
  await db
    .updateTable('event')
    .set({ nextPlace: event.nextPlace + 1 })
    .where('id', '=', eventId)
    .execute()
  if (known !== undefined) {
    await db.updateTable('seat').set(seat).where('id', '=', known).execute()
    return known
  }
  const id = newId()
  await db
    .insertInto('seat')
    .values({ id, eventId, readerId, ...seat, arrived: 0 })
    .execute()
  return id
}
