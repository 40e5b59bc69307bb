import { type Clock, toInstantText } from '../../lib/clock.ts'
import type { EmailAddress } from '../../lib/email-address.ts'
import { hashToken } from '../../lib/hash.ts'
import type { Db } from '../../platform/db/schema.ts'
import type { Silence } from '../../platform/db/schema-subscriptions.ts'

/** Why an address gets no letter: it does not exist, its owner has reported us, or the newsroom has said so. */
export async function silenceOf(db: Db, emailKey: string): Promise<Silence | undefined> {
  const row = await db
    .selectFrom('suppression')
    .select('kind')
    .where('addressHash', '=', hashToken(emailKey))
    .where('liftedAt', 'is', null)
    .executeTakeFirst()
  return row?.kind
}

/**
 * Somebody has just answered a message sent to the address, so its mailbox works, whatever bounced once. Answers what
 * silences it still: a complaint counts against us with the mail providers, who do not hear of the change of mind, so
 * only the newsroom lifts that.
 */
export async function settleSilence(
  db: Db,
  clock: Clock,
  { emailKey }: EmailAddress,
): Promise<Silence | undefined> {
  const addressHash = hashToken(emailKey)
  const row = await db
    .selectFrom('suppression')
    .select(['kind', 'evidence'])
    .where('addressHash', '=', addressHash)
    .where('liftedAt', 'is', null)
    .executeTakeFirst()
  if (row?.kind !== 'hard-bounce') return row?.kind
  const now = toInstantText(clock())
  await db
    .updateTable('suppression')
    .set({
      liftedAt: now,
      evidence: `${row.evidence}\nLifted: a message sent there was answered on ${now}.`,
    })
    .where('addressHash', '=', addressHash)
    .where('kind', '=', 'hard-bounce')
    .where('liftedAt', 'is', null)
    .execute()
  return undefined
}
