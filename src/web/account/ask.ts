import { noteWish } from '../../domain/newsletters/subscribe-ask.ts'
import { deviceName } from '../../domain/readers/device.ts'
import { networkOf } from '../../domain/readers/limits.ts'
import { askSignIn } from '../../domain/readers/sign-in.ts'
import { type EmailAddress, parseEmail } from '../../lib/email-address.ts'
import { letterMarkOf } from '../../lib/letter-mark.ts'
import { inLanguage } from '../../lib/localized.ts'
import type { Db } from '../../platform/db/schema.ts'
import { inTransaction } from '../../platform/db/transaction.ts'
import type { FormState } from '../../theme/contract/forms.ts'
import { say } from '../../theme/language/translate.ts'
import { localPath } from '../address.ts'
import { clientAddress } from '../client-address.ts'
import type { Deps } from '../context.ts'
import type { Asking } from '../route.ts'
import { errorPage } from '../site/errors.ts'
import { buildFrame } from '../site/frame.ts'
import { newsletterChoices } from '../site/subscribe-form.ts'
import { wordingFor } from '../site/subscriptions.ts'
import { line, readForm } from './form.ts'
import { browserToken, here } from './person.ts'

type Purpose = 'sign-in' | 'register'

const blank: FormState = { values: {}, errors: {} }

export const showSignIn = (c: Asking, deps: Deps) => formPage(c, deps, 'sign-in', nextOf(c), blank)
export const showRegister = (c: Asking, deps: Deps) => formPage(c, deps, 'register', nextOf(c), blank)
export const askToSignIn = (c: Asking, deps: Deps) => ask(c, deps, 'sign-in')
export const askToRegister = (c: Asking, deps: Deps) => ask(c, deps, 'register')

/** The answer is the same, in content and in time, whether the address is known or not. */
async function ask(c: Asking, deps: Deps, purpose: Purpose): Promise<Response> {
  const shape = { email: line, next: line.optional(), newsletter: line.array().max(50) }
  const form = await readForm(c, shape, ['newsletter'])
  if (!form.ok) return errorPage(c, deps, 400, { fields: form.fields })
  const next = localPath(form.fields.next)
  const typed = form.fields.email.trim()
  const email = parseEmail(typed)
  if (!email) {
    const problem = typed === '' ? 'email-missing' : 'email-invalid'
    const values = { email: typed, newsletter: form.fields.newsletter.join(' ') }
    return formPage(c, deps, purpose, next, { values, errors: { email: problem } })
  }
  const ip = clientAddress(c, deps.trustedProxies)
  const allowed = await deps.limits.mayAsk({ door: 'site', emailKey: email.emailKey, ip })
  if (!allowed.ok) return errorPage(c, deps, 429, { retryAfterSeconds: allowed.retryAfterSeconds })
  const asking = {
    purpose,
    email,
    language: c.var.language,
    next,
    browserToken: browserToken(c, deps),
    device: deviceName(c.req.header('user-agent')),
  }
  const letter = letterHere(c, deps)
  const { signInId } = await inTransaction(deps.database.db, async (db) => {
    const asked = await askSignIn({ db, clock: deps.clock }, { ...asking, ...(letter && { letter }) })
    await noteLetters(c, deps, db, { id: asked.signInId, address: email, slugs: form.fields.newsletter })
    return asked
  })
  deps.wakeQueue()
  return c.redirect(here(c, `/confirmations/${signInId}`), 303)
}

/** What was ticked: kept until the address is proved. */
async function noteLetters(
  c: Asking,
  deps: Deps,
  db: Db,
  { id, address, slugs }: { id: string; address: EmailAddress; slugs: string[] },
): Promise<void> {
  const { site, language } = c.var
  const chosen = site.newsletters.filter((one) => one.kind !== 'follows' && slugs.includes(one.slug))
  if (chosen.length === 0) return
  const newsletterIds = chosen.map((one) => one.id)
  const wording = wordingFor(
    c,
    chosen.map(({ name }) => inLanguage(name, language)),
  )
  const network = networkOf(clientAddress(c, deps.trustedProxies))
  const circumstances = { wording, language, place: here(c, '/register'), network }
  await noteWish(db, deps.clock, id, { address, newsletterIds, source: 'registration' }, circumstances)
}

async function formPage(
  c: Asking,
  deps: Deps,
  purpose: Purpose,
  next: string,
  form: FormState,
): Promise<Response> {
  const { site, language } = c.var
  const title = say({ language, timeZone: site.identity.timeZone })(`${purpose}.title`)
  const frame = buildFrame(c, deps, { title, description: title, path: `/${purpose}`, robots: 'noindex' })
  const status = Object.keys(form.errors).length > 0 ? 400 : 200
  const letter = letterHere(c, deps)
  const other = (path: string) =>
    `${here(c, path)}?${new URLSearchParams({ next, ...(letter && { letter }) }).toString()}`
  const action = here(c, `/${purpose}`) + (letter === undefined ? '' : `?letter=${letter}`)
  const common = { frame, action, next, form }
  if (purpose === 'sign-in')
    return c.html(deps.theme.signIn({ ...common, registerHref: other('/register') }), status)
  const benefits = site.policy.benefits.map((benefit) => inLanguage(benefit, language))
  const privacy = site.pages.get(language)?.find(({ slug }) => slug === 'privacy')
  return c.html(
    deps.theme.register({
      ...common,
      benefits,
      newsletters: newsletterChoices(c),
      signInHref: other('/sign-in'),
      privacyHref: privacy && here(c, `/${privacy.slug}`),
    }),
    status,
  )
}

/**
 * Which link of a letter led to the page that the visitor comes from. Nothing is kept of it in the browser: whoever
 * reads on elsewhere first is not counted.
 */
function letterHere(c: Asking, deps: Deps): string | undefined {
  const from = URL.parse(c.req.header('referer') ?? '')
  return letterMarkOf(new URL(c.req.url)) ?? (from?.origin === deps.origin ? letterMarkOf(from) : undefined)
}

function nextOf(c: Asking): string {
  return localPath(c.req.query('next'))
}
