import type { Selectable } from 'kysely'
import type { Db, Id, Tables } from '../../platform/db/schema.ts'

export type LockedEvent = Selectable<Tables['event']>

/** Takes the row before it is read: whoever gives, frees or offers seats goes one after the other. */
export async function lockEvent(db: Db, id: Id): Promise<LockedEvent | undefined> {
  return db
    .updateTable('event')
    .set((event) => ({ version: event.ref('version') }))
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirst()
}
