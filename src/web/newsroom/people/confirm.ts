import { MINUTES_TO_CONFIRM } from '../../../domain/readers/ask.ts'
import { readLink, readPending } from '../../../domain/readers/pending.ts'
import type { Unproved } from '../../../domain/readers/prove.ts'
import {
  confirmStaffByCode,
  confirmStaffByLink,
  type StaffConfirmed,
  staffPurposes,
} from '../../../domain/staff/sign-in.ts'
import type { NewsroomForm } from '../../../theme/contract/newsroom.ts'
import type { NewsroomKey } from '../../../theme/language/newsroom/say.ts'
import { checkMailPage, confirmLinkPage } from '../../../theme/newsroom/people/sign-in.tsx'
import { line, readForm } from '../../account/form.ts'
import { here } from '../../account/person.ts'
import type { Deps } from '../../context.ts'
import type { Asking } from '../../route.ts'
import { errorPage } from '../../site/errors.ts'
import { networkHere, ownSession } from '../staff-route.ts'
import { blank, deviceHere, enter, entranceFrame, refuseTooMany, statusOf, textHere } from './room.ts'

/** Where the six digits are typed. */
export const showCodeForm = (c: Asking, deps: Deps) => codePage(c, deps, blank)

export async function enterCode(c: Asking, deps: Deps): Promise<Response> {
  const form = await readForm(c, { code: line })
  if (!form.ok) return errorPage(c, deps, 400, { fields: form.fields })
  const limited = await refuseTooMany(c, deps, 'mayConfirm')
  if (limited) return limited
  const { code } = form.fields
  const wrong = (key: NewsroomKey) => codePage(c, deps, { values: {}, errors: { code: textHere(c)(key) } })
  if (code.trim() === '') return wrong('people.error.code-missing')
  const confirmed = await confirmStaffByCode(await confirming(c, deps), { ...prover(c, deps), code })
  return confirmed.ok ? arrive(c, deps, confirmed) : wrong(codeError(confirmed))
}

/** Behind the link in the message. A GET changes nothing: programs that read mail follow links. */
export async function showLink(c: Asking, deps: Deps): Promise<Response> {
  const link = await readLink(
    { db: deps.database.db, clock: deps.clock, secret: deps.secret },
    { ...prover(c, deps), token: tokenOf(c) },
    staffPurposes,
  )
  const isSignedIn = (await ownSession(c, deps)) !== undefined
  const isAddress = link.state === 'ready' && link.purpose === 'address-change'
  const purpose = isAddress ? 'address' : isSignedIn ? 'check' : 'sign-in'
  const title =
    link.state === 'ready' ? (`people.link.title-${purpose}` as const) : 'people.link.expired-title'
  const html = confirmLinkPage({
    frame: entranceFrame(c, deps, title),
    purpose,
    state: link.state,
    action: here(c, c.var.path),
    againHref: here(c, isSignedIn ? '/newsroom' : '/newsroom/sign-in'),
  })
  return c.html(html, link.state === 'ready' ? 200 : link.state === 'expired' ? 410 : 403)
}

export async function useLink(c: Asking, deps: Deps): Promise<Response> {
  const form = await readForm(c, {})
  if (!form.ok) return errorPage(c, deps, 400, { fields: form.fields })
  const limited = await refuseTooMany(c, deps, 'mayConfirm')
  if (limited) return limited
  const confirmed = await confirmStaffByLink(await confirming(c, deps), {
    ...prover(c, deps),
    token: tokenOf(c),
  })
  return confirmed.ok ? arrive(c, deps, confirmed) : showLink(c, deps)
}

async function confirming(c: Asking, deps: Deps) {
  const session = await ownSession(c, deps)
  const network = networkHere(c, deps)
  return { db: deps.database.db, clock: deps.clock, secret: deps.secret, network, sessionId: session?.id }
}

function prover(c: Asking, deps: Deps) {
  return {
    signInId: c.req.param('id') ?? '',
    browserToken: deps.cookies.read(c.req.header('cookie'), 'browser') ?? '',
    device: deviceHere(c),
  }
}

function tokenOf(c: Asking): string {
  return c.req.param('token') ?? ''
}

async function arrive(c: Asking, deps: Deps, confirmed: StaffConfirmed): Promise<Response> {
  if (confirmed.done === 'signed-in') return enter(c, deps, confirmed.sessionToken, confirmed.next)
  deps.sessions.clear()
  return c.redirect(confirmed.next, 303)
}

async function codePage(c: Asking, deps: Deps, form: NewsroomForm): Promise<Response> {
  const asked = { db: deps.database.db, clock: deps.clock }
  const pending = await readPending(asked, prover(c, deps), staffPurposes)
  if (!pending) return expired(c, deps)
  const html = checkMailPage({
    frame: entranceFrame(c, deps, 'people.mail.title'),
    email: pending.email,
    purpose: pending.purpose === 'address-change' ? 'address' : 'sign-in',
    action: here(c, c.var.path),
    againHref:
      pending.purpose === 'address-change'
        ? here(c, '/newsroom/account/email')
        : `${here(c, '/newsroom/sign-in')}?next=${encodeURIComponent(pending.next)}`,
    minutes: MINUTES_TO_CONFIRM,
    form,
  })
  return c.html(html, statusOf(form))
}

/** Used, too old, or asked for by another browser: the page can only lead to a new one. */
function expired(c: Asking, deps: Deps): Response {
  const html = confirmLinkPage({
    frame: entranceFrame(c, deps, 'people.link.expired-title'),
    purpose: 'sign-in',
    state: 'expired',
    action: '',
    againHref: here(c, '/newsroom/sign-in'),
  })
  return c.html(html, 410)
}

function codeError(unproved: Unproved): NewsroomKey {
  switch (unproved.problem) {
    case 'wrong-code':
      return unproved.left > 0 ? 'people.error.code-wrong' : 'people.error.code-spent'
    case 'spent':
    case 'used':
      return 'people.error.code-spent'
    case 'wrong-browser':
      return 'people.error.other-browser'
    case 'unknown':
    case 'expired':
      return 'people.error.code-expired'
  }
}
