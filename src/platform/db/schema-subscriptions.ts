import type { Id, InstantText, JsonText } from './schema.ts'

export interface SubscriptionTables {
  subscription: SubscriptionTable
  subscriptionAsk: SubscriptionAskTable
  subscriptionProof: SubscriptionProofTable
  follow: FollowTable
  suppression: SuppressionTable
}

export const subscriptionSources = [
  'registration',
  'account',
  'page',
  'article',
  'topic',
  'author',
  'import',
] as const
export type SubscriptionSource = (typeof subscriptionSources)[number]

/** How a subscription came to its end. */
export const endings = ['reader', 'one-click', 'newsroom', 'bounce', 'complaint', 'account'] as const
export type Ending = (typeof endings)[number]

export const proofActs = ['asked', 'confirmed', 'paused', 'resumed', 'ended', 'imported'] as const

/** Why an address gets no letter at all. */
export const silences = ['hard-bounce', 'complaint', 'newsroom'] as const
export type Silence = (typeof silences)[number]

/**
 * One address's place in one newsletter, with or without an account. Letters go to it while it is confirmed, not paused
 * and not ended; asking anew after an end is the same row. When its owner deletes their account it stays, ended, with the
 * address's hash for a key and no address, so that neither an import nor an older archive brings it back.
 */
interface SubscriptionTable {
  id: Id
  newsletterId: Id
  email: string
  emailKey: string
  readerId: Id | null
  language: string
  /** Of the IANA database; null: the publication's. */
  timeZone: string | null
  source: SubscriptionSource
  askedAt: InstantText
  confirmedAt: InstantText | null
  /** Paused until then; a far day for "until I say so". */
  pausedUntil: InstantText | null
  endedAt: InstantText | null
  endedHow: Ending | null
}

/** Somebody typed an address; it becomes subscriptions when the message sent there is answered, and else is forgotten. */
interface SubscriptionAskTable {
  id: Id
  email: string
  emailKey: string
  newsletterIds: JsonText
  /** `{ kind, subjectId }`: a topic or author to follow. */
  follow: JsonText | null
  source: SubscriptionSource
  language: string
  wording: string
  place: string
  network: string
  createdAt: InstantText
  expiresAt: InstantText
  usedAt: InstantText | null
}

/** Append-only: what was agreed to, or taken back, in which words, when and where. */
interface SubscriptionProofTable {
  id: Id
  subscriptionId: Id
  act: (typeof proofActs)[number]
  /** The sentence that was agreed to. */
  wording: string
  language: string
  /** The page it happened on, or the import. */
  place: string
  network: string
  createdAt: InstantText
}

/** What a subscription to a `follows` newsletter wants to hear of. */
interface FollowTable {
  subscriptionId: Id
  kind: 'topic' | 'author'
  subjectId: Id
  createdAt: InstantText
}

/**
 * Addresses that get no letter, whatever else is known of them. Keyed by the SHA-256 of the address, so that it holds
 * when the account and the address itself (`email`) have been deleted.
 */
interface SuppressionTable {
  addressHash: string
  email: string | null
  kind: Silence
  evidence: string
  createdAt: InstantText
  /** Set when the newsroom lifted it, with who did. */
  liftedAt: InstantText | null
  liftedBy: Id | null
}
