import type { Selectable } from 'kysely'
import { type Clock, toInstantText } from '../../lib/clock.ts'
import { hashToken } from '../../lib/hash.ts'
import type { Db, Id, Tables } from '../../platform/db/schema.ts'
import { inTransaction } from '../../platform/db/transaction.ts'
import { type AddressChanged, applyAddressChange, lockReader } from './address-change.ts'
import { readAskData } from './ask.ts'
import { deleteReader } from './deletion.ts'
import { isCode, isLinkToken } from './proof.ts'
import { signIn, type SignedIn } from './sign-in.ts'

export const MOST_WRONG_CODES = 5

export type Confirming = {
  db: Db
  clock: Clock
  secret: string
  /** Runs in the same transaction, so that what the visitor had read is the reader's from the first request. */
  onSignedIn: (db: Db, readerId: Id) => Promise<void>
}

/** Who presses the button: its browser's cookie and name. */
type Confirmer = { signInId: Id; browserToken: string; device: string }

export type Confirmation = SignedIn | AddressChanged | { ok: true; done: 'account-deleted' } | Unconfirmed

export type Unconfirmed =
  | { ok: false; problem: 'unknown' | 'expired' | 'used' | 'spent' | 'wrong-browser' }
  | { ok: false; problem: 'wrong-code'; left: number }

export async function confirmByLink(
  deps: Confirming,
  { token, ...confirmer }: Confirmer & { token: string },
): Promise<Confirmation> {
  return confirm(deps, confirmer, (asked) => isLinkToken(deps.secret, asked, token))
}

/** With an address change, the code of either message counts, whichever of the two was asked about. */
export async function confirmByCode(
  deps: Confirming,
  { code, ...confirmer }: Confirmer & { code: string },
): Promise<Confirmation> {
  return confirm(deps, confirmer, (asked) => isCode(deps.secret, asked, code), 'counting')
}

type Asked = Selectable<Tables['signIn']>

async function confirm(
  deps: Confirming,
  confirmer: Confirmer,
  isProof: (asked: Asked) => boolean,
  mistakes?: 'counting',
): Promise<Confirmation> {
  return inTransaction(deps.db, async (db) => {
    const asked = await readAsked(db, confirmer.signInId)
    if (!asked) return { ok: false, problem: 'unknown' }
    if (asked.browserHash !== hashToken(confirmer.browserToken))
      return { ok: false, problem: 'wrong-browser' }
    // Two halves confirmed at the same moment must see each other.
    if (asked.readerId !== null) await lockReader(db, asked.readerId)
    const halves = mistakes ? await withOtherHalf(db, asked) : [asked]
    const proved = halves.find(isProof)
    if (proved) return useUp(db, deps, confirmer, proved)
    return mistakes ? countMistake(db, deps.clock, halves) : { ok: false, problem: 'unknown' }
  })
}

async function readAsked(db: Db, id: Id): Promise<Asked | undefined> {
  return db.selectFrom('signIn').selectAll().where('id', '=', id).executeTakeFirst()
}

async function withOtherHalf(db: Db, asked: Asked): Promise<Asked[]> {
  const { other } = readAskData(asked.data)
  const half = other === undefined ? undefined : await readAsked(db, other)
  return half ? [asked, half] : [asked]
}

/** One statement decides: of any number of parallel confirmations one finds the row unused. */
async function useUp(db: Db, deps: Confirming, confirmer: Confirmer, asked: Asked): Promise<Confirmation> {
  const now = toInstantText(deps.clock())
  const used = await db
    .updateTable('signIn')
    .set({ usedAt: now })
    .where('id', '=', asked.id)
    .where('usedAt', 'is', null)
    .where('wrongCodes', '<', MOST_WRONG_CODES)
    .where('expiresAt', '>', now)
    .executeTakeFirst()
  if (used.numUpdatedRows === 0n) return whyUnusable(db, asked.id, now)
  return carryOut(db, deps, confirmer, asked)
}

async function carryOut(db: Db, deps: Confirming, confirmer: Confirmer, asked: Asked): Promise<Confirmation> {
  if (asked.purpose === 'sign-in' || asked.purpose === 'register') {
    const signedIn = await signIn(db, deps.clock, asked, confirmer.device)
    await deps.onSignedIn(db, signedIn.readerId)
    return signedIn
  }
  if (asked.readerId === null) throw new Error(`The row ${asked.id} of sign_in names no reader.`)
  if (asked.purpose === 'delete-account') {
    await deleteReader(db, asked.readerId)
    return { ok: true, done: 'account-deleted' }
  }
  return applyAddressChange(db, asked, asked.readerId)
}

async function countMistake(db: Db, clock: Clock, halves: Asked[]): Promise<Unconfirmed> {
  const now = toInstantText(clock())
  const ids = halves.map((asked) => asked.id)
  const counted = await db
    .updateTable('signIn')
    .set((eb) => ({ wrongCodes: eb('wrongCodes', '+', 1) }))
    .where('id', 'in', ids)
    .where('usedAt', 'is', null)
    .where('wrongCodes', '<', MOST_WRONG_CODES)
    .where('expiresAt', '>', now)
    .returning('wrongCodes')
    .execute()
  if (counted.length === 0) return whyUnusable(db, halves[0]?.id ?? '', now)
  const left = MOST_WRONG_CODES - Math.max(...counted.map((row) => row.wrongCodes))
  return { ok: false, problem: 'wrong-code', left }
}

async function whyUnusable(db: Db, id: Id, now: string): Promise<Unconfirmed> {
  const asked = await readAsked(db, id)
  if (!asked) return { ok: false, problem: 'unknown' }
  if (asked.usedAt !== null) return { ok: false, problem: 'used' }
  return { ok: false, problem: asked.expiresAt <= now ? 'expired' : 'spent' }
}
