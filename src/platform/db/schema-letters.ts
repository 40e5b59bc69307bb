import type { Id, InstantText, JsonText } from './schema.ts'
import type { Audience } from './schema-editorial.ts'
import type { SubscriptionTables } from './schema-subscriptions.ts'

export interface LetterTables extends SubscriptionTables {
  newsletter: NewsletterTable
  newsletterMark: NewsletterMarkTable
  edition: EditionTable
  editionRevision: EditionRevisionTable
  editionLink: EditionLinkTable
  editionCount: EditionCountTable
  delivery: DeliveryTable
  bounce: BounceTable
  mailUse: MailUseTable
  subscriberImport: SubscriberImportTable
  subscriberImportRefusal: SubscriberImportRefusalTable
  hookToken: HookTokenTable
}

/**
 * A recurring letter. `composed` is written by hand, `review` is built from what was published, `follows` tells each
 * recipient of the topics and authors they follow.
 */
interface NewsletterTable {
  id: Id
  slug: string
  position: number
  kind: 'composed' | 'review' | 'follows'
  /** Names, descriptions, senders: `{ en: …, fr: … }` by language. */
  name: JsonText
  description: JsonText
  senderName: JsonText
  senderAddress: string
  replyTo: string | null
  /** It goes out in these, one edition each. */
  languages: JsonText
  audience: Audience
  /** `{ every: 'week', weekday: 1–7, at: '07:30' }`, by the day or the month likewise; null: when somebody sends one. */
  cadence: JsonText | null
  /** Whether an automatic edition waits for somebody's sign-off. */
  signOff: 'waits' | 'goes'
  /** An automatic edition with fewer articles is skipped. */
  leastArticles: number
  /** What a new edition begins with: a document by language. */
  template: JsonText
  createdAt: InstantText
  archivedAt: InstantText | null
}

/** How far automatic editions have told of what was published; it only ever rises, so a backlog is never sent. */
interface NewsletterMarkTable {
  newsletterId: Id
  language: string
  coveredUntil: InstantText
}

export const editionStates = [
  'draft',
  'awaiting-sign-off',
  'scheduled',
  'building',
  'sending',
  'paused',
  'stopped',
  'sent',
  'skipped',
] as const
export type EditionState = (typeof editionStates)[number]

export type SeatAudience = 'taken' | 'waiting' | 'came'

/** One sending: of a newsletter, or to those who have a seat at an event. Its words live in its revisions. */
interface EditionTable {
  id: Id
  newsletterId: Id | null
  eventId: Id | null
  /** Of an event's: to whom it goes; null: to those with a seat. */
  seatAudience: SeatAudience | null
  /** Of an event's: only to those whose seat was asked for in it; null: to all of them. */
  seatLanguage: string | null
  language: string
  slug: string
  state: EditionState
  headRevisionId: Id | null
  /** What was frozen when the sending started. */
  sentRevisionId: Id | null
  /** When it goes out; with `inReaderZone` the same wall-clock time in each recipient's zone. */
  sendAt: InstantText | null
  inReaderZone: 0 | 1
  /** What an automatic edition tells of. */
  coversFrom: InstantText | null
  coversUntil: InstantText | null
  /** Percent of recipients who get one subject or the other before the rest get the better one; 0: no trial. */
  samplePercent: number
  sampleEndsAt: InstantText | null
  chosenSubject: 'a' | 'b' | null
  /** The last subscription (or seat) the audience was built from; null before the first. */
  builtTo: Id | null
  builtAt: InstantText | null
  startedAt: InstantText | null
  sentAt: InstantText | null
  stoppedAt: InstantText | null
  /** Set while its page can be read on the site. */
  publishedAt: InstantText | null
  skippedWhy: string | null
  signedOffBy: Id | null
  signedOffAt: InstantText | null
  createdBy: string
  createdAt: InstantText
}

export const editionOrigins = ['autosaved', 'saved', 'restored', 'built'] as const
export type EditionOrigin = (typeof editionOrigins)[number]

/** Append-only. */
interface EditionRevisionTable {
  id: Id
  editionId: Id
  number: number
  subject: string
  /** The second subject of a trial. */
  otherSubject: string | null
  /** What mail programs show after the subject. */
  preheader: string
  body: JsonText
  createdBy: string
  createdAt: InstantText
  origin: EditionOrigin
}

interface EditionLinkTable {
  id: Id
  editionId: Id
  position: number
  href: string
}

/** How often something came of an edition, by day; of nobody in particular. */
interface EditionCountTable {
  editionId: Id
  /** `click:LINK-ID`, `unsubscribe`, `registration`. */
  what: string
  day: string
  count: number
}

export type DeliveryState = 'pending' | 'claimed' | 'on-the-wire' | 'sent' | 'failed' | 'skipped' | 'in-doubt'

/** One recipient's copy. `on-the-wire`: the server has answered DATA with 354 and may have the message from now on. */
interface DeliveryTable {
  id: Id
  editionId: Id
  subscriptionId: Id | null
  seatId: Id | null
  email: string
  emailKey: string
  /** Which subject; null: not decided before it is claimed. */
  variant: 'a' | 'b' | null
  state: DeliveryState
  dueAt: InstantText
  attempts: number
  /** Whoever claims a row again gets a higher one, and then the earlier holder's reports count no more. */
  fence: number
  leasedUntil: InstantText | null
  /** The mail server it went to, without its password. */
  server: string | null
  wireAt: InstantText | null
  settledAt: InstantText | null
  /** What the mail server said last. */
  answer: string | null
  /** Why it failed, was skipped, or is in doubt. */
  problem: string | null
  bouncedAt: InstantText | null
  complainedAt: InstantText | null
  /** Who resent or left it when it was in doubt. */
  decidedBy: Id | null
}

interface BounceTable {
  id: Id
  deliveryId: Id | null
  email: string
  kind: 'hard' | 'soft' | 'complaint'
  source: 'webhook' | 'mailbox'
  /** The report's own name, so that a repeated one changes nothing. */
  sourceKey: string
  evidence: string
  receivedAt: InstantText
}

/** What went out through a server in an hour (`domain` empty) or to a domain in a day. */
interface MailUseTable {
  server: string
  domain: string
  since: InstantText
  count: number
}

interface SubscriberImportTable {
  id: Id
  newsletterId: Id
  language: string
  /** Column → what it is taken for. */
  mapping: JsonText
  /** What the newsroom said of how these people agreed; null: there is no proof. */
  proof: string | null
  file: JsonText
  doneLines: number
  lines: number
  report: JsonText
  createdBy: Id
  createdAt: InstantText
  /** Until then its columns are being named. */
  startedAt: InstantText | null
  /** How much of the file has been dealt with. */
  doneBytes: number
  endedAt: InstantText | null
}

/** Lines of an import that brought nobody. */
interface SubscriberImportRefusalTable {
  importId: Id
  line: number
  text: string
  why: string
}

/** Signed calls from outside that were taken: none of them counts twice. Kept as long as its signature is good. */
interface HookTokenTable {
  token: string
  seenAt: InstantText
}
