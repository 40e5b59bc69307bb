import { listNewsletters } from '../domain/newsletters/newsletters.ts'
import { readSubject } from '../domain/newsletters/follow.ts'
import { confirmationPath, DAYS_TO_CONFIRM, findAsk } from '../domain/newsletters/subscribe-ask.ts'
import { readIdentity } from '../domain/publication/identity.ts'
import { deliverableAddress } from '../lib/email-address.ts'
import { inLanguage } from '../lib/localized.ts'
import type { Id } from '../platform/db/schema.ts'
import type { Sent } from '../platform/mail/mailer.ts'
import type { Message } from '../platform/mail/message.ts'
import { renderSubscriptionMail } from '../theme/email/subscription.tsx'
import { letterhead } from './letterhead.ts'
import { languageOf, senderOf, type SignInMailDeps } from './sign-in-mail.ts'

/** The message that asks whether they want the letters; undefined where it is too late, or there are none any more. */
export async function writeSubscriptionMail(
  { db, clock, secret, origin }: SignInMailDeps,
  askId: Id,
): Promise<Message | undefined> {
  const ask = await findAsk(db, clock, askId)
  if (!ask || ask.isUsed) return undefined
  const identity = await readIdentity(db)
  const language = languageOf(ask.language, identity)
  const newsletters = (await listNewsletters(db)).filter(({ id }) => ask.newsletterIds.includes(id))
  const followed = ask.follow && (await readSubject(db, ask.follow))
  const names = [...newsletters.map(({ name }) => name), ...(followed ? [followed] : [])]
  if (names.length === 0) return undefined
  const home = `${origin}${language === identity.languages[0] ? '' : `/${language}`}`
  const rendered = renderSubscriptionMail({
    language,
    publication: await letterhead(db, identity, origin, home),
    names: names.map((name) => inLanguage(name, language)),
    href: `${home}${confirmationPath(secret, ask.id)}`,
    days: DAYS_TO_CONFIRM,
  })
  return {
    id: ask.id,
    from: senderOf(identity, origin),
    to: deliverableAddress(ask.address),
    language,
    ...rendered,
  }
}

/** A refused address gets nothing, and whoever asked is not told: that would tell who exists. The log knows. */
export async function sendSubscriptionMail(
  deps: SignInMailDeps & {
    mailer: { send: (message: Message) => Promise<Sent> }
    log: { warn: (details: object, words: string) => void }
  },
  askId: Id,
): Promise<void> {
  const message = await writeSubscriptionMail(deps, askId)
  if (!message) return
  const sent = await deps.mailer.send(message)
  if (!sent.ok)
    deps.log.warn({ ask: askId }, 'The mail server refused the question about a subscription for good.')
}
