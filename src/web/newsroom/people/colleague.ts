import { type Member, roles } from '../../../domain/staff/may.ts'
import { changeMember, type ListedMember, listMembers, removeMember } from '../../../domain/staff/members.ts'
import type { NewsroomForm } from '../../../theme/contract/newsroom.ts'
import { editMemberPage } from '../../../theme/newsroom/people/member.tsx'
import { staffQuestionPage } from '../../../theme/newsroom/people/settings.tsx'
import { readForm } from '../../account/form.ts'
import { here } from '../../account/person.ts'
import type { Deps } from '../../context.ts'
import type { Asking } from '../../route.ts'
import { errorPage } from '../../site/errors.ts'
import { newsroomFrame } from '../frame.ts'
import { networkHere } from '../staff-route.ts'
import { roleFields, tickedSections } from './role-fields.ts'
import { blank, statusOf, textHere } from './room.ts'
import { sectionChoices, toListed } from './staff.ts'

export async function showColleague(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const colleague = await findColleague(c, deps)
  if (!colleague) return errorPage(c, deps, 404)
  return formPage(c, deps, member, colleague, blank, colleague.sectionIds ?? [])
}

export async function saveColleague(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const form = await readForm(c, roleFields(c))
  if (!form.ok) return errorPage(c, deps, 400, { fields: form.fields })
  const colleague = await findColleague(c, deps)
  if (!colleague) return errorPage(c, deps, 404)
  const { role } = form.fields
  const sectionIds = tickedSections(form.fields)
  const refuse = (problem: 'role-missing' | 'not-yours-to-give' | 'last-owner') => {
    const errors = { role: textHere(c)(`people.error.${problem}`) }
    return formPage(c, deps, member, colleague, { values: { role }, errors }, sectionIds ?? [])
  }
  if (!role) return refuse('role-missing')
  const actor = { member, network: networkHere(c, deps) }
  const change = { staffId: colleague.id, role, sectionIds }
  const changed = await changeMember(deps.database.db, deps.clock, actor, change)
  if (!changed.ok) return changed.problem === 'unknown' ? errorPage(c, deps, 404) : refuse(changed.problem)
  deps.sessions.clear()
  return c.redirect(
    `${here(c, colleague.id === member.id ? '/newsroom' : '/newsroom/staff')}?done=changed`,
    303,
  )
}

export async function askToRemove(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const colleague = await findColleague(c, deps)
  if (!colleague) return errorPage(c, deps, 404)
  const name = colleague.name || colleague.email
  const html = staffQuestionPage({
    frame: newsroomFrame(c, deps, member, {
      title: textHere(c)('people.question.remove-member', { name }),
      area: 'staff',
    }),
    question: 'remove-member',
    name,
    action: here(c, c.var.path),
    cancelHref: here(c, `/newsroom/staff/${colleague.id}`),
  })
  return c.html(html)
}

export async function remove(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const form = await readForm(c, {})
  if (!form.ok) return errorPage(c, deps, 400, { fields: form.fields })
  const colleague = await findColleague(c, deps)
  if (!colleague) return errorPage(c, deps, 404)
  const actor = { member, network: networkHere(c, deps) }
  const removed = await removeMember(deps.database.db, deps.clock, actor, colleague.id)
  if (!removed.ok) {
    if (removed.problem === 'unknown') return errorPage(c, deps, 404)
    const errors = { form: textHere(c)(`people.error.${removed.problem}`) }
    return formPage(c, deps, member, colleague, { values: {}, errors }, colleague.sectionIds ?? [])
  }
  deps.sessions.clear()
  return c.redirect(`${here(c, '/newsroom/staff')}?done=removed`, 303)
}

async function findColleague(c: Asking, deps: Deps): Promise<ListedMember | undefined> {
  const members = await listMembers(deps.database.db, deps.clock)
  return members.find(({ id }) => id === c.req.param('id'))
}

function formPage(
  c: Asking,
  deps: Deps,
  member: Member,
  colleague: ListedMember,
  form: NewsroomForm,
  sections: readonly string[],
): Response {
  const at = here(c, `/newsroom/staff/${colleague.id}`)
  const html = editMemberPage({
    frame: newsroomFrame(c, deps, member, { title: colleague.name || colleague.email, area: 'staff' }),
    member: toListed(c, colleague, member),
    since: colleague.since,
    action: at,
    removalHref: `${at}/removal`,
    cancelHref: here(c, '/newsroom/staff'),
    roles: [...roles],
    sections: sectionChoices(c, sections),
    form,
  })
  return c.html(html, statusOf(form))
}
