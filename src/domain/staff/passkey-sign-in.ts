import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/server'
import { toInstantText } from '../../lib/clock.ts'
import type { Db, Id } from '../../platform/db/schema.ts'
import { inTransaction } from '../../platform/db/transaction.ts'
import { keepChallenge, takeChallenge } from './challenges.ts'
import { readMember } from './member.ts'
import type { Member } from './may.ts'
import { readSignature } from './passkey-answer.ts'
import { hostOf, listPasskeys, type PasskeyDeps } from './passkeys.ts'
import { signInMember } from './sign-in.ts'
import { noteStepUp } from './step-up.ts'
import { loadWebAuthn } from './webauthn.ts'

export type Question = { challengeId: Id; options: PublicKeyCredentialRequestOptionsJSON }

/** To anybody: the authenticator itself knows whose passkeys it holds, so nothing here tells who is staff. */
export async function askForPasskey(deps: PasskeyDeps, browserToken: string): Promise<Question> {
  return ask(deps, { purpose: 'sign-in', staffId: null, browserToken }, [])
}

/** To a signed-in member: one of their own. */
export async function askForOwnPasskey(
  deps: PasskeyDeps,
  { member, browserToken }: { member: Member; browserToken: string },
): Promise<Question> {
  const own = await listPasskeys(deps.db, member.id)
  return ask(
    deps,
    { purpose: 'step-up', staffId: member.id, browserToken },
    own.map(({ id }) => id),
  )
}

/** `credential`: the browser's answer, JSON. */
export type Signed = { challengeId: Id; browserToken: string; credential: string }

export type PasskeySignedIn = { ok: true; sessionToken: string } | { ok: false }

/** Any answer that is not right in every point is refused in the same words. */
export async function signInByPasskey(
  deps: PasskeyDeps,
  { device, network, ...signed }: Signed & { device: string; network: string },
): Promise<PasskeySignedIn> {
  // Outside the transaction, which would hold up every other writer meanwhile.
  await loadWebAuthn()
  return inTransaction(deps.db, async (db) => {
    const staffId = await proveOwner({ ...deps, db }, signed, null)
    const member = staffId === undefined ? undefined : await readMember(db, staffId)
    if (!member) return { ok: false }
    const means = 'passkey'
    return { ok: true, sessionToken: await signInMember(db, deps.clock, member, { device, network, means }) }
  })
}

export async function stepUpByPasskey(
  deps: PasskeyDeps,
  { member, sessionId, ...signed }: Signed & { member: Member; sessionId: Id },
): Promise<boolean> {
  await loadWebAuthn()
  return inTransaction(deps.db, async (db) => {
    const staffId = await proveOwner({ ...deps, db }, signed, member.id)
    return staffId === member.id && noteStepUp(db, deps.clock, { staffId, sessionId })
  })
}

async function ask(
  { db, clock, origin }: PasskeyDeps,
  kept: { purpose: 'sign-in' | 'step-up'; staffId: Id | null; browserToken: string },
  allowed: string[],
): Promise<Question> {
  const { generateAuthenticationOptions } = await loadWebAuthn()
  const options = await generateAuthenticationOptions({
    rpID: hostOf(origin),
    userVerification: 'required',
    allowCredentials: allowed.map((id) => ({ id })),
  })
  const challengeId = await keepChallenge(db, clock, { ...kept, challenge: options.challenge })
  return { challengeId, options }
}

/** Whose passkey has signed the challenge, which is used up either way. */
async function proveOwner(
  deps: PasskeyDeps,
  { challengeId, browserToken, credential }: Signed,
  staffId: Id | null,
): Promise<Id | undefined> {
  const purpose = staffId === null ? 'sign-in' : 'step-up'
  const wanted = { id: challengeId, purpose, staffId, browserToken } as const
  const challenge = await takeChallenge(deps.db, deps.clock, wanted)
  const response = readSignature(credential)
  if (challenge === undefined || !response) return undefined
  const passkey = await deps.db
    .selectFrom('passkey')
    .selectAll()
    .where('id', '=', response.id)
    .executeTakeFirst()
  if (!passkey) return undefined
  const counter = await verify(deps, challenge, response, passkey)
  if (counter === undefined || !(await noteUse(deps, passkey, counter))) return undefined
  return passkey.staffId
}

async function verify(
  { origin }: PasskeyDeps,
  expectedChallenge: string,
  response: AuthenticationResponseJSON,
  { id, publicKey, counter }: { id: string; publicKey: string; counter: number },
): Promise<number | undefined> {
  const { verifyAuthenticationResponse } = await loadWebAuthn()
  const verified = await verifyAuthenticationResponse({
    response,
    expectedChallenge,
    expectedOrigin: origin,
    expectedRPID: hostOf(origin),
    credential: { id, publicKey: new Uint8Array(Buffer.from(publicKey, 'base64url')), counter },
    requireUserVerification: true,
  }).catch(() => undefined)
  return verified?.verified ? verified.authenticationInfo.newCounter : undefined
}

/** A counter that someone else has moved meanwhile tells of a copy of the key. */
async function noteUse(
  { db, clock }: { db: Db; clock: PasskeyDeps['clock'] },
  passkey: { id: string; counter: number },
  counter: number,
): Promise<boolean> {
  const noted = await db
    .updateTable('passkey')
    .set({ counter, usedAt: toInstantText(clock()) })
    .where('id', '=', passkey.id)
    .where('counter', '=', passkey.counter)
    .executeTakeFirst()
  return noted.numUpdatedRows > 0n
}
