import { type Clock, toInstantText } from '../../lib/clock.ts'
import type { EmailAddress } from '../../lib/email-address.ts'
import { newId } from '../../lib/id.ts'
import { announceChange } from '../../platform/db/changes.ts'
import type { Db, Id, JsonText } from '../../platform/db/schema.ts'
import type { SignInPurpose } from '../../platform/db/schema-accounts.ts'
import { inTransaction } from '../../platform/db/transaction.ts'
import { type AskingBrowser, readAskData, recordAsk } from './ask.ts'
import { moveSubscriptions } from './subscriptions.ts'

export type AddressChangeAsk = AskingBrowser & {
  readerId: Id
  email: EmailAddress
  language: string
  next: string
}

export type AddressChangeAsked =
  | { ok: true; signInId: Id }
  | { ok: false; problem: 'email-same' | 'unknown-reader' }

/** `waiting-for-old`, `waiting-for-new`: that address's message has not been answered yet. */
export type AddressChanged =
  | { ok: true; done: 'address-changed' | 'waiting-for-old' | 'waiting-for-new'; readerId: Id; next: string }
  | { ok: false; problem: 'address-taken' }

/**
 * Writes to both addresses; the change happens when both have answered. Whether the new one has a reader already is not
 * said here, or this form would tell anyone who reads us: it is found out after the mail there has been answered.
 */
export async function askAddressChange(
  { db, clock }: { db: Db; clock: Clock },
  { readerId, email, ...ask }: AddressChangeAsk,
): Promise<AddressChangeAsked> {
  return inTransaction(db, async (db) => {
    const reader = await lockReader(db, readerId)
    if (!reader) return { ok: false, problem: 'unknown-reader' }
    if (reader.emailKey === email.emailKey) return { ok: false, problem: 'email-same' }
    await forgetAddressChange(db, readerId)
    const [oldId, newAddressId] = [newId(), newId()]
    const { emailKey } = reader
    await recordAsk(
      db,
      clock,
      {
        ...ask,
        purpose: 'address-old',
        readerId,
        address: { email: reader.email, emailKey },
        other: newAddressId,
      },
      oldId,
    )
    await recordAsk(
      db,
      clock,
      { ...ask, purpose: 'address-new', readerId, address: email, other: oldId },
      newAddressId,
    )
    return { ok: true, signInId: newAddressId }
  })
}

/** The address that is waiting for its confirmation, if any. */
export async function pendingAddress(db: Db, clock: Clock, readerId: Id): Promise<string | undefined> {
  const row = await db
    .selectFrom('signIn')
    .select('email')
    .where('readerId', '=', readerId)
    .where('purpose', '=', 'address-new')
    .where('expiresAt', '>', toInstantText(clock()))
    .executeTakeFirst()
  return row?.email
}

/** Readers' rows are locked before anything about them is decided; a write that changes nothing locks on both databases. */
export async function lockReader(db: Db, id: Id): Promise<EmailAddress | undefined> {
  return db
    .updateTable('reader')
    .set((eb) => ({ name: eb.ref('name') }))
    .where('id', '=', id)
    .returning(['email', 'emailKey'])
    .executeTakeFirst()
}

type Half = EmailAddress & { purpose: SignInPurpose; data: JsonText; next: string }

/** One half has just been used up, and its reader is locked. */
export async function applyAddressChange(
  db: Db,
  clock: Clock,
  half: Half,
  readerId: Id,
): Promise<AddressChanged> {
  const { next } = half
  const other = await db
    .selectFrom('signIn')
    .select(['email', 'emailKey', 'usedAt'])
    .where('id', '=', readAskData(half.data).other ?? '')
    .executeTakeFirst()
  if (!other?.usedAt) {
    const done = half.purpose === 'address-old' ? 'waiting-for-new' : 'waiting-for-old'
    return { ok: true, done, readerId, next }
  }
  const [from, { email, emailKey }] = half.purpose === 'address-new' ? [other, half] : [half, other]
  const taken = await db
    .selectFrom('reader')
    .select('id')
    .where('emailKey', '=', emailKey)
    .where('id', '!=', readerId)
    .executeTakeFirst()
  if (taken) return { ok: false, problem: 'address-taken' }
  await db.updateTable('reader').set({ email, emailKey }).where('id', '=', readerId).execute()
  await moveSubscriptions(db, clock, readerId, from, { email, emailKey })
  await forgetAddressChange(db, readerId)
  await forgetSignIns(db, emailKey)
  await announceChange(db, 'sessions')
  return { ok: true, done: 'address-changed', readerId, next }
}

/** A link that was sent there before, perhaps to whoever had the address then, opens no account of who has it now. */
async function forgetSignIns(db: Db, emailKey: string): Promise<void> {
  await db
    .deleteFrom('signIn')
    .where('emailKey', '=', emailKey)
    .where('purpose', 'in', ['sign-in', 'register'])
    .execute()
}

async function forgetAddressChange(db: Db, readerId: Id): Promise<void> {
  await db
    .deleteFrom('signIn')
    .where('readerId', '=', readerId)
    .where('purpose', 'in', ['address-old', 'address-new'])
    .execute()
}
