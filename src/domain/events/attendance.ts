import type { Clock } from '../../lib/clock.ts'
import type { Db, Id, InstantText } from '../../platform/db/schema.ts'
import type { SeatState } from '../../platform/db/schema-events.ts'
import { inTransaction } from '../../platform/db/transaction.ts'
import { matchesName } from '../articles/bylines.ts'
import { lockEvent } from './lock-event.ts'
import { cancelSeat } from './seats.ts'

/** Somebody's seat, or their place in the waiting list, as the newsroom sees it. */
export type Attendance = {
  id: Id
  readerId: Id
  /** Empty where they never gave one. */
  name: string
  email: string
  language: string
  state: SeatState
  /** Brought along. */
  guests: number
  place: number
  askedAt: InstantText
  takenAt: InstantText | null
  offeredUntil: InstantText | null
  checkedInAt: InstantText | null
  /** Of the one with the seat and of the guests. */
  arrived: number
}

export type AttendanceAsked = { state?: SeatState | undefined; query?: string }

/** In the order in which seats were asked for. */
export async function listAttendance(
  db: Db,
  eventId: Id,
  { state, query = '' }: AttendanceAsked,
): Promise<Attendance[]> {
  const rows = await selectSeats(db, eventId)
    .$if(state !== undefined, (seats) => seats.where('seat.state', '=', state ?? 'taken'))
    .orderBy('seat.place')
    .execute()
  // Here and not in the database: SQLite folds no letters but those of ASCII.
  return query.trim() === '' ? rows : rows.filter(({ name, email }) => matchesName(query, [name, email]))
}

export async function findAttendance(db: Db, eventId: Id, seatId: Id): Promise<Attendance | undefined> {
  return selectSeats(db, eventId).where('seat.id', '=', seatId).executeTakeFirst()
}

export type AttendanceCount = { seats: number; people: number; arrived: number }

/** By state; those who come along are among the people. */
export async function countAttendance(db: Db, eventId: Id): Promise<Map<SeatState, AttendanceCount>> {
  const rows = await db
    .selectFrom('seat')
    .select((select) => [
      'state',
      select.fn.countAll().as('seats'),
      select.fn.sum('guests').as('guests'),
      select.fn.sum('arrived').as('arrived'),
    ])
    .where('eventId', '=', eventId)
    .groupBy('state')
    .execute()
  return new Map(
    rows.map(({ state, seats, guests, arrived }) => [
      state,
      { seats: Number(seats), people: Number(seats) + Number(guests), arrived: Number(arrived) },
    ]),
  )
}

/** Frees what they have; they are told, and whoever waits is offered it. False: there is nothing, or it has begun. */
export async function removeFromEvent(db: Db, clock: Clock, eventId: Id, seatId: Id): Promise<boolean> {
  return inTransaction(db, async (db) => {
    await lockEvent(db, eventId)
    const seat = await findAttendance(db, eventId, seatId)
    return seat !== undefined && (await cancelSeat(db, clock, eventId, seat.readerId))
  })
}

function selectSeats(db: Db, eventId: Id) {
  return db
    .selectFrom('seat')
    .innerJoin('reader', 'reader.id', 'seat.readerId')
    .select(['seat.id', 'seat.readerId', 'reader.name', 'reader.email', 'seat.language', 'seat.state'])
    .select(['seat.guests', 'seat.place', 'seat.askedAt', 'seat.takenAt', 'seat.offeredUntil'])
    .select(['seat.checkedInAt', 'seat.arrived'])
    .where('seat.eventId', '=', eventId)
}
