import type { Clock } from '../../lib/clock.ts'
import type { EmailAddress } from '../../lib/email-address.ts'
import { type Db, type Id } from '../../platform/db/schema.ts'
import type { StaffPurpose } from '../../platform/db/schema-accounts.ts'
import { inTransaction } from '../../platform/db/transaction.ts'
import { type AskingBrowser, recordAsk } from '../readers/ask.ts'
import { type Asked, proveByCode, proveByLink, type Prover, type Unproved } from '../readers/prove.ts'
import { createSession } from '../readers/sessions.ts'
import { recordAudit } from './audit.ts'
import type { Member } from './may.ts'
import { readMember } from './member.ts'
import { changeOwnAddress, type OwnAddressChanged } from './own-address.ts'
import { noteStepUp } from './step-up.ts'

export const staffPurposes: readonly StaffPurpose[] = ['staff-sign-in', 'staff-check', 'staff-address']

type Asking = AskingBrowser & { language: string; next: string }

/**
 * Asks for a message with a link and a code. Nothing is looked up, so neither the answer nor its time tells who is
 * staff: the job that writes the message knows, and writes none to a stranger.
 */
export async function askStaffSignIn(
  db: Db,
  clock: Clock,
  { email, ...ask }: Asking & { email: EmailAddress },
): Promise<{ signInId: Id }> {
  return inTransaction(db, async (db) => ({
    signInId: await recordAsk(db, clock, { ...ask, purpose: 'staff-sign-in', address: email }),
  }))
}

/** The same to a member who is signed in and has to prove again who they are. */
export async function askStaffCheck(
  db: Db,
  clock: Clock,
  { member, ...ask }: Asking & { member: Member },
): Promise<{ signInId: Id }> {
  return inTransaction(db, async (db) => {
    const { email, emailKey } = await db
      .selectFrom('staff')
      .select(['email', 'emailKey'])
      .where('id', '=', member.id)
      .executeTakeFirstOrThrow()
    const address = { email, emailKey }
    return {
      signInId: await recordAsk(db, clock, { ...ask, purpose: 'staff-check', address, staffId: member.id }),
    }
  })
}

export type StaffConfirmed =
  | { ok: true; done: 'signed-in'; sessionToken: string; next: string }
  | { ok: true; done: 'checked'; next: string }
  | OwnAddressChanged

export type StaffConfirmation = StaffConfirmed | Unproved

type Confirming = { db: Db; clock: Clock; secret: string; network: string; sessionId?: Id }

/** `sessionId`: of the member who is signed in, where a check is confirmed. */
export async function confirmStaffByLink(
  confirming: Confirming,
  prover: Prover & { token: string },
): Promise<StaffConfirmation> {
  return proveByLink(provingFor(confirming, prover), prover)
}

export async function confirmStaffByCode(
  confirming: Confirming,
  prover: Prover & { code: string },
): Promise<StaffConfirmation> {
  return proveByCode(provingFor(confirming, prover), prover)
}

/** A member has proved who they are; call it in the transaction that used the proof up. Returns the cookie's token. */
export async function signInMember(
  db: Db,
  clock: Clock,
  member: Member,
  { device, network, means }: { device: string; network: string; means: 'mail' | 'passkey' | 'invitation' },
): Promise<string> {
  const subject = { kind: 'staff', id: member.id, name: member.name }
  await recordAudit(db, clock, { actor: member, act: 'staff.sign-in', subject, after: { means }, network })
  return createSession(db, clock, { staffId: member.id }, device)
}

function provingFor({ sessionId, network, ...deps }: Confirming, { device }: Prover) {
  const onProved = async (db: Db, asked: Asked): Promise<StaffConfirmation> => {
    const { next } = asked
    if (asked.purpose === 'staff-address')
      return changeOwnAddress(db, { clock: deps.clock, network, sessionId }, asked)
    if (asked.purpose === 'staff-check') {
      const noted = await noteStepUp(db, deps.clock, {
        staffId: asked.staffId ?? '',
        sessionId: sessionId ?? '',
      })
      return noted ? { ok: true, done: 'checked', next } : { ok: false, problem: 'unknown' }
    }
    const member = await memberWithAddress(db, asked.emailKey)
    if (!member) return { ok: false, problem: 'unknown' }
    const sessionToken = await signInMember(db, deps.clock, member, { device, network, means: 'mail' })
    return { ok: true, done: 'signed-in', sessionToken, next }
  }
  return { ...deps, purposes: staffPurposes, onProved }
}

async function memberWithAddress(db: Db, emailKey: string): Promise<Member | undefined> {
  const row = await db.selectFrom('staff').select('id').where('emailKey', '=', emailKey).executeTakeFirst()
  return row && readMember(db, row.id)
}
