import type { Clock } from '../../lib/clock.ts'
import type { Db, Id } from '../../platform/db/schema.ts'
import type { ReaderPurpose } from '../../platform/db/schema-accounts.ts'
import { type AddressChanged, applyAddressChange } from './address-change.ts'
import { readAskData } from './ask.ts'
import { deleteReader } from './deletion.ts'
import { type Asked, proveByCode, proveByLink, type Prover, type Unproved } from './prove.ts'
import { signIn, type SignedIn } from './sign-in.ts'

export const readerPurposes: readonly ReaderPurpose[] = [
  'sign-in',
  'register',
  'address-old',
  'address-new',
  'delete-account',
]

/** `isNew`: the account began now. `letter`: the link of a newsletter's edition that led to it. */
export type Arrival = { isNew: boolean; letter?: Id }

export type Confirming = {
  db: Db
  clock: Clock
  secret: string
  /** Runs in the same transaction, so that what the visitor had read is the reader's from the first request. */
  onSignedIn: (db: Db, readerId: Id, arrival: Arrival) => Promise<void>
  /** Runs in the transaction that deletes the account, before it: what others wait for is given up. */
  onLeaving?: (db: Db, readerId: Id) => Promise<void>
}

export type Confirmation = SignedIn | AddressChanged | { ok: true; done: 'account-deleted' } | Unproved

export async function confirmByLink(
  deps: Confirming,
  prover: Prover & { token: string },
): Promise<Confirmation> {
  return proveByLink(provingFor(deps, prover), prover)
}

export async function confirmByCode(
  deps: Confirming,
  prover: Prover & { code: string },
): Promise<Confirmation> {
  return proveByCode(provingFor(deps, prover), prover)
}

function provingFor(deps: Confirming, { device }: Prover) {
  const onProved = (db: Db, asked: Asked) => carryOut(db, deps, device, asked)
  return { ...deps, purposes: readerPurposes, onProved }
}

async function carryOut(db: Db, deps: Confirming, device: string, asked: Asked): Promise<Confirmation> {
  if (asked.purpose === 'sign-in' || asked.purpose === 'register') {
    const signedIn = await signIn(db, deps.clock, asked, device)
    const { letter } = readAskData(asked.data)
    await deps.onSignedIn(db, signedIn.readerId, {
      isNew: signedIn.isNew,
      ...(letter !== undefined && { letter }),
    })
    return signedIn
  }
  if (asked.readerId === null) throw new Error(`The row ${asked.id} of sign_in names no reader.`)
  if (asked.purpose === 'delete-account') {
    await deps.onLeaving?.(db, asked.readerId)
    await deleteReader(db, deps.clock, asked.readerId)
    return { ok: true, done: 'account-deleted' }
  }
  return applyAddressChange(db, deps.clock, asked, asked.readerId)
}
