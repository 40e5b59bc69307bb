import { type Clock, toInstantText } from '../../lib/clock.ts'
import type { EmailAddress } from '../../lib/email-address.ts'
import { newId } from '../../lib/id.ts'
import type { Db, Id } from '../../platform/db/schema.ts'
import type { StaffRole } from '../../platform/db/schema-accounts.ts'
import { inTransaction } from '../../platform/db/transaction.ts'
import { enqueue } from '../../platform/queue/enqueue.ts'
import { recordAudit } from './audit.ts'
import { mayGiveRole, type Member } from './may.ts'
import { readMember, readSectionIds } from './member.ts'

export const INVITATION_DAYS = 7
/** The kind of the job that writes and sends the message. */
export const INVITATION_MAIL = 'mail.invitation'

/** Who does it: a member, or whoever sits at the server's shell. */
export type Actor = { member: Member | 'shell'; network: string }

export type Invited = {
  email: EmailAddress
  role: StaffRole
  sectionIds: readonly Id[] | null
  language: string
}

export type Invitation = { ok: true; invitationId: Id }
export type NotInvited = { ok: false; problem: 'not-yours-to-give' | 'already-staff' | 'already-invited' }

/** Invites someone by mail, for seven days and once. */
export async function invite(
  db: Db,
  clock: Clock,
  { member, network }: Actor,
  { email, role, language, ...invited }: Invited,
): Promise<Invitation | NotInvited> {
  return inTransaction(db, async (db) => {
    if (!(await mayGive(db, member, role))) return { ok: false, problem: 'not-yours-to-give' }
    if (await isStaff(db, email.emailKey)) return { ok: false, problem: 'already-staff' }
    if (await isInvited(db, clock, email.emailKey)) return { ok: false, problem: 'already-invited' }
    const invitationId = newId()
    const sectionIds = role === 'owner' ? null : invited.sectionIds
    await db
      .insertInto('invitation')
      .values({
        id: invitationId,
        ...email,
        role,
        sectionIds: sectionIds && JSON.stringify(sectionIds),
        language,
        invitedBy: member === 'shell' ? 'shell' : member.id,
        ...lifetime(clock()),
      })
      .execute()
    await enqueue(db, { kind: INVITATION_MAIL, payload: { invitationId } }, clock)
    const subject = { kind: 'invitation', id: invitationId, name: email.email }
    const after = { role, sectionIds: sectionIds && [...sectionIds] }
    await recordAudit(db, clock, { actor: member, act: 'staff.invite', subject, after, network })
    return { ok: true, invitationId }
  })
}

export type Outcome = { ok: true } | { ok: false; problem: 'unknown' | 'not-yours-to-give' }

/** The same link, sent again and good for seven more days. */
export async function resendInvitation(db: Db, clock: Clock, actor: Actor, id: Id): Promise<Outcome> {
  return changeOpen(db, clock, actor, id, 'staff.invite-again', async (db) => {
    const { expiresAt } = lifetime(clock())
    await db.updateTable('invitation').set({ expiresAt }).where('id', '=', id).execute()
    await enqueue(db, { kind: INVITATION_MAIL, payload: { invitationId: id } }, clock)
  })
}

export async function revokeInvitation(db: Db, clock: Clock, actor: Actor, id: Id): Promise<Outcome> {
  return changeOpen(db, clock, actor, id, 'staff.revoke-invitation', async (db) => {
    const revokedAt = toInstantText(clock())
    await db.updateTable('invitation').set({ revokedAt }).where('id', '=', id).execute()
  })
}

export type OpenInvitation = {
  id: Id
  email: string
  role: StaffRole
  sectionIds: readonly Id[] | null
  createdAt: string
  expiresAt: string
}

/** Those that were neither used nor revoked, expired ones included: they can be sent again. */
export async function listInvitations(db: Db): Promise<OpenInvitation[]> {
  const rows = await db
    .selectFrom('invitation')
    .select(['id', 'email', 'role', 'sectionIds', 'createdAt', 'expiresAt'])
    .where('usedAt', 'is', null)
    .where('revokedAt', 'is', null)
    .orderBy('id', 'desc')
    .execute()
  return rows.map((row) => ({ ...row, sectionIds: readSectionIds(row.sectionIds) }))
}

async function changeOpen(
  db: Db,
  clock: Clock,
  { member, network }: Actor,
  id: Id,
  act: string,
  change: (db: Db) => Promise<void>,
): Promise<Outcome> {
  return inTransaction(db, async (db) => {
    // Taken first, so that it is not accepted while it is being revoked.
    const open = await db
      .updateTable('invitation')
      .set((eb) => ({ email: eb.ref('email') }))
      .where('id', '=', id)
      .where('usedAt', 'is', null)
      .where('revokedAt', 'is', null)
      .returning(['email', 'role'])
      .executeTakeFirst()
    if (!open) return { ok: false, problem: 'unknown' }
    if (!(await mayGive(db, member, open.role))) return { ok: false, problem: 'not-yours-to-give' }
    await change(db)
    const subject = { kind: 'invitation', id, name: open.email }
    await recordAudit(db, clock, { actor: member, act, subject, network })
    return { ok: true }
  })
}

/** Asked in the transaction, of the member as they are now: they may have been demoted since the page was opened. */
export async function mayGive(db: Db, member: Actor['member'], role: StaffRole): Promise<boolean> {
  if (member === 'shell') return true
  const current = await readMember(db, member.id)
  return current !== undefined && mayGiveRole(current, role)
}

async function isStaff(db: Db, emailKey: string): Promise<boolean> {
  const row = await db
    .selectFrom('staff')
    .select('id')
    .where('emailKey', '=', emailKey)
    .where('removedAt', 'is', null)
    .executeTakeFirst()
  return row !== undefined
}

async function isInvited(db: Db, clock: Clock, emailKey: string): Promise<boolean> {
  const row = await db
    .selectFrom('invitation')
    .select('id')
    .where('emailKey', '=', emailKey)
    .where('usedAt', 'is', null)
    .where('revokedAt', 'is', null)
    .where('expiresAt', '>', toInstantText(clock()))
    .executeTakeFirst()
  return row !== undefined
}

function lifetime(now: Temporal.Instant): { createdAt: string; expiresAt: string } {
  return { createdAt: toInstantText(now), expiresAt: toInstantText(now.add({ hours: INVITATION_DAYS * 24 })) }
}
