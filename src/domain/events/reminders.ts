import { type Clock, hoursBefore, toInstantText } from '../../lib/clock.ts'
import type { Db, Id } from '../../platform/db/schema.ts'
import { enqueueLetter } from './letters.ts'

const THANKS_WITHIN_HOURS = 72
/** A seat taken so shortly before has just been confirmed. */
const reminders = [
  { kind: 'day', hours: 24, notWithin: 1 },
  { kind: 'hour', hours: 1, notWithin: 0 },
] as const

/**
 * Enqueues the reminders and thanks whose time has come. What was missed during downtime comes late, but never after the
 * beginning, and not a reminder of the day with that of the hour. May run twice, and in two places at once.
 */
export async function remindSeats(db: Db, clock: Clock): Promise<void> {
  for (const reminder of reminders) await remind(db, clock, reminder)
  await thank(db, clock)
}

async function remind(
  db: Db,
  clock: Clock,
  { kind, hours, notWithin }: (typeof reminders)[number],
): Promise<void> {
  const now = clock()
  const events = await db
    .selectFrom('event')
    .select(['id', 'startsAt'])
    .where('state', '=', 'published')
    .where('startsAt', '>', toInstantText(now.add({ hours: notWithin })))
    .where('startsAt', '<=', toInstantText(now.add({ hours })))
    .execute()
  for (const { id, startsAt } of events) {
    const begins = Temporal.Instant.from(startsAt)
    // An event that is put off is one to be reminded of again.
    const sequence = Math.floor(begins.epochMilliseconds / 60_000)
    const before = toInstantText(hoursBefore(begins, hours))
    const seats = await unwritten(db, id, kind, sequence)
    for (const seat of seats.filter(({ takenAt }) => takenAt !== null && takenAt <= before))
      await enqueueOnce(db, clock, { seatId: seat.id, kind, sequence })
  }
}

/** To everybody who had a seat; where people were checked in, to those who came. */
async function thank(db: Db, clock: Clock): Promise<void> {
  const now = clock()
  const events = await db
    .selectFrom('event')
    .select('id')
    .where('state', '=', 'published')
    .where('endsAt', '<=', toInstantText(now))
    .where('endsAt', '>', toInstantText(hoursBefore(now, THANKS_WITHIN_HOURS)))
    .execute()
  for (const { id } of events) {
    const seats = await unwritten(db, id, 'thanks', 0)
    const came = await db
      .selectFrom('seat')
      .select('id')
      .where('eventId', '=', id)
      .where('checkedInAt', 'is not', null)
      .limit(1)
      .executeTakeFirst()
    for (const seat of seats.filter(({ checkedInAt }) => !came || checkedInAt !== null))
      await enqueueOnce(db, clock, { seatId: seat.id, kind: 'thanks', sequence: 0 })
  }
}

async function unwritten(db: Db, eventId: Id, kind: 'day' | 'hour' | 'thanks', sequence: number) {
  return db
    .selectFrom('seat')
    .select(['id', 'takenAt', 'checkedInAt'])
    .where('eventId', '=', eventId)
    .where('state', '=', 'taken')
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('seatLetter')
            .select('seatLetter.seatId')
            .whereRef('seatLetter.seatId', '=', 'seat.id')
            .where('seatLetter.kind', '=', kind)
            .where('seatLetter.sequence', '=', sequence),
        ),
      ),
    )
    .execute()
}

async function enqueueOnce(db: Db, clock: Clock, letter: Parameters<typeof enqueueLetter>[2]): Promise<void> {
  await db.transaction().execute((db) => enqueueLetter(db, clock, letter))
}
