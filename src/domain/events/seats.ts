import { type Clock, toInstantText } from '../../lib/clock.ts'
import { newId } from '../../lib/id.ts'
import type { Db, Id, InstantText } from '../../platform/db/schema.ts'
import type { SeatState } from '../../platform/db/schema-events.ts'
import { inTransaction } from '../../platform/db/transaction.ts'
import { isOfAudience } from '../access/judge.ts'
import { forgetCopiesOfSeat } from '../readers/forget-copies.ts'
import { enqueueLetter } from './letters.ts'
import { lockEvent, type LockedEvent } from './lock-event.ts'
import { addTaken, freeIn, offerFreed } from './offers.ts'

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

function refusalOf(
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

/** Each time a letter goes out: so many of one seat in a day are enough. */
async function isAskedOften(db: Db, clock: Clock, seatId: Id): Promise<boolean> {
  const { letters } = await db
    .selectFrom('seatLetter')
    .select((row) => row.fn.countAll().as('letters'))
    .where('seatId', '=', seatId)
    .where('kind', 'in', ['confirmation', 'waiting'])
    .where('createdAt', '>', toInstantText(clock().subtract({ hours: 24 })))
    .executeTakeFirstOrThrow()
  return Number(letters) >= MOST_ASKED
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

function isHeld(state: SeatState): boolean {
  return state === 'taken' || state === 'offered' || state === 'waiting'
}
