import type { Member } from '../../../domain/staff/may.ts'
import { listPasskeys } from '../../../domain/staff/passkeys.ts'
import { askForOwnPasskey, stepUpByPasskey } from '../../../domain/staff/passkey-sign-in.ts'
import { askStaffCheck } from '../../../domain/staff/sign-in.ts'
import { STEP_UP_MINUTES } from '../../../domain/staff/step-up.ts'
import type { NewsroomForm } from '../../../theme/contract/newsroom.ts'
import { identityCheckPage } from '../../../theme/newsroom/people/sign-in.tsx'
import { line, readForm } from '../../account/form.ts'
import { here } from '../../account/person.ts'
import { clientAddress } from '../../client-address.ts'
import type { Deps } from '../../context.ts'
import type { Asking } from '../../route.ts'
import { errorPage } from '../../site/errors.ts'
import { newsroomFrame } from '../frame.ts'
import { ownSession } from '../staff-route.ts'
import { credentialField, passkeyDeps } from './passkey-sign-in.ts'
import { blank, browserHere, nextInNewsroom, refuseTooMany, statusOf, textHere } from './room.ts'

/** Before staff, keys, exports and deletions are touched: who is sitting there? */
export const showIdentityCheck = (c: Asking, deps: Deps, member: Member) =>
  checkPage(c, deps, member, nextInNewsroom(c, c.req.query('next')), blank)

export async function sendCheckMail(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const form = await readForm(c, { next: line.optional() })
  if (!form.ok) return errorPage(c, deps, 400, { fields: form.fields })
  const ip = clientAddress(c, deps.trustedProxies)
  // Counted apart from the sign-in form, which anybody can fill in with this address.
  const allowed = await deps.limits.mayAsk({ door: 'newsroom', emailKey: member.id, ip })
  if (!allowed.ok) return errorPage(c, deps, 429, { retryAfterSeconds: allowed.retryAfterSeconds })
  const { signInId } = await askStaffCheck(deps.database.db, deps.clock, {
    ...browserHere(c, deps),
    member,
    language: c.var.language,
    next: nextInNewsroom(c, form.fields.next),
  })
  deps.wakeQueue()
  return c.redirect(here(c, `/newsroom/confirmations/${signInId}`), 303)
}

export async function challengeForCheck(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const form = await readForm(c, {})
  if (!form.ok) return errorPage(c, deps, 400, { fields: form.fields })
  const limited = await refuseTooMany(c, deps, 'mayChallenge')
  if (limited) return limited
  const { browserToken } = browserHere(c, deps)
  return c.json(await askForOwnPasskey(passkeyDeps(deps), { member, browserToken }))
}

export async function checkWithPasskey(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const form = await readForm(c, { challenge: line, credential: credentialField, next: line.optional() })
  if (!form.ok) return errorPage(c, deps, 400, { fields: form.fields })
  const limited = await refuseTooMany(c, deps, 'mayConfirm')
  if (limited) return limited
  const { challenge, credential } = form.fields
  const { browserToken } = browserHere(c, deps)
  const session = await ownSession(c, deps)
  const signed = { challengeId: challenge, credential, browserToken, member, sessionId: session?.id ?? '' }
  const next = nextInNewsroom(c, form.fields.next)
  if (await stepUpByPasskey(passkeyDeps(deps), signed)) {
    deps.sessions.clear()
    return c.redirect(next, 303)
  }
  const errors = { form: textHere(c)('people.error.passkey-refused') }
  return checkPage(c, deps, member, next, { values: {}, errors })
}

async function checkPage(
  c: Asking,
  deps: Deps,
  member: Member,
  next: string,
  form: NewsroomForm,
): Promise<Response> {
  const passkeys = await listPasskeys(deps.database.db, member.id)
  const html = identityCheckPage({
    frame: newsroomFrame(c, deps, member, { title: textHere(c)('people.check.title') }),
    email: member.email,
    mailAction: here(c, '/newsroom/identity-check'),
    next,
    passkey:
      passkeys.length === 0
        ? undefined
        : {
            challengeAction: here(c, '/newsroom/identity-check/challenge'),
            action: here(c, '/newsroom/identity-check/passkey'),
          },
    minutes: STEP_UP_MINUTES,
    cancelHref: here(c, '/newsroom'),
    form,
  })
  return c.html(html, statusOf(form))
}
