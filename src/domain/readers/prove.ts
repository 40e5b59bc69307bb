import type { Selectable } from 'kysely'
import { type Clock, toInstantText } from '../../lib/clock.ts'
import { hashToken } from '../../lib/hash.ts'
import type { Db, Id, Tables } from '../../platform/db/schema.ts'
import type { SignInPurpose } from '../../platform/db/schema-accounts.ts'
import { inTransaction } from '../../platform/db/transaction.ts'
import { lockReader } from './address-change.ts'
import { ANY_BROWSER, readAskData } from './ask.ts'
import { isCode, isLinkToken } from './proof.ts'

export const MOST_WRONG_CODES = 5

/** Who presses the button: its browser's cookie and name. */
export type Prover = { signInId: Id; browserToken: string; device: string }

export type Unproved =
  | { ok: false; problem: 'unknown' | 'expired' | 'used' | 'spent' | 'wrong-browser' }
  | { ok: false; problem: 'wrong-code'; left: number }

export type Asked = Selectable<Tables['signIn']>

export type Proving<T> = {
  db: Db
  clock: Clock
  secret: string
  /** A row of any other purpose is unknown here. */
  purposes: readonly SignInPurpose[]
  /** Runs in the transaction that used the proof up. */
  onProved: (db: Db, asked: Asked) => Promise<T>
}

export async function proveByLink<T>(
  proving: Proving<T>,
  { token, ...prover }: Prover & { token: string },
): Promise<T | Unproved> {
  return prove(proving, prover, (asked) => isLinkToken(proving.secret, asked, token))
}

/** With an address change, the code of either message counts, whichever of the two was asked about. */
export async function proveByCode<T>(
  proving: Proving<T>,
  { code, ...prover }: Prover & { code: string },
): Promise<T | Unproved> {
  return prove(proving, prover, (asked) => isCode(proving.secret, asked, code), 'counting')
}

async function prove<T>(
  proving: Proving<T>,
  prover: Prover,
  isProof: (asked: Asked) => boolean,
  mistakes?: 'counting',
): Promise<T | Unproved> {
  return inTransaction(proving.db, async (db) => {
    const asked = await readAsked(db, prover.signInId)
    if (!asked || !proving.purposes.includes(asked.purpose)) return { ok: false, problem: 'unknown' }
    const isForAny = asked.browserHash === ANY_BROWSER && !mistakes
    if (!isForAny && asked.browserHash !== hashToken(prover.browserToken))
      return { ok: false, problem: 'wrong-browser' }
    // Two halves confirmed at the same moment must see each other.
    if (asked.readerId !== null) await lockReader(db, asked.readerId)
    const halves = mistakes ? await withOtherHalf(db, asked) : [asked]
    const proved = halves.find(isProof)
    if (proved) return useUp(db, proving, proved)
    return mistakes ? countMistake(db, proving.clock, halves) : { ok: false, problem: 'unknown' }
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
async function useUp<T>(db: Db, proving: Proving<T>, asked: Asked): Promise<T | Unproved> {
  const now = toInstantText(proving.clock())
  const used = await db
    .updateTable('signIn')
    .set({ usedAt: now })
    .where('id', '=', asked.id)
    .where('usedAt', 'is', null)
    .where('wrongCodes', '<', MOST_WRONG_CODES)
    .where('expiresAt', '>', now)
    .executeTakeFirst()
  if (used.numUpdatedRows === 0n) return whyUnusable(db, asked.id, now)
  return proving.onProved(db, asked)
}

async function countMistake(db: Db, clock: Clock, halves: Asked[]): Promise<Unproved> {
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

async function whyUnusable(db: Db, id: Id, now: string): Promise<Unproved> {
  const asked = await readAsked(db, id)
  if (!asked) return { ok: false, problem: 'unknown' }
  if (asked.usedAt !== null) return { ok: false, problem: 'used' }
  return { ok: false, problem: asked.expiresAt <= now ? 'expired' : 'spent' }
}
