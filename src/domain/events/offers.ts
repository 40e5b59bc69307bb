import { type Clock, toInstantText } from '../../lib/clock.ts'
import type { Db, Id } from '../../platform/db/schema.ts'
import { inTransaction } from '../../platform/db/transaction.ts'
import { enqueueLetter } from './letters.ts'
import { lockEvent, type LockedEvent } from './lock-event.ts'

/** How long an offered seat is kept for whoever waited; never beyond the beginning. */
export const OFFER_HOURS = 24
/** More than anybody comes with, and a number that both databases can compare. */
const BOUNDLESS = 1_000_000_000

/**
 * Offers what is free to those who have waited longest, each as many places as were asked for; who wants more than there
 * are stays first in line. Call within the transaction that freed something, which holds the event's row.
 */
export async function offerFreed(db: Db, clock: Clock, eventId: Id): Promise<void> {
  const event = await lockEvent(db, eventId)
  const now = clock()
  if (!event || event.state !== 'published' || event.startsAt <= toInstantText(now)) return
  let free = freeIn(event)
  let given = 0
  const offeredUntil = deadline(event, now)
  while (free > 0) {
    const next = await db
      .selectFrom('seat')
      .select(['id', 'guests', 'place'])
      .where('eventId', '=', eventId)
      .where('state', '=', 'waiting')
      .where('guests', '<', free)
      .orderBy('place')
      .limit(1)
      .executeTakeFirst()
    if (!next) break
    await db.updateTable('seat').set({ state: 'offered', offeredUntil }).where('id', '=', next.id).execute()
    await enqueueLetter(db, clock, { seatId: next.id, kind: 'offer', sequence: next.place })
    free -= 1 + next.guests
    given += 1 + next.guests
  }
  if (given > 0) await addTaken(db, eventId, given)
}

/** Takes back what nobody took up in time, and offers it to the next. May run twice, and in two places at once. */
export async function lapseOffers(db: Db, clock: Clock): Promise<void> {
  const due = await db
    .selectFrom('seat')
    .select(['id', 'eventId'])
    .where('state', '=', 'offered')
    .where('offeredUntil', '<=', toInstantText(clock()))
    .orderBy('offeredUntil')
    .execute()
  for (const { id, eventId } of due) await lapse(db, clock, id, eventId)
}

async function lapse(db: Db, clock: Clock, seatId: Id, eventId: Id): Promise<void> {
  await inTransaction(db, async (db) => {
    await lockEvent(db, eventId)
    const lapsed = await db
      .updateTable('seat')
      .set({ state: 'lapsed', offeredUntil: null })
      .where('id', '=', seatId)
      .where('state', '=', 'offered')
      .where('offeredUntil', '<=', toInstantText(clock()))
      .returning(['guests', 'place'])
      .executeTakeFirst()
    if (!lapsed) return
    await addTaken(db, eventId, -1 - lapsed.guests)
    await enqueueLetter(db, clock, { seatId, kind: 'lapse', sequence: lapsed.place })
    await offerFreed(db, clock, eventId)
  })
}

export async function addTaken(db: Db, eventId: Id, change: number): Promise<void> {
  await db
    .updateTable('event')
    .set((event) => ({ taken: event('taken', '+', change) }))
    .where('id', '=', eventId)
    .execute()
}

export function freeIn({ capacity, taken }: Pick<LockedEvent, 'capacity' | 'taken'>): number {
  return capacity === null ? BOUNDLESS : capacity - taken
}

function deadline({ startsAt }: LockedEvent, now: Temporal.Instant): string {
  const wished = toInstantText(now.add({ hours: OFFER_HOURS }))
  return wished < startsAt ? wished : startsAt
}
