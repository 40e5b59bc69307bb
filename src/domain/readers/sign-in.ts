import { type Clock, toInstantText } from '../../lib/clock.ts'
import type { EmailAddress } from '../../lib/email-address.ts'
import { newId } from '../../lib/id.ts'
import type { Db, Id } from '../../platform/db/schema.ts'
import { inTransaction } from '../../platform/db/transaction.ts'
import { type AskingBrowser, recordAsk } from './ask.ts'
import { createSession } from './sessions.ts'
import { adoptSubscriptions } from './subscriptions.ts'

export type SignInAsk = AskingBrowser & {
  purpose: 'sign-in' | 'register'
  email: EmailAddress
  language: string
  /** Where the reader wanted to be: a path of this site. */
  next: string
  /** The link of a newsletter's edition that led here. */
  letter?: Id
}

/** `isNew`: the reader was not one before. `next`: where they wanted to be. */
export type SignedIn = {
  ok: true
  done: 'signed-in'
  readerId: Id
  sessionToken: string
  next: string
  isNew: boolean
}

/**
 * Asks for a message with a link and a code. Nothing is looked up: the same two rows are written whether the address is
 * known or not, so neither the answer nor its time tells. Registering and signing in are one act, and a confirmed
 * address without a reader becomes one.
 */
export async function askSignIn(
  { db, clock }: { db: Db; clock: Clock },
  { email, ...ask }: SignInAsk,
): Promise<{ signInId: Id }> {
  return inTransaction(db, async (db) => ({
    signInId: await recordAsk(db, clock, { ...ask, address: email }),
  }))
}

type Proved = EmailAddress & { language: string; next: string }

/** Someone has proved that they read this address's mail. Call it in the transaction that used the proof up. */
export async function signIn(db: Db, clock: Clock, proved: Proved, device: string): Promise<SignedIn> {
  const inserted = await db
    .insertInto('reader')
    .values({
      id: newId(),
      email: proved.email,
      emailKey: proved.emailKey,
      name: '',
      language: proved.language,
      createdAt: toInstantText(clock()),
    })
    .onConflict((conflict) => conflict.column('emailKey').doNothing())
    .executeTakeFirst()
  const { id: readerId } = await db
    .selectFrom('reader')
    .select('id')
    .where('emailKey', '=', proved.emailKey)
    .executeTakeFirstOrThrow()
  await adoptSubscriptions(db, readerId, proved.emailKey)
  const sessionToken = await createSession(db, clock, { readerId }, device)
  const isNew = (inserted.numInsertedOrUpdatedRows ?? 0n) > 0n
  return { ok: true, done: 'signed-in', readerId, sessionToken, next: proved.next, isNew }
}
