import { z } from 'zod'
import {
  invite,
  listInvitations,
  type Outcome,
  resendInvitation,
  revokeInvitation,
} from '../../../domain/staff/invite.ts'
import { type Member, roles } from '../../../domain/staff/may.ts'
import { parseEmail } from '../../../lib/email-address.ts'
import { interfaceLanguages, ownName } from '../../../lib/languages.ts'
import type { NewsroomForm } from '../../../theme/contract/newsroom.ts'
import { invitePage } from '../../../theme/newsroom/people/member.tsx'
import { staffQuestionPage } from '../../../theme/newsroom/people/settings.tsx'
import { line, readForm } from '../../account/form.ts'
import { here } from '../../account/person.ts'
import type { Deps } from '../../context.ts'
import type { Asking } from '../../route.ts'
import { errorPage } from '../../site/errors.ts'
import { newsroomFrame } from '../frame.ts'
import { networkHere } from '../staff-route.ts'
import { roleFields, tickedSections } from './role-fields.ts'
import { blank, statusOf, textHere } from './room.ts'
import { sectionChoices } from './staff.ts'

export const showInvite = (c: Asking, deps: Deps, member: Member) => formPage(c, deps, member, blank, [])

export async function sendInvitation(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const fields = { email: line, language: z.enum(interfaceLanguages), ...roleFields(c) }
  const form = await readForm(c, fields)
  if (!form.ok) return errorPage(c, deps, 400, { fields: form.fields })
  const { email: typed, role, language } = form.fields
  const sectionIds = tickedSections(form.fields)
  const values = { email: typed.trim(), role, language }
  const refuse = (errors: NewsroomForm['errors']) =>
    formPage(c, deps, member, { values, errors }, sectionIds ?? [])
  const text = textHere(c)
  const email = parseEmail(typed)
  if (!email || !role) {
    const noAddress = typed.trim() === '' ? 'people.error.email-missing' : 'people.error.email-invalid'
    return refuse({
      email: email ? undefined : text(noAddress),
      role: role ? undefined : text('people.error.role-missing'),
    })
  }
  const actor = { member, network: networkHere(c, deps) }
  const invited = await invite(deps.database.db, deps.clock, actor, { email, role, sectionIds, language })
  if (!invited.ok) {
    const field = invited.problem === 'not-yours-to-give' ? 'role' : 'email'
    return refuse({ [field]: text(`people.error.${invited.problem}`) })
  }
  deps.wakeQueue()
  return c.redirect(`${here(c, '/newsroom/staff')}?done=invited`, 303)
}

export const sendAgain = (c: Asking, deps: Deps, member: Member) =>
  change(c, deps, member, resendInvitation, 'resent')

export const takeBack = (c: Asking, deps: Deps, member: Member) =>
  change(c, deps, member, revokeInvitation, 'revoked')

export async function askToTakeBack(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const invitations = await listInvitations(deps.database.db)
  const invitation = invitations.find(({ id }) => id === c.req.param('id'))
  if (!invitation) return errorPage(c, deps, 404)
  const name = invitation.email
  const html = staffQuestionPage({
    frame: newsroomFrame(c, deps, member, {
      title: textHere(c)('people.question.revoke-invitation', { name }),
      area: 'staff',
    }),
    question: 'revoke-invitation',
    name,
    action: here(c, c.var.path),
    cancelHref: here(c, '/newsroom/staff'),
  })
  return c.html(html)
}

async function change(
  c: Asking,
  deps: Deps,
  member: Member,
  act: typeof resendInvitation,
  done: 'resent' | 'revoked',
): Promise<Response> {
  const form = await readForm(c, {})
  if (!form.ok) return errorPage(c, deps, 400, { fields: form.fields })
  const actor = { member, network: networkHere(c, deps) }
  const id = c.req.param('id') ?? ''
  const outcome: Outcome = await act(deps.database.db, deps.clock, actor, id)
  if (!outcome.ok && outcome.problem === 'not-yours-to-give') return errorPage(c, deps, 403)
  deps.wakeQueue()
  return c.redirect(`${here(c, '/newsroom/staff')}?done=${outcome.ok ? done : 'gone'}`, 303)
}

function formPage(
  c: Asking,
  deps: Deps,
  member: Member,
  form: NewsroomForm,
  sections: readonly string[],
): Response {
  const html = invitePage({
    frame: newsroomFrame(c, deps, member, { title: textHere(c)('people.invite.title'), area: 'staff' }),
    action: here(c, '/newsroom/staff/invitations'),
    cancelHref: here(c, '/newsroom/staff'),
    roles: [...roles],
    sections: sectionChoices(c, sections),
    languages: interfaceLanguages.map((code) => ({ code, name: ownName(code) })),
    form,
  })
  return c.html(html, statusOf(form))
}
