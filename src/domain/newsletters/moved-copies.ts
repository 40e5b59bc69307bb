import type { Db, Id } from '../../platform/db/schema.ts'

type Address = { email: string; emailKey: string }

/**
 * A copy that was addressed when the audience was frozen, to somebody whose address has changed since, goes to the new
 * one. False: another copy of the edition goes there. Call it in the transaction that claims the copy.
 */
export async function readdress(
  db: Db,
  copy: { id: Id; editionId: Id },
  { email, emailKey }: Address,
): Promise<boolean> {
  const other = await db
    .selectFrom('delivery')
    .select('id')
    .where('editionId', '=', copy.editionId)
    .where('emailKey', '=', emailKey)
    .executeTakeFirst()
  if (other) return false
  await db.updateTable('delivery').set({ email, emailKey }).where('id', '=', copy.id).execute()
  return true
}
