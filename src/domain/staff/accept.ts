import { type Clock, toInstantText } from '../../lib/clock.ts'
import { isSameText, macOf } from '../../lib/hash.ts'
import { newId } from '../../lib/id.ts'
import type { Db, Id, JsonText } from '../../platform/db/schema.ts'
import type { StaffRole } from '../../platform/db/schema-accounts.ts'
import { inTransaction } from '../../platform/db/transaction.ts'
import { recordAudit } from './audit.ts'
import { oneLine } from './name.ts'
import { readMember } from './member.ts'
import { signInMember } from './sign-in.ts'

type Asking = { db: Db; clock: Clock; secret: string }
type Link = { invitationId: Id; token: string }

/** Derived, not stored: whoever reads the database without the secret can accept nothing. */
export function invitationPath(secret: string, invitationId: Id): string {
  return `/newsroom/invitations/${invitationId}/${tokenOf(secret, invitationId)}`
}

export type InvitationState =
  | { state: 'ready'; email: string; role: StaffRole; language: string }
  | { state: 'used' | 'revoked' | 'expired' | 'unknown' }

/** For the page behind the link, which changes nothing. */
export async function readInvitation({ db, clock, secret }: Asking, link: Link): Promise<InvitationState> {
  if (!isSameText(tokenOf(secret, link.invitationId), link.token)) return { state: 'unknown' }
  const row = await db
    .selectFrom('invitation')
    .selectAll()
    .where('id', '=', link.invitationId)
    .executeTakeFirst()
  if (!row) return { state: 'unknown' }
  if (row.usedAt !== null) return { state: 'used' }
  if (row.revokedAt !== null) return { state: 'revoked' }
  if (row.expiresAt <= toInstantText(clock())) return { state: 'expired' }
  const { email, role, language } = row
  return { state: 'ready', email, role, language }
}

/** `language`: of the page by which they come. */
export type Joining = { name: string; language: string; device: string; network: string }

export type Accepted = { ok: true; staffId: Id; sessionToken: string } | { ok: false }

/** Makes the member, once, and signs them in. Whoever was removed before comes back as who they were. */
export async function acceptInvitation(
  { db, clock, secret }: Asking,
  { name, language, device, network, ...link }: Link & Joining,
): Promise<Accepted> {
  if (!isSameText(tokenOf(secret, link.invitationId), link.token)) return { ok: false }
  return inTransaction(db, async (db) => {
    const now = toInstantText(clock())
    const invitation = await db
      .updateTable('invitation')
      .set({ usedAt: now })
      .where('id', '=', link.invitationId)
      .where('usedAt', 'is', null)
      .where('revokedAt', 'is', null)
      .where('expiresAt', '>', now)
      .returning(['email', 'emailKey', 'role', 'sectionIds', 'invitedBy'])
      .executeTakeFirst()
    if (!invitation) return { ok: false }
    const { invitedBy, ...person } = invitation
    const staffId = await makeStaff(db, { ...person, name: oneLine(name), language, now })
    const member = staffId === undefined ? undefined : await readMember(db, staffId)
    if (!member) return { ok: false }
    const subject = { kind: 'staff', id: member.id, name: member.name }
    const after = { role: member.role, invitedBy }
    await recordAudit(db, clock, { actor: member, act: 'staff.join', subject, after, network })
    const sessionToken = await signInMember(db, clock, member, { device, network, means: 'invitation' })
    return { ok: true, staffId: member.id, sessionToken }
  })
}

type NewStaff = {
  email: string
  emailKey: string
  name: string
  language: string
  role: StaffRole
  sectionIds: JsonText | null
  now: string
}

/** Undefined: someone with this address works here already. */
async function makeStaff(db: Db, { now, ...staff }: NewStaff): Promise<Id | undefined> {
  const { name, language, role, sectionIds } = staff
  const made = await db
    .insertInto('staff')
    .values({ id: newId(), ...staff, createdAt: now })
    .onConflict((conflict) =>
      conflict
        .column('emailKey')
        .doUpdateSet({ name, language, role, sectionIds, removedAt: null })
        .where('staff.removedAt', 'is not', null),
    )
    .returning('id')
    .executeTakeFirst()
  return made?.id
}

function tokenOf(secret: string, invitationId: Id): string {
  return macOf(secret, 'invitation', invitationId)
}
