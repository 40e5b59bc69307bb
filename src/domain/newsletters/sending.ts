import { type Clock, toInstantText } from '../../lib/clock.ts'
import { announceChange } from '../../platform/db/changes.ts'
import type { Db, Id } from '../../platform/db/schema.ts'
import type { EditionState } from '../../platform/db/schema-letters.ts'
import { inTransaction } from '../../platform/db/transaction.ts'
import { lockEvent } from '../events/lock-event.ts'
import { readIdentity } from '../publication/identity.ts'
import { sendingBegins } from './send-time.ts'

/** Editions whose time has come begin: from here on their words and their audience are frozen. Happens once each. */
export async function beginDue(db: Db, clock: Clock): Promise<void> {
  const scheduled = await db
    .selectFrom('edition')
    .select(['id', 'sendAt', 'inReaderZone'])
    .where('state', '=', 'scheduled')
    .execute()
  if (scheduled.length === 0) return
  const { timeZone } = await readIdentity(db)
  const now = clock()
  for (const edition of scheduled) {
    const begins = sendingBegins(edition, timeZone)
    if (begins && Temporal.Instant.compare(begins, now) <= 0) await begin(db, clock, edition.id)
  }
}

/** From now on its page is on the site, too; a message to those who come to an event has none. */
async function begin(db: Db, clock: Clock, id: Id): Promise<void> {
  const now = toInstantText(clock())
  await inTransaction(db, async (db) => {
    const { numUpdatedRows } = await db
      .updateTable('edition')
      .set((edition) => ({
        state: 'building',
        startedAt: now,
        publishedAt: edition
          .case()
          .when('newsletterId', 'is not', null)
          .then(edition.fn.coalesce('publishedAt', edition.val(now)))
          .else(null)
          .end(),
        sentRevisionId: edition.ref('headRevisionId'),
      }))
      .where('id', '=', id)
      .where('state', '=', 'scheduled')
      .executeTakeFirst()
    if (numUpdatedRows > 0n) await announceChange(db, 'pages')
  })
}

/** Every copy has reached its end, be it "sent", "failed", "skipped" or "in doubt". */
export async function finishIfDone(db: Db, clock: Clock, id: Id): Promise<boolean> {
  return inTransaction(db, async (db) => {
    // Taken before its copies are looked at, so that one that somebody has just chosen to resend is seen.
    const edition = await db
      .updateTable('edition')
      .set((edition) => ({ state: edition.ref('state') }))
      .where('id', '=', id)
      .where('state', '=', 'sending')
      .returning('stoppedAt')
      .executeTakeFirst()
    if (!edition) return false
    const underWay = await db
      .selectFrom('delivery')
      .select('id')
      .where('editionId', '=', id)
      .where('state', 'in', ['pending', 'claimed', 'on-the-wire'])
      .limit(1)
      .executeTakeFirst()
    if (underWay) return false
    const isStopped = edition.stoppedAt !== null
    await db
      .updateTable('edition')
      .set(isStopped ? { state: 'stopped' } : { state: 'sent', sentAt: toInstantText(clock()) })
      .where('id', '=', id)
      .execute()
    return true
  })
}

/** No copy is claimed while it is paused; those already claimed are carried to their end. */
export function pauseSending(db: Db, id: Id): Promise<boolean> {
  return changeState(db, id, ['building', 'sending'], { state: 'paused' })
}

export type Resumed = 'resumed' | 'not-paused' | 'event-cancelled'

/**
 * `event-cancelled`: it was written for an evening that takes place, and cancelling that held it. It goes on once somebody
 * has said so knowing it. Call it in a transaction: whoever cancels the event meanwhile waits, and then holds it again.
 */
export async function resumeSending(db: Db, id: Id, { despiteCancellation = false } = {}): Promise<Resumed> {
  const edition = await db
    .selectFrom('edition')
    .select(['builtAt', 'eventId', 'state'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (edition?.state !== 'paused') return 'not-paused'
  const event = edition.eventId === null ? undefined : await lockEvent(db, edition.eventId)
  if (event?.state === 'cancelled' && !despiteCancellation) return 'event-cancelled'
  const state = edition.builtAt === null ? 'building' : 'sending'
  return (await changeState(db, id, ['paused'], { state })) ? 'resumed' : 'not-paused'
}

/** For good: copies that nobody has claimed are passed over. */
export async function stopSending(db: Db, clock: Clock, id: Id): Promise<boolean> {
  const now = toInstantText(clock())
  if (!(await changeState(db, id, ['building', 'sending', 'paused'], { state: 'stopped', stoppedAt: now })))
    return false
  await db
    .updateTable('delivery')
    .set({ state: 'skipped', problem: 'stopped', settledAt: now })
    .where('editionId', '=', id)
    .where('state', '=', 'pending')
    .execute()
  return true
}

async function changeState(
  db: Db,
  id: Id,
  from: EditionState[],
  change: { state: EditionState; stoppedAt?: string },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('edition')
    .set(change)
    .where('id', '=', id)
    .where('state', 'in', from)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}
