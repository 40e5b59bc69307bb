import type { Member } from '../../../domain/staff/may.ts'
import { askOwnAddress } from '../../../domain/staff/own-address.ts'
import { parseEmail } from '../../../lib/email-address.ts'
import type { NewsroomForm } from '../../../theme/contract/newsroom.ts'
import { ownAddressPage } from '../../../theme/newsroom/people/own-address.tsx'
import { line, readForm } from '../../account/form.ts'
import { here } from '../../account/person.ts'
import { clientAddress } from '../../client-address.ts'
import type { Deps } from '../../context.ts'
import type { Asking } from '../../route.ts'
import { errorPage } from '../../site/errors.ts'
import { newsroomFrame } from '../frame.ts'
import { blank, browserHere, statusOf, textHere } from './room.ts'

export const showOwnAddress = (c: Asking, deps: Deps, member: Member) => addressPage(c, deps, member, blank)

/** A message goes to the new address; the old one is told once it has been answered. */
export async function askForOwnAddress(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const form = await readForm(c, { email: line })
  if (!form.ok) return errorPage(c, deps, 400, { fields: form.fields })
  const typed = form.fields.email.trim()
  const wrong = (problem: 'missing' | 'invalid' | 'same' | 'taken') => {
    const errors = { email: textHere(c)(`people.error.email-${problem}`) }
    return addressPage(c, deps, member, { values: { email: typed }, errors })
  }
  const email = parseEmail(typed)
  if (!email) return wrong(typed === '' ? 'missing' : 'invalid')
  const ip = clientAddress(c, deps.trustedProxies)
  const allowed = await deps.limits.mayAsk({ door: 'newsroom', emailKey: member.id, ip })
  if (!allowed.ok) return errorPage(c, deps, 429, { retryAfterSeconds: allowed.retryAfterSeconds })
  const asked = await askOwnAddress(deps.database.db, deps.clock, {
    ...browserHere(c, deps),
    member,
    email,
    language: c.var.language,
    next: `${here(c, '/newsroom/account')}?done=email`,
  })
  if (!asked.ok) return wrong(asked.problem === 'email-same' ? 'same' : 'taken')
  deps.wakeQueue()
  return c.redirect(here(c, `/newsroom/confirmations/${asked.signInId}`), 303)
}

async function addressPage(c: Asking, deps: Deps, member: Member, form: NewsroomForm): Promise<Response> {
  const html = ownAddressPage({
    frame: newsroomFrame(c, deps, member, { title: textHere(c)('people.address.title') }),
    email: member.email,
    action: here(c, '/newsroom/account/email'),
    backHref: here(c, '/newsroom/account'),
    form,
  })
  return c.html(html, statusOf(form))
}
