import type { Db, Id } from '../../platform/db/schema.ts'
import type { DeliveryState } from '../../platform/db/schema-letters.ts'

type Address = { email: string; emailKey: string }

/** The copy of the same edition that stands at an address already. */
export type Other = {
  id: Id
  subscriptionId: Id | null
  seatId: Id | null
  emailKey: string
  state: DeliveryState
}

/**
 * A copy that was addressed when the audience was frozen, to somebody whose address has changed since, goes to the new
 * one. False: another copy of the edition goes there. `isLeaving`: that other copy goes elsewhere, or nowhere, as where
 * two readers have changed addresses with each other; then the name of its row stands in the place of its key until it
 * is addressed itself. Call it in the transaction that claims the copy.
 */
export async function readdress(
  db: Db,
  copy: { id: Id; editionId: Id },
  { email, emailKey }: Address,
  isLeaving: (other: Other) => Promise<boolean>,
): Promise<boolean> {
  const other = await db
    .selectFrom('delivery')
    .select(['id', 'subscriptionId', 'seatId', 'emailKey', 'state'])
    .where('editionId', '=', copy.editionId)
    .where('emailKey', '=', emailKey)
    .executeTakeFirst()
  if (other) {
    if (!(await isLeaving(other))) return false
    await db.updateTable('delivery').set({ emailKey: other.id }).where('id', '=', other.id).execute()
  }
  await db.updateTable('delivery').set({ email, emailKey }).where('id', '=', copy.id).execute()
  return true
}
