import { networkOf } from '../../domain/readers/limits.ts'
import { followedSchema, listFollows, removeFollow } from '../../domain/newsletters/follow.ts'
import type { Newsletter } from '../../domain/newsletters/newsletters.ts'
import type { Circumstances } from '../../domain/newsletters/proof.ts'
import { askSubscription } from '../../domain/newsletters/subscribe-ask.ts'
import {
  FOR_NOW,
  pauseEnd,
  pauseSubscription,
  resumeSubscription,
  saveLanguage,
  saveTimeZone,
} from '../../domain/newsletters/subscribe-change.ts'
import { listSubscriptionsOf, type OwnSubscription } from '../../domain/newsletters/subscribe-list.ts'
import { silenceOf } from '../../domain/newsletters/subscribe-silence.ts'
import { languageFor, subscribe } from '../../domain/newsletters/subscribe.ts'
import { endSubscription } from '../../domain/newsletters/unsubscribe.ts'
import { toInstantText } from '../../lib/clock.ts'
import type { EmailAddress } from '../../lib/email-address.ts'
import { ownName } from '../../lib/languages.ts'
import { inLanguage } from '../../lib/localized.ts'
import type { FormState } from '../../theme/contract/forms.ts'
import type { AccountNewsletter, AccountNewslettersProps } from '../../theme/contract/subscriptions.ts'
import { say } from '../../theme/language/translate.ts'
import { clientAddress } from '../client-address.ts'
import type { Deps } from '../context.ts'
import type { Asking } from '../route.ts'
import { wordingFor } from '../site/subscriptions.ts'
import { pauseChoice } from '../site/unsubscribe.ts'
import { here } from './person.ts'

/** Every newsletter there is, with what this address has of it. */
export async function newslettersOf(
  c: Asking,
  deps: Deps,
  { emailKey }: EmailAddress,
  form: FormState,
): Promise<AccountNewslettersProps> {
  const { db } = deps.database
  const { site } = c.var
  const own = await listSubscriptionsOf(db, deps.clock, emailKey)
  const silence = await silenceOf(db, emailKey)
  const newsletters: AccountNewsletter[] = []
  for (const newsletter of site.newsletters)
    newsletters.push(
      await toChoice(
        c,
        deps,
        newsletter,
        own.find((one) => one.newsletterId === newsletter.id),
      ),
    )
  const active = own.filter((one) => one.state === 'active' || one.state === 'paused')
  return {
    action: here(c, '/account/newsletters'),
    newsletters,
    silence: silence && { kind: silence, contact: site.identity.contact },
    pause: pauseChoice(deps, site.identity.timeZone),
    ...(active.length > 0 && {
      zone: {
        action: here(c, '/account/time-zone'),
        chosen: active.find((one) => one.timeZone !== null)?.timeZone ?? '',
        all: timeZones,
      },
    }),
    form,
  }
}

export type NewsletterFields = {
  newsletter: string
  act: string
  language?: string | undefined
  until?: string | undefined
  follow?: string | undefined
}

export type NewsletterChanged = 'done' | 'asked' | 'unknown' | 'date-invalid'

/** What a button on the account page asks for. */
export async function changeNewsletter(
  c: Asking,
  deps: Deps,
  address: EmailAddress,
  fields: NewsletterFields,
): Promise<NewsletterChanged> {
  const newsletter = c.var.site.newsletters.find(({ slug }) => slug === fields.newsletter)
  if (!newsletter) return 'unknown'
  if (fields.act === 'subscribe') return subscribeHere(c, deps, address, newsletter, fields.language)
  const { db } = deps.database
  const all = await listSubscriptionsOf(db, deps.clock, address.emailKey)
  const own = all.find((one) => one.newsletterId === newsletter.id)
  return own ? changeOwn(c, deps, { newsletter, own }, fields) : 'unknown'
}

/** False: there is no such zone. */
export async function chooseTimeZone(deps: Deps, { emailKey }: EmailAddress, zone: string): Promise<boolean> {
  if (zone !== '' && !timeZones.includes(zone)) return false
  await saveTimeZone(deps.database.db, emailKey, zone === '' ? null : zone)
  return true
}

const timeZones = Intl.supportedValuesOf('timeZone')

/** They have proved the address by signing in; where letters came back from it, it has to be proved anew. */
async function subscribeHere(
  c: Asking,
  deps: Deps,
  address: EmailAddress,
  newsletter: Newsletter,
  language: string | undefined,
): Promise<NewsletterChanged> {
  // There is something to follow, or it is nothing.
  if (newsletter.kind === 'follows') return 'unknown'
  const { db } = deps.database
  const wish = { address, newsletterIds: [newsletter.id], source: 'account' as const }
  const name = inLanguage(newsletter.name, c.var.language)
  const circumstances = {
    ...circumstancesOf(c, deps, wordingFor(c, [name])),
    language: languageFor(newsletter, language ?? c.var.language),
  }
  if ((await silenceOf(db, address.emailKey)) !== 'hard-bounce') {
    await subscribe(db, deps.clock, wish, circumstances)
    return 'done'
  }
  await askSubscription(db, deps.clock, wish, circumstances)
  deps.wakeQueue()
  return 'asked'
}

async function changeOwn(
  c: Asking,
  deps: Deps,
  { newsletter, own }: { newsletter: Newsletter; own: OwnSubscription },
  { act, language = '', until = '', follow = '' }: NewsletterFields,
): Promise<NewsletterChanged> {
  const { clock, database } = deps
  const { db } = database
  const text = say({ language: c.var.language, timeZone: 'UTC' })
  const name = inLanguage(newsletter.name, c.var.language)
  const saying = (act: 'end' | 'pause' | 'resume') =>
    circumstancesOf(c, deps, text(`leave.wording-${act}`, { name }))
  switch (act) {
    case 'end':
      await endSubscription(db, clock, own.id, 'reader', saying('end'))
      return 'done'
    case 'resume':
      await resumeSubscription(db, clock, own.id, saying('resume'))
      return 'done'
    case 'pause-open':
      await pauseSubscription(db, clock, own.id, FOR_NOW, saying('pause'))
      return 'done'
    case 'pause': {
      const end = pauseEnd(clock, c.var.site.identity.timeZone, until)
      if (!end) return 'date-invalid'
      await pauseSubscription(db, clock, own.id, toInstantText(end), saying('pause'))
      return 'done'
    }
    case 'language':
      if (!newsletter.languages.includes(language)) return 'unknown'
      await saveLanguage(db, own.id, language)
      return 'done'
    case 'unfollow': {
      const [kind, subjectId] = follow.split(':')
      const followed = followedSchema.safeParse({ kind, subjectId })
      if (!followed.success) return 'unknown'
      const left = await removeFollow(db, own.id, followed.data)
      if (left === 0) await endSubscription(db, clock, own.id, 'reader', saying('end'))
      return 'done'
    }
    default:
      return 'unknown'
  }
}

async function toChoice(
  c: Asking,
  deps: Deps,
  newsletter: Newsletter,
  own: OwnSubscription | undefined,
): Promise<AccountNewsletter> {
  const { language } = c.var
  const isOn = own?.state === 'active' || own?.state === 'paused'
  const until = own?.pausedUntil ?? FOR_NOW
  const follows = newsletter.kind === 'follows' && own ? await listFollows(deps.database.db, own.id) : []
  return {
    slug: newsletter.slug,
    name: inLanguage(newsletter.name, language),
    description: inLanguage(newsletter.description, language) || undefined,
    state: isOn ? (own.state === 'paused' ? 'paused' : 'on') : 'off',
    pausedUntil: until === FOR_NOW ? undefined : until,
    language: isOn ? own.language : languageFor(newsletter, language),
    languages: newsletter.languages.map((code) => ({ code, name: ownName(code) })),
    ...(newsletter.kind === 'follows' && {
      follows: follows.map(({ kind, subjectId, slug, name }) => ({
        name: inLanguage(name, language),
        href: here(c, `/${kind}s/${slug}`),
        value: `${kind}:${subjectId}`,
      })),
    }),
  }
}

function circumstancesOf(c: Asking, deps: Deps, wording: string): Circumstances {
  return {
    wording,
    language: c.var.language,
    place: here(c, '/account'),
    network: networkOf(clientAddress(c, deps.trustedProxies)),
  }
}
