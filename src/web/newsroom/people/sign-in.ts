import { askStaffSignIn } from '../../../domain/staff/sign-in.ts'
import { parseEmail } from '../../../lib/email-address.ts'
import type { NewsroomForm, Notice } from '../../../theme/contract/newsroom.ts'
import { signInPage } from '../../../theme/newsroom/people/sign-in.tsx'
import { endSessionOfToken } from '../../../domain/readers/sessions.ts'
import type { Member } from '../../../domain/staff/may.ts'
import { recordAudit } from '../../../domain/staff/audit.ts'
import { line, readForm } from '../../account/form.ts'
import { currentSession, here, removeCookie } from '../../account/person.ts'
import { clientAddress } from '../../client-address.ts'
import type { Deps } from '../../context.ts'
import type { Asking } from '../../route.ts'
import { errorPage } from '../../site/errors.ts'
import { findMember } from '../member.ts'
import { networkHere } from '../staff-route.ts'
import { blank, browserHere, entranceFrame, nextInNewsroom, statusOf, textHere } from './room.ts'

export async function showSignIn(c: Asking, deps: Deps): Promise<Response> {
  const next = nextInNewsroom(c, c.req.query('next'))
  if (await findMember(deps, await currentSession(c, deps, 'staff'))) return c.redirect(next, 303)
  const notice: Notice | undefined =
    c.req.query('done') === 'signed-out' ? { text: textHere(c)('people.signed-out') } : undefined
  return showSignInForm(c, deps, next, blank, notice)
}

/** The answer is the same, in content and in time, whoever the address belongs to. */
export async function askToSignIn(c: Asking, deps: Deps): Promise<Response> {
  const form = await readForm(c, { email: line, next: line.optional() })
  if (!form.ok) return errorPage(c, deps, 400, { fields: form.fields })
  const next = nextInNewsroom(c, form.fields.next)
  const typed = form.fields.email.trim()
  const email = parseEmail(typed)
  if (!email) {
    const problem = typed === '' ? 'people.error.email-missing' : 'people.error.email-invalid'
    const errors = { email: textHere(c)(problem) }
    return showSignInForm(c, deps, next, { values: { email: typed }, errors })
  }
  const ip = clientAddress(c, deps.trustedProxies)
  const allowed = await deps.limits.mayAsk({ door: 'newsroom', emailKey: email.emailKey, ip })
  if (!allowed.ok) return errorPage(c, deps, 429, { retryAfterSeconds: allowed.retryAfterSeconds })
  const { signInId } = await askStaffSignIn(deps.database.db, deps.clock, {
    ...browserHere(c, deps),
    email,
    language: c.var.language,
    next,
  })
  deps.wakeQueue()
  return c.redirect(here(c, `/newsroom/confirmations/${signInId}`), 303)
}

/** This browser leaves the newsroom; a reader's session in it goes on. */
export async function signOut(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const form = await readForm(c, {})
  if (!form.ok) return errorPage(c, deps, 400, { fields: form.fields })
  const token = deps.cookies.read(c.req.header('cookie'), 'staff') ?? ''
  await deps.database.db.transaction().execute(async (db) => {
    await endSessionOfToken(db, token)
    const subject = { kind: 'staff', id: member.id, name: member.name }
    const network = networkHere(c, deps)
    await recordAudit(db, deps.clock, { actor: member, act: 'staff.sign-out', subject, network })
  })
  removeCookie(c, deps, 'staff')
  deps.sessions.clear()
  return c.redirect(`${here(c, '/newsroom/sign-in')}?done=signed-out`, 303)
}

export function showSignInForm(
  c: Asking,
  deps: Deps,
  next: string,
  form: NewsroomForm,
  notice?: Notice,
): Response {
  const html = signInPage({
    frame: entranceFrame(c, deps, 'people.sign-in.title', notice),
    action: here(c, '/newsroom/sign-in'),
    next,
    passkey: {
      challengeAction: here(c, '/newsroom/sign-in/challenge'),
      action: here(c, '/newsroom/sign-in/passkey'),
    },
    form,
  })
  return c.html(html, statusOf(form))
}
