import type { PublicKeyCredentialCreationOptionsJSON, RegistrationResponseJSON } from '@simplewebauthn/server'
import { type Clock, toInstantText } from '../../lib/clock.ts'
import type { Db, Id, InstantText } from '../../platform/db/schema.ts'
import { inTransaction } from '../../platform/db/transaction.ts'
import { recordAudit } from './audit.ts'
import { keepChallenge, takeChallenge } from './challenges.ts'
import type { Member } from './may.ts'
import { oneLine } from './name.ts'
import { readNewCredential } from './passkey-answer.ts'
import { loadWebAuthn } from './webauthn.ts'

/** `origin`: scheme, host and port of the site; its host is what passkeys are bound to. */
export type PasskeyDeps = { db: Db; clock: Clock; origin: string }

export type Passkey = { id: string; name: string; createdAt: InstantText; usedAt: InstantText | null }

const LONGEST_PASSKEY_NAME = 60
const MOST_PASSKEYS = 20
/** EdDSA, ES256 and RS256 (IANA COSE Algorithms): what authenticators have, and Node verifies without experiments. */
const ALGORITHMS = [-8, -7, -257]

export async function listPasskeys(db: Db, staffId: Id): Promise<Passkey[]> {
  return db
    .selectFrom('passkey')
    .select(['id', 'name', 'createdAt', 'usedAt'])
    .where('staffId', '=', staffId)
    .orderBy('createdAt')
    .orderBy('id')
    .execute()
}

export type Offer = { challengeId: Id; options: PublicKeyCredentialCreationOptionsJSON }

/** What the browser needs in order to make a passkey: one that names its owner, and asks for finger or PIN. */
export async function offerPasskey(
  { db, clock, origin }: PasskeyDeps,
  { member, browserToken, publication }: { member: Member; browserToken: string; publication: string },
): Promise<Offer> {
  const known = await listPasskeys(db, member.id)
  const { generateRegistrationOptions } = await loadWebAuthn()
  const options = await generateRegistrationOptions({
    rpName: publication,
    rpID: hostOf(origin),
    userName: member.email,
    userDisplayName: member.name || member.email,
    userID: new TextEncoder().encode(member.id),
    attestationType: 'none',
    supportedAlgorithmIDs: ALGORITHMS,
    excludeCredentials: known.map(({ id }) => ({ id })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  })
  const { challenge } = options
  const kept = { purpose: 'registration', staffId: member.id, browserToken, challenge } as const
  return { challengeId: await keepChallenge(db, clock, kept), options }
}

type NewPasskey = {
  member: Member
  browserToken: string
  challengeId: Id
  /** The browser's answer, JSON. */
  credential: string
  name: string
  network: string
}

export type Added = { ok: true } | { ok: false; problem: 'refused' | 'too-many' }

export async function addPasskey(deps: PasskeyDeps, asked: NewPasskey): Promise<Added> {
  const { db, clock } = deps
  const { member, browserToken, network } = asked
  const wanted = { id: asked.challengeId, purpose: 'registration', staffId: member.id, browserToken } as const
  const challenge = await takeChallenge(db, clock, wanted)
  const response = readNewCredential(asked.credential)
  const made = challenge === undefined || !response ? undefined : await verify(deps, challenge, response)
  if (!made) return { ok: false, problem: 'refused' }
  return inTransaction(db, async (db) => {
    const known = await listPasskeys(db, member.id)
    if (known.length >= MOST_PASSKEYS) return { ok: false, problem: 'too-many' }
    const name = readName(asked.name) || `Passkey ${known.length + 1}`
    const inserted = await db
      .insertInto('passkey')
      .values({ ...made, staffId: member.id, name, createdAt: toInstantText(clock()), usedAt: null })
      .onConflict((conflict) => conflict.column('id').doNothing())
      .executeTakeFirst()
    if (!inserted.numInsertedOrUpdatedRows) return { ok: false, problem: 'refused' }
    const record = { actor: member, act: 'passkey.add', subject: subjectOf(made.id, name), network }
    await recordAudit(db, clock, record)
    return { ok: true }
  })
}

export async function renamePasskey(db: Db, member: Member, id: string, typed: string): Promise<boolean> {
  const name = readName(typed)
  if (name === '') return false
  const renamed = await db
    .updateTable('passkey')
    .set({ name })
    .where('id', '=', id)
    .where('staffId', '=', member.id)
    .executeTakeFirst()
  return renamed.numUpdatedRows > 0n
}

export async function removePasskey(
  db: Db,
  clock: Clock,
  { member, network }: { member: Member; network: string },
  id: string,
): Promise<boolean> {
  return inTransaction(db, async (db) => {
    const gone = await db
      .deleteFrom('passkey')
      .where('id', '=', id)
      .where('staffId', '=', member.id)
      .returning('name')
      .executeTakeFirst()
    if (!gone) return false
    const record = { actor: member, act: 'passkey.remove', subject: subjectOf(id, gone.name), network }
    await recordAudit(db, clock, record)
    return true
  })
}

export function hostOf(origin: string): string {
  return new URL(origin).hostname
}

type Made = { id: string; publicKey: string; counter: number; transports: string }

/** The library throws at whatever does not fit: such an answer is refused, whyever. */
async function verify(
  { origin }: PasskeyDeps,
  expectedChallenge: string,
  response: RegistrationResponseJSON,
): Promise<Made | undefined> {
  const { verifyRegistrationResponse } = await loadWebAuthn()
  const verified = await verifyRegistrationResponse({
    response,
    expectedChallenge,
    expectedOrigin: origin,
    expectedRPID: hostOf(origin),
    requireUserVerification: true,
    supportedAlgorithmIDs: ALGORITHMS,
  }).catch(() => undefined)
  if (!verified?.verified) return undefined
  const { id, publicKey, counter, transports = [] } = verified.registrationInfo.credential
  return {
    id,
    publicKey: Buffer.from(publicKey).toString('base64url'),
    counter,
    transports: JSON.stringify(transports),
  }
}

function readName(typed: string): string {
  return [...oneLine(typed)].slice(0, LONGEST_PASSKEY_NAME).join('')
}

function subjectOf(id: string, name: string) {
  return { kind: 'passkey', id: id.slice(0, 16), name }
}
