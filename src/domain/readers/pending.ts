import { type Clock, toInstantText } from '../../lib/clock.ts'
import { hashToken } from '../../lib/hash.ts'
import type { Db, Id } from '../../platform/db/schema.ts'
import type { SignInPurpose } from '../../platform/db/schema-accounts.ts'
import { ANY_BROWSER } from './ask.ts'
import { readerPurposes } from './confirm.ts'
import { isLinkToken } from './proof.ts'

export type PendingPurpose = 'sign-in' | 'address-change' | 'deletion'

type Asking = { db: Db; clock: Clock }

/** What the page that waits for the code may know. */
export type Pending = { purpose: PendingPurpose; email: string; next: string }

/** Undefined unless this browser asked and the question is still open. */
export async function readPending(
  { db, clock }: Asking,
  { signInId, browserToken }: { signInId: Id; browserToken: string },
  purposes: readonly SignInPurpose[] = readerPurposes,
): Promise<Pending | undefined> {
  const asked = await readOpen(db, clock, signInId, purposes)
  if (!asked || asked.browserHash !== hashToken(browserToken)) return undefined
  return { purpose: pendingPurpose(asked.purpose), email: asked.email, next: asked.next }
}

export type LinkState =
  | ({ state: 'ready' } & Pending)
  | { state: 'other-browser'; purpose: PendingPurpose }
  | { state: 'expired' }

/** For the page behind a link, which changes nothing. A wrong, used or expired link all read `expired`. */
export async function readLink(
  { db, clock, secret }: Asking & { secret: string },
  { signInId, token, browserToken }: { signInId: Id; token: string; browserToken: string },
  purposes: readonly SignInPurpose[] = readerPurposes,
): Promise<LinkState> {
  const asked = await readOpen(db, clock, signInId, purposes)
  if (!asked || !isLinkToken(secret, asked, token)) return { state: 'expired' }
  const purpose = pendingPurpose(asked.purpose)
  if (asked.browserHash !== ANY_BROWSER && asked.browserHash !== hashToken(browserToken))
    return { state: 'other-browser', purpose }
  return { state: 'ready', purpose, email: asked.email, next: asked.next }
}

async function readOpen(db: Db, clock: Clock, id: Id, purposes: readonly SignInPurpose[]) {
  return db
    .selectFrom('signIn')
    .selectAll()
    .where('id', '=', id)
    .where('purpose', 'in', purposes)
    .where('usedAt', 'is', null)
    .where('expiresAt', '>', toInstantText(clock()))
    .executeTakeFirst()
}

function pendingPurpose(purpose: SignInPurpose): PendingPurpose {
  if (purpose === 'delete-account') return 'deletion'
  const isAddress = ['address-old', 'address-new', 'staff-address'].includes(purpose)
  return isAddress ? 'address-change' : 'sign-in'
}
