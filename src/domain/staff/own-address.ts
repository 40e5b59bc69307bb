import type { Clock } from '../../lib/clock.ts'
import type { EmailAddress } from '../../lib/email-address.ts'
import { announceChange } from '../../platform/db/changes.ts'
import type { Db, Id } from '../../platform/db/schema.ts'
import { inTransaction } from '../../platform/db/transaction.ts'
import { enqueue } from '../../platform/queue/enqueue.ts'
import { type AskingBrowser, recordAsk } from '../readers/ask.ts'
import type { Asked, Unproved } from '../readers/prove.ts'
import { recordAudit } from './audit.ts'
import type { Member } from './may.ts'
import { readMember } from './member.ts'

/** The kind of the job that tells the address of before. */
export const STAFF_ADDRESS_MAIL = 'mail.staff-address'

type Asking = AskingBrowser & { member: Member; email: EmailAddress; language: string; next: string }

/** Writes to the new address. Nothing changes before the message there has been answered, in this browser. */
export async function askOwnAddress(
  db: Db,
  clock: Clock,
  { member, email, ...ask }: Asking,
): Promise<{ ok: true; signInId: Id } | { ok: false; problem: 'email-same' | 'email-taken' }> {
  return inTransaction(db, async (db) => {
    const holder = await findHolder(db, email)
    if (holder === member.id) return { ok: false, problem: 'email-same' }
    if (holder !== undefined) return { ok: false, problem: 'email-taken' }
    await forgetAsked(db, member.id)
    const asked = { ...ask, purpose: 'staff-address', address: email, staffId: member.id } as const
    return { ok: true, signInId: await recordAsk(db, clock, asked) }
  })
}

export type OwnAddressChanged = { ok: true; done: 'address-changed'; next: string }

type Changing = { clock: Clock; network: string; sessionId?: Id }

/** The message to the new address was answered; `sessionId` must be of the member who asked. */
export async function changeOwnAddress(
  db: Db,
  { clock, network, sessionId = '' }: Changing,
  { email, emailKey, next, ...asked }: Asked,
): Promise<OwnAddressChanged | Unproved> {
  const staffId = asked.staffId ?? ''
  const member = await readMember(db, staffId)
  if (!member || !(await isSessionOf(db, sessionId, staffId))) return { ok: false, problem: 'unknown' }
  // Someone came by this address meanwhile.
  if ((await findHolder(db, { email, emailKey })) !== undefined) return { ok: false, problem: 'unknown' }
  await db.updateTable('staff').set({ email, emailKey }).where('id', '=', staffId).execute()
  await forgetAsked(db, staffId)
  await announceChange(db, 'sessions')
  const subject = { kind: 'staff', id: staffId, name: member.name }
  const change = { before: { email: member.email }, after: { email } }
  const auditId = await recordAudit(db, clock, {
    actor: member,
    act: 'staff.change-email',
    subject,
    ...change,
    network,
  })
  await enqueue(db, { kind: STAFF_ADDRESS_MAIL, payload: { auditId } }, clock)
  return { ok: true, done: 'address-changed', next }
}

/** Whoever was removed keeps their address, by which they would come back. */
async function findHolder(db: Db, { emailKey }: EmailAddress): Promise<Id | undefined> {
  const row = await db.selectFrom('staff').select('id').where('emailKey', '=', emailKey).executeTakeFirst()
  return row?.id
}

async function isSessionOf(db: Db, sessionId: Id, staffId: Id): Promise<boolean> {
  const row = await db
    .selectFrom('session')
    .select('id')
    .where('id', '=', sessionId)
    .where('staffId', '=', staffId)
    .executeTakeFirst()
  return row !== undefined
}

/** Links that are under way to an address of before, or to another new one. */
async function forgetAsked(db: Db, staffId: Id): Promise<void> {
  await db
    .deleteFrom('signIn')
    .where('staffId', '=', staffId)
    .where('purpose', '=', 'staff-address')
    .execute()
}
