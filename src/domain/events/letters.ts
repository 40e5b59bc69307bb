import { type Clock, toInstantText } from '../../lib/clock.ts'
import { enqueue } from '../../platform/queue/enqueue.ts'
import type { Db, Id } from '../../platform/db/schema.ts'
import type { SeatLetterKind } from '../../platform/db/schema-events.ts'

/** Job kinds. */
export const SEAT_LETTER = 'seat.letter'
export const SEATS_TOLD = 'event.tell'

export type SeatLetter = { seatId: Id; kind: SeatLetterKind; sequence: number }

/** Enqueues a letter once, however often it is asked for. Call within the transaction of which it tells. */
export async function enqueueLetter(db: Db, clock: Clock, letter: SeatLetter): Promise<void> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('seatLetter')
    .values({ ...letter, createdAt: toInstantText(clock()) })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (numInsertedOrUpdatedRows === 0n) return
  await enqueue(db, { kind: SEAT_LETTER, payload: letter }, clock)
}

export type SeatsTold = { eventId: Id; kind: 'change' | 'cancellation'; sequence: number }

/** So that saving an event with ten thousand seats takes no longer than one with ten. */
export async function tellSeats(db: Db, clock: Clock, told: SeatsTold): Promise<void> {
  await enqueue(db, { kind: SEATS_TOLD, payload: told }, clock)
}

/** Enqueues a letter to everybody with a seat, an offer or a place in the waiting list. */
export async function enqueueToSeats(db: Db, clock: Clock, told: SeatsTold): Promise<void> {
  const seats = await db
    .selectFrom('seat')
    .select(['id', 'place'])
    .where('eventId', '=', told.eventId)
    .where('state', 'in', told.kind === 'change' ? ['taken'] : ['taken', 'offered', 'waiting'])
    .orderBy('place')
    .execute()
  for (const { id, place } of seats) {
    const sequence = told.kind === 'change' ? told.sequence : place
    await db
      .transaction()
      .execute((db) => enqueueLetter(db, clock, { seatId: id, kind: told.kind, sequence }))
  }
}
