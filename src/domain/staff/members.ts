import { type Clock, toInstantText } from '../../lib/clock.ts'
import { announceChange } from '../../platform/db/changes.ts'
import type { Db, Id, InstantText } from '../../platform/db/schema.ts'
import type { StaffRole } from '../../platform/db/schema-accounts.ts'
import { inTransaction } from '../../platform/db/transaction.ts'
import { endStaffSessions } from '../readers/sessions.ts'
import { recordAudit } from './audit.ts'
import { type Actor, mayGive } from './invite.ts'
import type { Member } from './may.ts'
import { readMember, toMember } from './member.ts'
import { LONGEST_NAME, oneLine } from './name.ts'

export type ListedMember = Member & {
  since: InstantText
  /** When a browser of theirs was last seen signed in; null: none is. */
  seenAt: InstantText | null
  passkeys: number
}

/** Everyone who works here now, by name. */
export async function listMembers(db: Db, clock: Clock): Promise<ListedMember[]> {
  const rows = await db
    .selectFrom('staff')
    .select(['id', 'name', 'email', 'role', 'sectionIds', 'createdAt'])
    .select((eb) => [
      eb
        .selectFrom('session')
        .select((eb) => eb.fn.max('session.seenAt').as('seenAt'))
        .whereRef('session.staffId', '=', 'staff.id')
        .where('session.expiresAt', '>', toInstantText(clock()))
        .as('seenAt'),
      eb
        .selectFrom('passkey')
        .select((eb) => eb.fn.countAll().as('passkeys'))
        .whereRef('passkey.staffId', '=', 'staff.id')
        .as('passkeys'),
    ])
    .where('removedAt', 'is', null)
    .orderBy('name')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    ...toMember(row),
    since: row.createdAt,
    seenAt: row.seenAt,
    passkeys: Number(row.passkeys ?? 0),
  }))
}

export type NotChanged = { ok: false; problem: 'unknown' | 'not-yours-to-give' | 'last-owner' }
export type MemberChange = { staffId: Id; role: StaffRole; sectionIds: readonly Id[] | null }

/** Another role, or other sections, from the next request on. */
export async function changeMember(
  db: Db,
  clock: Clock,
  actor: Actor,
  { staffId, role, ...change }: MemberChange,
): Promise<{ ok: true } | NotChanged> {
  return withMember(db, actor, staffId, async (db, member) => {
    if (!(await mayGive(db, actor.member, role))) return { ok: false, problem: 'not-yours-to-give' }
    if (role !== 'owner' && (await isLastOwner(db, member))) return { ok: false, problem: 'last-owner' }
    const sectionIds = role === 'owner' ? null : change.sectionIds
    const values = { role, sectionIds: sectionIds && JSON.stringify(sectionIds) }
    await db.updateTable('staff').set(values).where('id', '=', staffId).execute()
    if (role !== member.role) await revokeInvitationsOf(db, clock, staffId)
    await announceChange(db, 'sessions')
    const before = { role: member.role, sectionIds: member.sectionIds && [...member.sectionIds] }
    const after = { role, sectionIds: sectionIds && [...sectionIds] }
    const subject = { kind: 'staff', id: staffId, name: member.name }
    const act = 'staff.change-role'
    await recordAudit(db, clock, { actor: actor.member, act, subject, before, after, network: actor.network })
    return { ok: true }
  })
}

/** They are out at once, everywhere; their name stays on what they did. */
export async function removeMember(
  db: Db,
  clock: Clock,
  actor: Actor,
  staffId: Id,
): Promise<{ ok: true } | NotChanged> {
  return withMember(db, actor, staffId, async (db, member) => {
    if (await isLastOwner(db, member)) return { ok: false, problem: 'last-owner' }
    const removedAt = toInstantText(clock())
    await db.updateTable('staff').set({ removedAt }).where('id', '=', staffId).execute()
    await db.deleteFrom('passkey').where('staffId', '=', staffId).execute()
    await db.deleteFrom('signIn').where('staffId', '=', staffId).execute()
    await endStaffSessions(db, staffId)
    await revokeInvitationsOf(db, clock, staffId)
    const subject = { kind: 'staff', id: staffId, name: member.name }
    const before = { role: member.role, email: member.email }
    const record = { actor: actor.member, act: 'staff.remove', subject, before, network: actor.network }
    await recordAudit(db, clock, record)
    return { ok: true }
  })
}

/** A member's own name, as colleagues see it. */
export async function renameMember(
  db: Db,
  clock: Clock,
  { member, network }: { member: Member; network: string },
  typed: string,
): Promise<{ ok: true } | { ok: false; problem: 'name-missing' | 'name-too-long' }> {
  const name = oneLine(typed)
  if (name === '') return { ok: false, problem: 'name-missing' }
  if ([...name].length > LONGEST_NAME) return { ok: false, problem: 'name-too-long' }
  await inTransaction(db, async (db) => {
    await db.updateTable('staff').set({ name }).where('id', '=', member.id).execute()
    await announceChange(db, 'sessions')
    const subject = { kind: 'staff', id: member.id, name }
    const change = { before: { name: member.name }, after: { name } }
    await recordAudit(db, clock, { actor: member, act: 'staff.rename', subject, ...change, network })
  })
  return { ok: true }
}

async function withMember(
  db: Db,
  actor: Actor,
  staffId: Id,
  change: (db: Db, member: Member) => Promise<{ ok: true } | NotChanged>,
): Promise<{ ok: true } | NotChanged> {
  return inTransaction(db, async (db) => {
    await lockOwners(db)
    const member = await readMember(db, staffId)
    if (!member) return { ok: false, problem: 'unknown' }
    // Nobody takes a role that they could not give.
    if (!(await mayGive(db, actor.member, member.role))) return { ok: false, problem: 'not-yours-to-give' }
    return change(db, member)
  })
}

/** Two owners who remove each other at the same moment must see each other; a write that changes nothing locks. */
async function lockOwners(db: Db): Promise<void> {
  await db
    .updateTable('staff')
    .set((eb) => ({ name: eb.ref('name') }))
    .where('role', '=', 'owner')
    .execute()
}

async function isLastOwner(db: Db, member: Member): Promise<boolean> {
  if (member.role !== 'owner') return false
  const other = await db
    .selectFrom('staff')
    .select('id')
    .where('role', '=', 'owner')
    .where('removedAt', 'is', null)
    .where('id', '!=', member.id)
    .executeTakeFirst()
  return other === undefined
}

/** Whoever may no longer invite has no invitations under way by which to come back. */
async function revokeInvitationsOf(db: Db, clock: Clock, staffId: Id): Promise<void> {
  await db
    .updateTable('invitation')
    .set({ revokedAt: toInstantText(clock()) })
    .where('invitedBy', '=', staffId)
    .where('usedAt', 'is', null)
    .where('revokedAt', 'is', null)
    .execute()
}
