import type { Db, Id } from '../../platform/db/schema.ts'
import type { SeatState } from '../../platform/db/schema-events.ts'

/** Everything that is kept of a reader's seats, for "download my data". */
export async function exportSeats(db: Db, readerId: Id) {
  const seats = await db
    .selectFrom('seat')
    .innerJoin('event', 'event.id', 'seat.eventId')
    .select(['seat.id', 'event.slug', 'seat.state', 'seat.guests', 'seat.language', 'seat.timeZone'])
    .select(['seat.askedAt', 'seat.takenAt', 'seat.offeredUntil', 'seat.cancelledAt', 'seat.checkedInAt'])
    .where('seat.readerId', '=', readerId)
    .orderBy('seat.askedAt')
    .execute()
  const questions = await db
    .selectFrom('eventQuestion')
    .innerJoin('seat', 'seat.id', 'eventQuestion.seatId')
    .select(['eventQuestion.seatId', 'eventQuestion.text', 'eventQuestion.createdAt'])
    .where('seat.readerId', '=', readerId)
    .orderBy('eventQuestion.createdAt')
    .execute()
  return seats.map(({ id, slug, ...seat }) => ({
    event: slug,
    ...seat,
    questions: questions
      .filter(({ seatId }) => seatId === id)
      .map(({ text, createdAt }) => ({ text, createdAt })),
  }))
}

/** Events in which a reader has a seat, an offer or a place in the waiting list, with how it stands. */
export async function seatsOfReader(db: Db, readerId: Id): Promise<{ eventId: Id; state: SeatState }[]> {
  return db
    .selectFrom('seat')
    .innerJoin('event', 'event.id', 'seat.eventId')
    .select(['seat.eventId', 'seat.state'])
    .where('seat.readerId', '=', readerId)
    .where('seat.state', 'in', ['taken', 'offered', 'waiting'])
    .where('event.publishedAt', 'is not', null)
    .orderBy('event.startsAt', 'desc')
    .limit(200)
    .execute()
}
