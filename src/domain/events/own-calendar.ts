import { macOf, newToken } from '../../lib/hash.ts'
import type { Db, Id } from '../../platform/db/schema.ts'

/** The secret part of the address at which a calendar program finds a reader's seats. Undefined: no such reader. */
export async function calendarToken(db: Db, secret: string, readerId: Id): Promise<string | undefined> {
  const reader = await db
    .selectFrom('reader')
    .select('calendarKey')
    .where('id', '=', readerId)
    .executeTakeFirst()
  if (!reader) return undefined
  const { calendarKey } = reader
  return macOf(secret, 'seat-calendar', readerId, ...(calendarKey === null ? [] : [calendarKey]))
}

/** From now on the address is another, and whoever was given the old one sees nothing further. */
export async function renewCalendar(db: Db, readerId: Id): Promise<void> {
  await db.updateTable('reader').set({ calendarKey: newToken() }).where('id', '=', readerId).execute()
}
