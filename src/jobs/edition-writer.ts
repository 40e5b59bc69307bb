import type { Person } from '../domain/access/judge.ts'
import type { Claimed } from '../domain/newsletters/claim.ts'
import { recordLinks } from '../domain/newsletters/letter-links.ts'
import type { WrittenCopy } from '../domain/newsletters/carry.ts'
import type { PostmanDeps } from '../domain/newsletters/postman.ts'
import { type Edition, readEdition } from '../domain/newsletters/read-edition.ts'
import { followedBy } from '../domain/newsletters/review-matter.ts'
import { unsubscribePath } from '../domain/newsletters/unsubscribe.ts'
import { type Identity, readIdentity } from '../domain/publication/identity.ts'
import type { Clock } from '../lib/clock.ts'
import { deliverableAddress } from '../lib/email-address.ts'
import { inLanguage } from '../lib/localized.ts'
import type { Db, Id } from '../platform/db/schema.ts'
import type { Message, Sender } from '../platform/mail/message.ts'
import type { SigningKey } from '../platform/mail/signing-key.ts'
import { createWriter } from '../platform/mail/write-raw.ts'
import { pathIn } from '../lib/site-path.ts'
import { fillCopy, type ReadyEdition, readyEdition } from './edition-mail.ts'
import { keepFresh } from './keep-fresh.ts'
import { languageOf, senderOf } from './sign-in-mail.ts'

export type EditionWriterDeps = {
  db: Db
  clock: Clock
  secret: string
  /** Scheme, host and port of the site. */
  origin: string
  key?: SigningKey
  /** Where reports of failed delivery go: `bounces@host` becomes `bounces+DELIVERY@host`. Absent: to the sender. */
  bounceAddress?: string
}

/** Writes each copy of an edition: what is the same for many is made once. */
export function writerFor(deps: EditionWriterDeps): PostmanDeps['writerFor'] {
  const writeRaw = createWriter(deps.clock, deps.key)
  const makingOf = keepFresh(deps.db, deps.clock, (editionId) => beginMaking(deps, editionId))
  return async (editionId) => {
    await makingOf(editionId)
    return async (copy) => writeCopy(deps, await makingOf(editionId), copy, writeRaw)
  }
}

type Making = {
  edition: Edition
  identity: Identity
  /** For whoever has an account, and whoever has none: they may read different things whole. */
  readyFor: (person: Person) => Promise<ReadyEdition>
}

async function beginMaking(deps: EditionWriterDeps, editionId: Id): Promise<Making> {
  const edition = await readEdition(deps.db, editionId)
  if (!edition) throw new Error(`There is no edition ${editionId} to write.`)
  const identity = await readIdentity(deps.db)
  const ready = new Map<Person['kind'], Promise<ReadyEdition>>()
  const make = async (person: Person) => {
    const made = await readyEdition(deps, edition, person, { isCounted: true })
    await recordLinks(deps.db, editionId, made.links)
    return made
  }
  return {
    edition,
    identity,
    readyFor: (person) => {
      const made = ready.get(person.kind) ?? make(person)
      ready.set(person.kind, made)
      return made
    },
  }
}

async function writeCopy(
  deps: EditionWriterDeps,
  { edition, identity, readyFor }: Making,
  copy: Claimed,
  writeRaw: (message: Message) => Promise<Buffer>,
): Promise<WrittenCopy> {
  const ready = await readyFor(copy.readerId === null ? { kind: 'visitor' } : { kind: 'reader', plans: [] })
  const ways = waysOutOf(deps, edition, identity, copy)
  const written = fillCopy(ready, {
    email: copy.email,
    name: copy.name,
    variant: copy.variant,
    ...ways,
    ...(edition.newsletter?.kind === 'follows' && {
      follows: await followedBy(deps.db, copy.subscriptionId ?? ''),
    }),
  })
  if (!written) return undefined
  const from = fromOf(edition, identity, deps.origin)
  const to = deliverableAddress(copy)
  const returnPath = returnPathOf(deps.bounceAddress, copy.id) ?? from.address
  const message: Message = {
    id: copy.id,
    from,
    to,
    returnPath,
    language: edition.language,
    isLetter: true,
    headers: headersOf(edition, deps.origin, ways.unsubscribeHref),
    ...(edition.newsletter?.replyTo && { replyTo: edition.newsletter.replyTo }),
    ...written,
  }
  return { raw: await writeRaw(message), from: returnPath, to }
}

/** Of seats there is no list to leave: whoever gives the seat up hears nothing further. */
function waysOutOf(
  { origin, secret }: EditionWriterDeps,
  edition: Edition,
  identity: Identity,
  { subscriptionId, readerId }: Claimed,
): { preferencesHref: string; unsubscribeHref?: string } {
  const language = languageOf(edition.language, identity)
  const at = (path: string) => origin + pathIn(identity.languages, language, path)
  if (subscriptionId === null) return { preferencesHref: at(`/events/${edition.event?.slug ?? ''}`) }
  const unsubscribeHref = at(unsubscribePath(secret, subscriptionId, edition.id))
  return { unsubscribeHref, preferencesHref: readerId === null ? unsubscribeHref : at('/account') }
}

function fromOf({ newsletter, language }: Edition, identity: Identity, origin: string): Sender {
  if (!newsletter) return senderOf(identity, origin)
  return {
    name: inLanguage(newsletter.senderName, language) || identity.name,
    address: newsletter.senderAddress,
  }
}

/** List-Id (RFC 2919), the way out (RFC 2369, 8058), and what Google counts complaints by. */
function headersOf(
  edition: Edition,
  origin: string,
  unsubscribeHref: string | undefined,
): Record<string, string> {
  const { hostname } = new URL(origin)
  const { newsletter } = edition
  const list = newsletter?.slug ?? `event-${edition.event?.slug ?? edition.slug}`
  return {
    'List-Id': `<${list}.${hostname}>`,
    'Feedback-ID': `${edition.id}:${list}:letter:broadsheet`,
    ...(unsubscribeHref !== undefined && {
      'List-Unsubscribe': `<${unsubscribeHref}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    }),
  }
}

function returnPathOf(bounceAddress: string | undefined, deliveryId: Id): string | undefined {
  if (bounceAddress === undefined) return undefined
  const at = bounceAddress.lastIndexOf('@')
  return `${bounceAddress.slice(0, at)}+${deliveryId}${bounceAddress.slice(at)}`
}
