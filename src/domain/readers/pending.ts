import { type Clock, toInstantText } from '../../lib/clock.ts'
import { hashToken } from '../../lib/hash.ts'
import type { Db, Id } from '../../platform/db/schema.ts'
import type { SignInPurpose } from '../../platform/db/schema-accounts.ts'
import { isLinkToken } from './proof.ts'

export type PendingPurpose = 'sign-in' | 'address-change' | 'deletion'

/** What the page that waits for the code may know. */
export type Pending = { purpose: PendingPurpose; email: string; next: string }

/** Undefined unless this browser asked and the question is still open. */
export async function readPending(
  { db, clock }: { db: Db; clock: Clock },
  { signInId, browserToken }: { signInId: Id; browserToken: string },
): Promise<Pending | undefined> {
  const asked = await readOpen(db, clock, signInId)
  if (!asked || asked.browserHash !== hashToken(browserToken)) return undefined
  return { purpose: pendingPurpose(asked.purpose), email: asked.email, next: asked.next }
}

export type LinkState =
  | ({ state: 'ready' } & Pending)
  | { state: 'other-browser'; purpose: PendingPurpose }
  | { state: 'expired' }

/** For the page behind a link, which changes nothing. A wrong, used or expired link all read `expired`. */
export async function readLink(
  { db, clock, secret }: { db: Db; clock: Clock; secret: string },
  { signInId, token, browserToken }: { signInId: Id; token: string; browserToken: string },
): Promise<LinkState> {
  const asked = await readOpen(db, clock, signInId)
  if (!asked || !isLinkToken(secret, asked, token)) return { state: 'expired' }
  const purpose = pendingPurpose(asked.purpose)
  if (asked.browserHash !== hashToken(browserToken)) return { state: 'other-browser', purpose }
  return { state: 'ready', purpose, email: asked.email, next: asked.next }
}

async function readOpen(db: Db, clock: Clock, id: Id) {
  return db
    .selectFrom('signIn')
    .selectAll()
    .where('id', '=', id)
    .where('usedAt', 'is', null)
    .where('expiresAt', '>', toInstantText(clock()))
    .executeTakeFirst()
}

function pendingPurpose(purpose: SignInPurpose): PendingPurpose {
  if (purpose === 'delete-account') return 'deletion'
  return purpose === 'sign-in' || purpose === 'register' ? 'sign-in' : 'address-change'
}
