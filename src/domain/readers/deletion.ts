import type { Clock } from '../../lib/clock.ts'
import { announceChange } from '../../platform/db/changes.ts'
import type { Db, Id } from '../../platform/db/schema.ts'
import { inTransaction } from '../../platform/db/transaction.ts'
import { type AskingBrowser, recordAsk } from './ask.ts'
import { leaveSubscriptions } from './subscriptions.ts'

export type DeletionAsk = AskingBrowser & { readerId: Id; language: string; next: string }

/** Asks once more by mail. Undefined: there is no such reader. */
export async function askDeletion(
  { db, clock }: { db: Db; clock: Clock },
  ask: DeletionAsk,
): Promise<{ signInId: Id } | undefined> {
  return inTransaction(db, async (db) => {
    const address = await db
      .selectFrom('reader')
      .select(['email', 'emailKey'])
      .where('id', '=', ask.readerId)
      .executeTakeFirst()
    if (!address) return undefined
    return { signInId: await recordAsk(db, clock, { ...ask, purpose: 'delete-account', address }) }
  })
}

/**
 * Everything that is the reader's goes at once: account, sessions, open questions, meter and verdicts; subscriptions end
 * and lose their address.
 */
export async function deleteReader(db: Db, clock: Clock, readerId: Id): Promise<void> {
  await inTransaction(db, async (db) => {
    await leaveSubscriptions(db, clock, readerId)
    await db.deleteFrom('meter').where('subject', '=', readerId).execute()
    await db.deleteFrom('verdict').where('subject', '=', readerId).execute()
    await db.deleteFrom('session').where('readerId', '=', readerId).execute()
    await db
      .deleteFrom('signIn')
      .where((row) =>
        row.or([
          row('readerId', '=', readerId),
          row('emailKey', 'in', row.selectFrom('reader').select('emailKey').where('id', '=', readerId)),
        ]),
      )
      .execute()
    await db.deleteFrom('reader').where('id', '=', readerId).execute()
    await announceChange(db, 'sessions')
  })
}
