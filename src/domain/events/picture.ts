import { type Clock, toInstantText } from '../../lib/clock.ts'
import { announceChange } from '../../platform/db/changes.ts'
import type { Db, Id } from '../../platform/db/schema.ts'
import { inTransaction } from '../../platform/db/transaction.ts'
import type { Lead } from '../articles/save.ts'
import { lockEvent } from './lock-event.ts'

/** Readers see it at once, where they see the event: no calendar has to learn of it. Call `applyChange` afterwards. */
export async function setEventPicture(db: Db, clock: Clock, id: Id, picture: Lead | null): Promise<boolean> {
  return inTransaction(db, async (db) => {
    const event = await lockEvent(db, id)
    if (!event) return false
    const version = event.version + 1
    await db
      .updateTable('event')
      .set({ picture: picture && JSON.stringify(picture), version, updatedAt: toInstantText(clock()) })
      .where('id', '=', id)
      .execute()
    await announceChange(db, 'pages')
    return true
  })
}
