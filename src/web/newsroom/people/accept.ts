import { acceptInvitation, readInvitation } from '../../../domain/staff/accept.ts'
import { LONGEST_NAME, oneLine } from '../../../domain/staff/name.ts'
import type { NewsroomForm } from '../../../theme/contract/newsroom.ts'
import { acceptInvitationPage } from '../../../theme/newsroom/people/invitation.tsx'
import { line, readForm } from '../../account/form.ts'
import { here } from '../../account/person.ts'
import type { Deps } from '../../context.ts'
import type { Asking } from '../../route.ts'
import { errorPage } from '../../site/errors.ts'
import { networkHere } from '../staff-route.ts'
import { blank, deviceHere, enter, entranceFrame, refuseTooMany, statusOf, textHere } from './room.ts'

/** A GET changes nothing: programs that read mail follow links. */
export const showInvitation = (c: Asking, deps: Deps) => invitationPage(c, deps, blank)

export async function accept(c: Asking, deps: Deps): Promise<Response> {
  const form = await readForm(c, { name: line })
  if (!form.ok) return errorPage(c, deps, 400, { fields: form.fields })
  const limited = await refuseTooMany(c, deps, 'mayConfirm')
  if (limited) return limited
  const { name } = form.fields
  const wrong = (key: 'people.error.name-missing' | 'people.error.name-too-long') =>
    invitationPage(c, deps, { values: { name }, errors: { name: textHere(c)(key) } })
  if (oneLine(name) === '') return wrong('people.error.name-missing')
  if ([...oneLine(name)].length > LONGEST_NAME) return wrong('people.error.name-too-long')
  const accepted = await acceptInvitation(asking(deps), {
    ...linkOf(c),
    name,
    language: c.var.language,
    device: deviceHere(c),
    network: networkHere(c, deps),
  })
  if (!accepted.ok) return invitationPage(c, deps, blank)
  return enter(c, deps, accepted.sessionToken, `${here(c, '/newsroom/account')}?done=joined`)
}

async function invitationPage(c: Asking, deps: Deps, form: NewsroomForm): Promise<Response> {
  const read = await readInvitation(asking(deps), linkOf(c))
  const isReady = read.state === 'ready'
  const title = isReady ? 'people.invitation.title' : (`people.invitation.${read.state}` as const)
  const html = acceptInvitationPage({
    frame: entranceFrame(c, deps, title),
    state: read.state,
    email: isReady ? read.email : '',
    role: isReady ? read.role : 'writer',
    action: here(c, c.var.path),
    form,
  })
  return c.html(html, isReady ? statusOf(form) : read.state === 'unknown' ? 404 : 410)
}

function asking(deps: Deps) {
  return { db: deps.database.db, clock: deps.clock, secret: deps.secret }
}

function linkOf(c: Asking) {
  return { invitationId: c.req.param('id') ?? '', token: c.req.param('token') ?? '' }
}
