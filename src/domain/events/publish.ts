import { type Clock, toInstantText } from '../../lib/clock.ts'
import { announceChange } from '../../platform/db/changes.ts'
import type { Db, Id } from '../../platform/db/schema.ts'
import { inTransaction } from '../../platform/db/transaction.ts'
import { tellSeats } from './letters.ts'
import { lockEvent } from './lock-event.ts'
import { publishDescriptions } from './publish-text.ts'

/** Readers see it from now on, with its newest words. False where it is no draft. Call `applyChange(deps, 'pages')` afterwards. */
export async function publishEvent(db: Db, clock: Clock, id: Id): Promise<boolean> {
  return inTransaction(db, async (db) => {
    const event = await lockEvent(db, id)
    if (event?.state !== 'draft') return false
    const now = toInstantText(clock())
    await db
      .updateTable('event')
      .set({ state: 'published', publishedAt: now, updatedAt: now, version: event.version + 1 })
      .where('id', '=', id)
      .execute()
    await publishDescriptions(db, id)
    await announceChange(db, 'pages')
    return true
  })
}

/**
 * Its page stays and says so; everybody with a seat, an offer or a place in the waiting list is told, and by that letter
 * alone: messages to them wait for the newsroom. False where it is not published. Asks nothing: that is the newsroom's.
 */
export async function cancelEvent(db: Db, clock: Clock, id: Id): Promise<boolean> {
  return inTransaction(db, async (db) => {
    const event = await lockEvent(db, id)
    if (event?.state !== 'published') return false
    const now = toInstantText(clock())
    const sequence = event.sequence + 1
    await db
      .updateTable('event')
      .set({ state: 'cancelled', cancelledAt: now, updatedAt: now, sequence, version: event.version + 1 })
      .where('id', '=', id)
      .execute()
    await tellSeats(db, clock, { eventId: id, kind: 'cancellation', sequence })
    await holdMessages(db, id)
    await announceChange(db, 'pages')
    return true
  })
}

/** What was to be said of an evening that takes place: whether it is still to be said, somebody has to say anew. */
async function holdMessages(db: Db, eventId: Id): Promise<void> {
  await db
    .updateTable('edition')
    .set({ state: 'draft', sendAt: null, signedOffBy: null, signedOffAt: null })
    .where('eventId', '=', eventId)
    .where('state', '=', 'scheduled')
    .execute()
  await db
    .updateTable('edition')
    .set({ state: 'paused' })
    .where('eventId', '=', eventId)
    .where('state', 'in', ['building', 'sending'])
    .execute()
}
