import { listInvitations } from '../../../domain/staff/invite.ts'
import type { Member } from '../../../domain/staff/may.ts'
import { type ListedMember, listMembers } from '../../../domain/staff/members.ts'
import { readSessionLimits } from '../../../domain/staff/session-limits.ts'
import { toInstantText } from '../../../lib/clock.ts'
import { inLanguage } from '../../../lib/localized.ts'
import type { SectionChoice, StaffMember } from '../../../theme/contract/newsroom-people.ts'
import { staffPage } from '../../../theme/newsroom/people/staff.tsx'
import { here } from '../../account/person.ts'
import type { Deps } from '../../context.ts'
import type { Asking } from '../../route.ts'
import { newsroomFrame } from '../frame.ts'
import { noticeHere, sectionNames, textHere } from './room.ts'

const done = [
  'people.done.invited',
  'people.done.resent',
  'people.done.revoked',
  'people.done.gone',
  'people.done.changed',
  'people.done.removed',
  'people.done.limits',
] as const

export async function showStaff(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const { db } = deps.database
  const members = await listMembers(db, deps.clock)
  const invitations = await listInvitations(db)
  const now = toInstantText(deps.clock())
  const html = staffPage({
    frame: newsroomFrame(c, deps, member, {
      title: textHere(c)('people.staff.title'),
      area: 'staff',
      notice: noticeHere(c, done),
    }),
    members: members.map((listed) => toListed(c, listed, member)),
    invitations: invitations.map(({ id, email, role, sectionIds, expiresAt }) => ({
      email,
      role,
      sections: sectionNames(c, { sectionIds }),
      expires: expiresAt,
      isExpired: expiresAt <= now,
      resendAction: here(c, `/newsroom/staff/invitations/${id}/message`),
      revokeHref: here(c, `/newsroom/staff/invitations/${id}/revocation`),
    })),
    inviteHref: here(c, '/newsroom/staff/invitations/new'),
    limitsHref: here(c, '/newsroom/staff/sessions'),
    limits: await readSessionLimits(db),
  })
  return c.html(html)
}

export function toListed(c: Asking, listed: ListedMember, reader: Member): StaffMember {
  const { id, name, email, role, seenAt, passkeys } = listed
  return {
    id,
    href: here(c, `/newsroom/staff/${id}`),
    name,
    email,
    role,
    sections: sectionNames(c, listed),
    seen: seenAt ?? undefined,
    passkeys,
    isSelf: id === reader.id,
  }
}

/** Every section, with those ticked that `chosen` names. */
export function sectionChoices(c: Asking, chosen: readonly string[]): SectionChoice[] {
  const { site, language } = c.var
  return site.sections.map(({ id, name }) => ({
    id,
    name: inLanguage(name, language),
    chosen: chosen.includes(id),
  }))
}
