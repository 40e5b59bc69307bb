import type { ExpressionBuilder, SqlBool, Expression } from 'kysely'
import { type Clock, toInstantText } from '../../lib/clock.ts'
import type { Db, Id, Tables } from '../../platform/db/schema.ts'

/** Why a copy did not go out: `delivery.problem`. */
export const ADDRESS_DELETED = 'address deleted'

type Which = (row: ExpressionBuilder<Tables, 'delivery'>) => Expression<SqlBool>

/** Copies of letters to a subscription whose address goes. Call it in the transaction that deletes the address. */
export function forgetCopies(db: Db, clock: Clock, subscriptionId: Id): Promise<void> {
  return forget(db, clock, (row) => row('subscriptionId', '=', subscriptionId))
}

/** Those to a seat, of the editions to everybody who has one at its event. */
export function forgetCopiesOfSeat(db: Db, clock: Clock, seat: { id: Id; eventId: Id }): Promise<void> {
  return forget(db, clock, (row) =>
    row.and([
      row('seatId', '=', seat.id),
      row(
        'editionId',
        'in',
        row.selectFrom('edition').select('edition.id').where('edition.eventId', '=', seat.eventId),
      ),
    ]),
  )
}

/**
 * What nobody has taken up yet is not sent. The rest stays counted, and says no longer to whom; whoever carries a copy at
 * this moment knows the address, and its row does not, so that the copy is never taken up again. The name of a row stands
 * in the place of the address's key, of which there is one in an edition.
 */
async function forget(db: Db, clock: Clock, which: Which): Promise<void> {
  await db
    .updateTable('bounce')
    .set({ email: '', evidence: '' })
    .where('deliveryId', 'in', (query) => query.selectFrom('delivery').select('delivery.id').where(which))
    .execute()
  await db
    .updateTable('delivery')
    .set({ state: 'skipped', problem: ADDRESS_DELETED, settledAt: toInstantText(clock()) })
    .where('state', '=', 'pending')
    .where(which)
    .execute()
  await db
    .updateTable('delivery')
    .set((row) => ({ email: '', emailKey: row.ref('id'), answer: null }))
    .where(which)
    .execute()
}
