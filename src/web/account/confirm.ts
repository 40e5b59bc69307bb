import { countOpening, mergeMeter, readMeter } from '../../domain/access/meter.ts'
import { giveUpSeats } from '../../domain/events/seats.ts'
import { countRegistration } from '../../domain/newsletters/edition-counts.ts'
import { takeUpWish } from '../../domain/newsletters/subscribe-ask.ts'
import { MINUTES_TO_CONFIRM } from '../../domain/readers/ask.ts'
import {
  type Arrival,
  type Confirmation,
  confirmByCode,
  confirmByLink,
} from '../../domain/readers/confirm.ts'
import { deviceName } from '../../domain/readers/device.ts'
import { networkOf } from '../../domain/readers/limits.ts'
import { readLink, readPending } from '../../domain/readers/pending.ts'
import type { Unproved } from '../../domain/readers/prove.ts'
import { endSessionOfToken } from '../../domain/readers/sessions.ts'
import type { Db } from '../../platform/db/schema.ts'
import type { FormError, FormState } from '../../theme/contract/forms.ts'
import { say } from '../../theme/language/translate.ts'
import { firstInWindow } from '../access/opening.ts'
import { localPath } from '../address.ts'
import { clientAddress } from '../client-address.ts'
import type { Deps } from '../context.ts'
import type { Asking } from '../route.ts'
import { errorPage, notFound } from '../site/errors.ts'
import { buildFrame } from '../site/frame.ts'
import { line, readForm } from './form.ts'
import { here, removeCookie, startSession } from './person.ts'

/** Where the six digits are typed. */
export const showCodeForm = (c: Asking, deps: Deps) => codePage(c, deps, { values: {}, errors: {} })

export async function enterCode(c: Asking, deps: Deps): Promise<Response> {
  const form = await readForm(c, { code: line, next: line.optional(), request: line.optional() })
  if (!form.ok) return errorPage(c, deps, 400, { fields: form.fields })
  const limited = await refuseTooMany(c, deps)
  if (limited) return limited
  const { code } = form.fields
  if (code.trim() === '') return codePage(c, deps, { values: {}, errors: { code: 'code-missing' } })
  const confirmation = await confirmByCode(confirming(c, deps), { ...confirmer(c, deps), code })
  if (confirmation.ok) return arrive(c, deps, confirmation)
  return codePage(c, deps, { values: {}, errors: { code: codeError(confirmation) } })
}

/** Behind the link in the message. A GET changes nothing: programs that read mail follow links. */
export async function showLink(c: Asking, deps: Deps): Promise<Response> {
  const link = await readLink(
    { db: deps.database.db, clock: deps.clock, secret: deps.secret },
    { ...confirmer(c, deps), token: c.req.param('token') ?? '' },
  )
  const purpose = link.state === 'expired' ? 'sign-in' : link.purpose
  const { site, language } = c.var
  const title = say({ language, timeZone: site.identity.timeZone })(`confirm.title-${purpose}`, {
    name: site.identity.name,
  })
  const html = deps.theme.confirmLink({
    frame: buildFrame(c, deps, { title, description: title, robots: 'noindex' }),
    purpose,
    action: here(c, c.var.path),
    fields: {},
    email: link.state === 'ready' ? link.email : undefined,
    state: link.state,
    againHref: here(c, purpose === 'sign-in' ? '/sign-in' : '/account'),
  })
  return c.html(html, link.state === 'ready' ? 200 : link.state === 'expired' ? 410 : 403)
}

export async function useLink(c: Asking, deps: Deps): Promise<Response> {
  const form = await readForm(c, {})
  if (!form.ok) return errorPage(c, deps, 400, { fields: form.fields })
  const limited = await refuseTooMany(c, deps)
  if (limited) return limited
  const token = c.req.param('token') ?? ''
  const confirmation = await confirmByLink(confirming(c, deps), { ...confirmer(c, deps), token })
  return confirmation.ok ? arrive(c, deps, confirmation) : showLink(c, deps)
}

async function refuseTooMany(c: Asking, deps: Deps): Promise<Response | undefined> {
  const allowed = await deps.limits.mayConfirm({ ip: clientAddress(c, deps.trustedProxies) })
  return allowed.ok ? undefined : errorPage(c, deps, 429, { retryAfterSeconds: allowed.retryAfterSeconds })
}

function confirmer(c: Asking, deps: Deps) {
  return {
    signInId: c.req.param('id') ?? '',
    browserToken: deps.cookies.read(c.req.header('cookie'), 'browser') ?? '',
    device: deviceName(c.req.header('user-agent')),
  }
}

/** At sign-in what the visitor has opened becomes the reader's, in the same transaction. */
function confirming(c: Asking, deps: Deps) {
  const visitor = deps.visitors.read(deps.cookies.read(c.req.header('cookie'), 'visitor'))
  const { policy } = c.var.site
  const onSignedIn = async (db: Db, readerId: string, { isNew, letter }: Arrival) => {
    if (isNew && letter !== undefined) await countRegistration(db, deps.clock, letter)
    await takeUpWish(db, deps.clock, c.req.param('id') ?? '', {
      place: here(c, '/confirmations'),
      network: networkOf(clientAddress(c, deps.trustedProxies)),
    })
    const now = deps.clock().epochMilliseconds
    const first = firstInWindow(visitor, policy, now)
    if (!visitor) return
    const known = await readMeter(db, visitor.id, policy, now)
    if (first && !known) await countOpening(db, deps.clock, policy, visitor.id, first.work, first)
    await mergeMeter(db, policy, now, visitor.id, readerId)
  }
  const onLeaving = (db: Db, readerId: string) => giveUpSeats(db, deps.clock, readerId)
  return { db: deps.database.db, clock: deps.clock, secret: deps.secret, onSignedIn, onLeaving }
}

async function arrive(c: Asking, deps: Deps, done: Extract<Confirmation, { ok: true }>): Promise<Response> {
  deps.sessions.clear()
  switch (done.done) {
    case 'signed-in':
      await endEarlierSession(c, deps)
      startSession(c, deps, 'session', done.sessionToken)
      return c.redirect(localPath(done.next), 303)
    case 'account-deleted': {
      removeCookie(c, deps, 'session')
      const title = say({ language: c.var.language, timeZone: 'UTC' })('done.account-deleted')
      const frame = buildFrame(c, deps, { title, description: title, robots: 'noindex' })
      return c.html(deps.theme.done({ frame, done: 'account-deleted', continueHref: here(c, '/') }))
    }
    case 'address-changed':
      return c.redirect(`${here(c, '/account')}?done=address-changed`, 303)
    case 'waiting-for-old':
    case 'waiting-for-new':
      return c.redirect(`${here(c, '/account')}?done=address-change-sent`, 303)
  }
}

/** This browser's session before this one would otherwise stay in the list of devices for ninety days. */
async function endEarlierSession(c: Asking, deps: Deps): Promise<void> {
  const earlier = deps.cookies.read(c.req.header('cookie'), 'session')
  if (earlier !== undefined) await endSessionOfToken(deps.database.db, earlier)
}

async function codePage(c: Asking, deps: Deps, form: FormState): Promise<Response> {
  const { signInId, browserToken } = confirmer(c, deps)
  const pending = await readPending({ db: deps.database.db, clock: deps.clock }, { signInId, browserToken })
  if (!pending) return Object.keys(form.errors).length > 0 ? expired(c, deps) : notFound(c, deps)
  const title = say({ language: c.var.language, timeZone: 'UTC' })('mail.title')
  const again =
    pending.purpose === 'sign-in' ? `/sign-in?next=${encodeURIComponent(pending.next)}` : '/account'
  const html = deps.theme.checkMail({
    frame: buildFrame(c, deps, { title, description: title, robots: 'noindex' }),
    email: pending.email,
    action: here(c, c.var.path),
    next: pending.next,
    minutes: MINUTES_TO_CONFIRM,
    againHref: here(c, again),
    purpose: pending.purpose,
    form,
  })
  return c.html(html, Object.keys(form.errors).length > 0 ? 400 : 200)
}

/** The code was right once, or typed wrongly too often: the page can only lead to a new one. */
function expired(c: Asking, deps: Deps): Response {
  const title = say({ language: c.var.language, timeZone: 'UTC' })('confirm.expired')
  const frame = buildFrame(c, deps, { title, description: title, robots: 'noindex' })
  const page = { frame, purpose: 'sign-in' as const, action: '', fields: {}, state: 'expired' as const }
  return c.html(deps.theme.confirmLink({ ...page, againHref: here(c, '/sign-in') }), 410)
}

function codeError(unconfirmed: Unproved | { ok: false; problem: 'address-taken' }): FormError {
  switch (unconfirmed.problem) {
    case 'wrong-code':
      return unconfirmed.left > 0 ? 'code-wrong' : 'code-spent'
    case 'spent':
    case 'used':
      return 'code-spent'
    case 'wrong-browser':
      return 'other-browser'
    case 'address-taken':
      return 'not-saved'
    case 'unknown':
    case 'expired':
      return 'code-expired'
  }
}
