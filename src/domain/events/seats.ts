import { type Clock, toInstantText } from '../../lib/clock.ts'
import type { Db, Id, InstantText } from '../../platform/db/schema.ts'
import type { SeatState } from '../../platform/db/schema-events.ts'
import { inTransaction } from '../../platform/db/transaction.ts'
import { forgetCopiesOfSeat } from '../readers/forget-copies.ts'
import { enqueueLetter } from './letters.ts'
import { lockEvent } from './lock-event.ts'
import { addTaken, offerFreed } from './offers.ts'

/**
 * Frees what the reader has or was offered, or strikes them off the waiting list. False: there is nothing to cancel, or
 * they are there already, and somebody else would come to a seat in which somebody sits.
 */
export async function cancelSeat(db: Db, clock: Clock, eventId: Id, readerId: Id): Promise<boolean> {
  return inTransaction(db, async (db) => {
    const event = await lockEvent(db, eventId)
    const seat = await seatOf(db, eventId, readerId)
    const now = toInstantText(clock())
    if (!event || !seat || !isHeld(seat.state) || event.startsAt <= now) return false
    if (seat.state === 'taken' && seat.checkedInAt !== null) return false
    await db
      .updateTable('seat')
      .set({ state: 'cancelled', cancelledAt: now, offeredUntil: null })
      .where('id', '=', seat.id)
      .execute()
    if (seat.state === 'taken')
      await enqueueLetter(db, clock, { seatId: seat.id, kind: 'cancellation', sequence: seat.place })
    if (seat.state !== 'waiting') await addTaken(db, eventId, -1 - seat.guests)
    await offerFreed(db, clock, eventId)
    return true
  })
}

/** Before an account goes: what it held is free for others. Call within the transaction that deletes it. */
export async function giveUpSeats(db: Db, clock: Clock, readerId: Id): Promise<void> {
  const seats = await db
    .selectFrom('seat')
    .select(['eventId'])
    .where('readerId', '=', readerId)
    // In one order, so that two who leave at once do not wait for each other.
    .orderBy('eventId')
    .execute()
  for (const { eventId } of seats) {
    await lockEvent(db, eventId)
    const gone = await db
      .deleteFrom('seat')
      .where('eventId', '=', eventId)
      .where('readerId', '=', readerId)
      .returning(['id', 'state', 'guests'])
      .executeTakeFirst()
    if (gone) await forgetCopiesOfSeat(db, clock, { id: gone.id, eventId })
    if (!gone || (gone.state !== 'taken' && gone.state !== 'offered')) continue
    await addTaken(db, eventId, -1 - gone.guests)
    await offerFreed(db, clock, eventId)
  }
}

export type Seat = {
  id: Id
  eventId: Id
  state: SeatState
  guests: number
  place: number
  offeredUntil: InstantText | null
  checkedInAt: InstantText | null
}

export async function seatOf(db: Db, eventId: Id, readerId: Id): Promise<Seat | undefined> {
  return db
    .selectFrom('seat')
    .select(['id', 'eventId', 'state', 'guests', 'place', 'offeredUntil', 'checkedInAt'])
    .where('eventId', '=', eventId)
    .where('readerId', '=', readerId)
    .executeTakeFirst()
}

/** It has a place, in the room or in the waiting list; not so what was given up or lapsed. */
export function isHeld(state: SeatState): boolean {
  return state === 'taken' || state === 'offered' || state === 'waiting'
}

/** How many stand before this one in the waiting list. */
export async function waitingBefore(db: Db, { eventId, place }: Seat): Promise<number> {
  const row = await db
    .selectFrom('seat')
    .select((select) => select.fn.countAll().as('count'))
    .where('eventId', '=', eventId)
    .where('state', '=', 'waiting')
    .where('place', '<', place)
    .executeTakeFirst()
  return Number(row?.count ?? 0)
}
