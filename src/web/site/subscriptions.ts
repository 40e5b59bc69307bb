import { readReader } from '../../domain/readers/account.ts'
import { networkOf } from '../../domain/readers/limits.ts'
import { type Followed, findSubject, readSubject } from '../../domain/newsletters/follow.ts'
import {
  askSubscription,
  type Confirmed,
  confirmSubscription,
  readAsk,
} from '../../domain/newsletters/subscribe-ask.ts'
import { silenceOf } from '../../domain/newsletters/subscribe-silence.ts'
import { subscribe, type Wish } from '../../domain/newsletters/subscribe.ts'
import { type EmailAddress, parseEmail } from '../../lib/email-address.ts'
import { inLanguage, type Localized } from '../../lib/localized.ts'
import type { FormError } from '../../theme/contract/forms.ts'
import { listOf } from '../../theme/format.ts'
import { say } from '../../theme/language/translate.ts'
import { line, readForm } from '../account/form.ts'
import { currentReader, here } from '../account/person.ts'
import { localPath } from '../address.ts'
import { clientAddress } from '../client-address.ts'
import type { Deps } from '../context.ts'
import type { Asking } from '../route.ts'
import { errorPage } from './errors.ts'
import { buildFrame } from './frame.ts'
import { followForm, followsNewsletter, subscribeChoices, subscribeTo } from './subscribe-form.ts'

const MOST_AT_ONCE = 50

/** The answer is the same, in content and in time, whatever is known of the address. */
export async function askForLetters(c: Asking, deps: Deps): Promise<Response> {
  const form = await readForm(
    c,
    {
      email: line,
      newsletter: line.array().max(MOST_AT_ONCE),
      topic: line.optional(),
      author: line.optional(),
      place: line.optional(),
    },
    ['newsletter'],
  )
  if (!form.ok) return errorPage(c, deps, 400, { fields: form.fields })
  const { fields } = form
  const wanted = await wantedIn(c, deps, fields)
  const typed = fields.email.trim()
  const email = parseEmail(typed)
  if (!email || !wanted) {
    const wrong = email ? undefined : typed === '' ? 'email-missing' : 'email-invalid'
    return formPage(c, deps, fields, {
      email: wrong,
      newsletter: wanted ? undefined : 'newsletter-missing',
    })
  }
  const ip = clientAddress(c, deps.trustedProxies)
  const allowed = await deps.limits.mayAsk({ door: 'letters', emailKey: email.emailKey, ip })
  if (!allowed.ok) return errorPage(c, deps, 429, { retryAfterSeconds: allowed.retryAfterSeconds })
  const place = localPath(fields.place)
  const wording = wordingFor(c, wanted.names)
  const circumstances = { wording, language: c.var.language, place, network: networkOf(ip) }
  const wish: Wish = { ...wanted, address: email, source: sourceOf(wanted.follow, place) }
  const { db } = deps.database
  if (await isOwnWorkingAddress(c, deps, email)) {
    await subscribe(db, deps.clock, wish, circumstances)
    return c.redirect(`${here(c, '/account')}?done=letters#newsletters`, 303)
  }
  await askSubscription(db, deps.clock, wish, circumstances)
  deps.wakeQueue()
  return c.redirect(here(c, '/subscriptions'), 303)
}

/** Where it is said that a message is on its way. */
export function showAsked(c: Asking, deps: Deps): Response {
  const frame = frameOf(c, deps, saying(c)('mail.title'))
  return c.html(deps.theme.subscriptionAsked({ frame, continueHref: here(c, '/') }))
}

/** Behind the link in the message. A GET changes nothing: programs that read mail follow links. */
export async function showConfirmation(c: Asking, deps: Deps): Promise<Response> {
  const ask = await readAsk({ ...deps, db: deps.database.db }, linkOf(c))
  const text = saying(c)
  const html = deps.theme.confirmSubscription({
    frame: frameOf(c, deps, text(ask ? 'subscribe.confirm-title' : 'confirm.expired')),
    state: ask ? 'ready' : 'expired',
    action: here(c, c.var.path),
    email: ask?.address.email ?? '',
    names: ask ? await namesOf(c, deps, ask) : [],
    againHref: here(c, '/newsletters'),
  })
  return c.html(html, ask ? 200 : 410)
}

export async function confirmLetters(c: Asking, deps: Deps): Promise<Response> {
  const form = await readForm(c, {})
  if (!form.ok) return errorPage(c, deps, 400, { fields: form.fields })
  const ip = clientAddress(c, deps.trustedProxies)
  const deciding = { db: deps.database.db, clock: deps.clock, secret: deps.secret }
  const ask = await readAsk(deciding, linkOf(c))
  if (!ask) return showConfirmation(c, deps)
  const circumstances = {
    wording: wordingFor(c, await namesOf(c, deps, ask)),
    language: c.var.language,
    place: here(c, '/subscriptions'),
    network: networkOf(ip),
  }
  const confirmed = await confirmSubscription(deciding, linkOf(c), circumstances)
  return confirmed ? subscribedPage(c, deps, confirmed) : showConfirmation(c, deps)
}

/** What is agreed to, in the words of the page's language. */
export function wordingFor(c: Asking, names: string[]): string {
  const locale = { language: c.var.language, timeZone: 'UTC' }
  return say(locale)('subscribe.wording', { names: listOf(names, locale) })
}

type Wanted = Pick<Wish, 'newsletterIds' | 'follow'> & { names: string[] }

/** Undefined: nothing that there is was chosen. */
async function wantedIn(
  c: Asking,
  deps: Deps,
  fields: { newsletter: string[]; topic?: string | undefined; author?: string | undefined },
): Promise<Wanted | undefined> {
  const { language, site } = c.var
  const kind = fields.topic === undefined ? 'author' : 'topic'
  const slug = fields[kind]
  if (slug !== undefined) {
    const newsletter = followsNewsletter(c)
    const subject = await findSubject(deps.database.db, { kind, slug })
    if (!newsletter || !subject) return undefined
    const names = [newsletter.name, subject.name].map((name) => inLanguage(name, language))
    return { newsletterIds: [newsletter.id], follow: { kind, subjectId: subject.id }, names }
  }
  const chosen = site.newsletters.filter(
    (one) => one.kind !== 'follows' && fields.newsletter.includes(one.slug),
  )
  if (chosen.length === 0) return undefined
  return {
    newsletterIds: chosen.map(({ id }) => id),
    names: chosen.map(({ name }) => inLanguage(name, language)),
  }
}

/** Signed in, they have proved it already; unless letters have come back from there since. */
async function isOwnWorkingAddress(c: Asking, deps: Deps, { emailKey }: EmailAddress): Promise<boolean> {
  const { db } = deps.database
  const signedIn = await currentReader(c, deps)
  const reader = signedIn && (await readReader(db, signedIn.id))
  if (reader?.emailKey !== emailKey) return false
  return (await silenceOf(db, emailKey)) !== 'hard-bounce'
}

function sourceOf(follow: Followed | undefined, place: string): Wish['source'] {
  if (follow) return follow.kind
  return /^(?:\/[a-z]{2})?\/articles\//.test(place) ? 'article' : 'page'
}

async function namesOf(
  c: Asking,
  deps: Deps,
  { newsletterIds, follow }: Pick<Wish, 'newsletterIds' | 'follow'>,
): Promise<string[]> {
  const subject = follow && (await readSubject(deps.database.db, follow))
  const names: Localized[] = c.var.site.newsletters
    .filter(({ id }) => newsletterIds.includes(id))
    .map(({ name }) => name)
  return [...names, ...(subject ? [subject] : [])].map((name) => inLanguage(name, c.var.language))
}

type Typed = {
  email: string
  newsletter: string[]
  topic?: string | undefined
  author?: string | undefined
  place?: string | undefined
}

/** The form that was sent, on a page of its own, with what is wrong. */
async function formPage(
  c: Asking,
  deps: Deps,
  typed: Typed,
  errors: { email: FormError | undefined; newsletter: FormError | undefined },
): Promise<Response> {
  const form = { values: { email: typed.email, newsletter: typed.newsletter.join(' ') }, errors }
  const subscribe = (await sameForm(c, deps, typed)) ?? subscribeChoices(c, form)
  if (!subscribe) return errorPage(c, deps, 400)
  const fields = { ...subscribe.fields, place: localPath(typed.place) }
  const frame = frameOf(c, deps, saying(c)('subscribe.title'))
  return c.html(deps.theme.subscribe({ frame, subscribe: { ...subscribe, fields, form } }), 400)
}

async function sameForm(c: Asking, deps: Deps, { newsletter, topic, author }: Typed) {
  const kind = topic === undefined ? 'author' : 'topic'
  const slug = topic ?? author
  if (slug !== undefined) {
    const subject = await findSubject(deps.database.db, { kind, slug })
    return subject && followForm(c, kind, { slug, name: inLanguage(subject.name, c.var.language) })
  }
  return newsletter.length === 1 ? subscribeTo(c, newsletter[0]) : undefined
}

function subscribedPage(c: Asking, deps: Deps, { subscribed, silence }: Confirmed): Response {
  const { identity } = c.var.site
  const nameOf = ({ newsletter }: Confirmed['subscribed'][number]) =>
    inLanguage(newsletter.name, c.var.language)
  return c.html(
    deps.theme.subscribed({
      frame: frameOf(c, deps, saying(c)('subscribe.done-title')),
      names: subscribed.filter((one) => !one.isWaiting).map(nameOf),
      waiting: subscribed.filter((one) => one.isWaiting).map(nameOf),
      silenced: silence && { contact: identity.contact },
      registerHref: here(c, '/register'),
      continueHref: here(c, '/'),
    }),
  )
}

function frameOf(c: Asking, deps: Deps, title: string) {
  return buildFrame(c, deps, { title, description: title, robots: 'noindex' })
}

function linkOf(c: Asking): { id: string; token: string } {
  return { id: c.req.param('id') ?? '', token: c.req.param('token') ?? '' }
}

function saying(c: Asking): ReturnType<typeof say> {
  return say({ language: c.var.language, timeZone: c.var.site.identity.timeZone })
}
