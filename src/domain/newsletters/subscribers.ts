import { type ExpressionBuilder, sql, type SqlBool } from 'kysely'
import { type Clock, toInstantText } from '../../lib/clock.ts'
import { parseEmail } from '../../lib/email-address.ts'
import { hashToken } from '../../lib/hash.ts'
import type { Db, Id, InstantText, Tables } from '../../platform/db/schema.ts'
import { suppressedAmong } from './suppression.ts'

export const subscriberStates = ['active', 'waiting', 'paused', 'ended'] as const
export type SubscriberState = (typeof subscriberStates)[number]

export type SubscriberFilter = {
  /** A whole address, or part of one. */
  query?: string
  newsletterId?: Id
  state?: SubscriberState
}

/** One address's place in one newsletter. */
export type Subscriber = {
  id: Id
  newsletterId: Id
  /** Empty where the account has been deleted. */
  email: string
  emailKey: string
  readerId: Id | null
  language: string
  timeZone: string | null
  source: string
  askedAt: InstantText
  confirmedAt: InstantText | null
  pausedUntil: InstantText | null
  endedAt: InstantText | null
  endedHow: string | null
  state: SubscriberState
  /** No letter goes there, whatever its subscriptions say. */
  isSuppressed: boolean
}

/** The newest first, after the one with the id `before`. */
export async function listSubscribers(
  db: Db,
  clock: Clock,
  filter: SubscriberFilter,
  { limit, before }: { limit: number; before?: Id | undefined },
): Promise<{ subscribers: Subscriber[]; olderBefore: Id | undefined }> {
  const now = toInstantText(clock())
  const rows = await db
    .selectFrom('subscription')
    .selectAll()
    .where((row) => row.and(conditions(row, filter, now)))
    .$if(before !== undefined, (query) => query.where('id', '<', before ?? ''))
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute()
  const subscribers = await described(db, now, rows.slice(0, limit))
  return { subscribers, olderBefore: rows.length > limit ? subscribers.at(-1)?.id : undefined }
}

const BATCH = 500

/** All that the filter lets through, in batches. */
export async function* walkSubscribers(
  db: Db,
  clock: Clock,
  filter: SubscriberFilter,
): AsyncGenerator<Subscriber> {
  let before: Id | undefined
  do {
    const batch = await listSubscribers(db, clock, filter, { limit: BATCH, before })
    yield* batch.subscribers
    before = batch.olderBefore
  } while (before !== undefined)
}

export async function findSubscriber(db: Db, clock: Clock, id: Id): Promise<Subscriber | undefined> {
  const rows = await db.selectFrom('subscription').selectAll().where('id', '=', id).execute()
  const [subscriber] = await described(db, toInstantText(clock()), rows)
  return subscriber
}

/** What else the same address is subscribed to, or was. */
export async function otherSubscriptions(db: Db, clock: Clock, { id, emailKey }: Subscriber) {
  const rows = await db
    .selectFrom('subscription')
    .selectAll()
    .where('emailKey', '=', emailKey)
    .where('id', '!=', id)
    .orderBy('id')
    .execute()
  return described(db, toInstantText(clock()), rows)
}

export function proofsOf(db: Db, subscriptionId: Id) {
  return db
    .selectFrom('subscriptionProof')
    .selectAll()
    .where('subscriptionId', '=', subscriptionId)
    .orderBy('id', 'desc')
    .execute()
}

/** Its newest copies, with what an edition was called when it went out. */
export function deliveriesTo(db: Db, subscriptionId: Id, most: number) {
  return db
    .selectFrom('delivery')
    .innerJoin('edition', 'edition.id', 'delivery.editionId')
    .leftJoin('editionRevision', 'editionRevision.id', 'edition.sentRevisionId')
    .select(['delivery.id', 'delivery.state', 'delivery.problem', 'delivery.answer', 'delivery.settledAt'])
    .select(['delivery.bouncedAt', 'delivery.complainedAt', 'delivery.dueAt', 'editionRevision.subject'])
    .where('delivery.subscriptionId', '=', subscriptionId)
    .orderBy('delivery.id', 'desc')
    .limit(most)
    .execute()
}

/** What came back of letters to this address, the newest first. */
export function bouncesOf(db: Db, emailKey: string, most: number) {
  return db
    .selectFrom('bounce')
    .select(['id', 'kind', 'evidence', 'receivedAt'])
    .where('email', '=', emailKey)
    .orderBy('receivedAt', 'desc')
    .limit(most)
    .execute()
}

/** What a row's times say by now. */
export function stateOf(
  row: { confirmedAt: string | null; pausedUntil: string | null; endedAt: string | null },
  now: InstantText,
): SubscriberState {
  if (row.endedAt !== null) return 'ended'
  if (row.confirmedAt === null) return 'waiting'
  return row.pausedUntil !== null && row.pausedUntil > now ? 'paused' : 'active'
}

type Row = Omit<Subscriber, 'state' | 'isSuppressed'>

async function described(db: Db, now: InstantText, rows: Row[]): Promise<Subscriber[]> {
  const silent = await suppressedAmong(
    db,
    rows.map(({ emailKey }) => emailKey),
  )
  return rows.map((row) => ({
    ...row,
    state: stateOf(row, now),
    isSuppressed: silent.has(hashToken(row.emailKey)),
  }))
}

function conditions(
  row: ExpressionBuilder<Tables, 'subscription'>,
  { query = '', newsletterId, state }: SubscriberFilter,
  now: InstantText,
) {
  const isPaused = row('pausedUntil', '>', now)
  const isNotPaused = row.or([row('pausedUntil', 'is', null), row('pausedUntil', '<=', now)])
  const isConfirmed = row('confirmedAt', 'is not', null)
  const isOpen = row('endedAt', 'is', null)
  const byState = {
    active: [isOpen, isConfirmed, isNotPaused],
    waiting: [isOpen, row('confirmedAt', 'is', null)],
    paused: [isOpen, isConfirmed, isPaused],
    ended: [row('endedAt', 'is not', null)],
  }
  return [
    ...(query.trim() === '' ? [] : [byAddress(row, query.trim())]),
    ...(newsletterId === undefined ? [] : [row('newsletterId', '=', newsletterId)]),
    ...(state === undefined ? [] : byState[state]),
  ]
}

/** A whole address is found by its index, also by its hash where the address itself is gone. */
function byAddress(row: ExpressionBuilder<Tables, 'subscription'>, query: string) {
  const whole = parseEmail(query)
  if (whole) return row('emailKey', 'in', [whole.emailKey, hashToken(whole.emailKey)])
  const part = query.toLowerCase().replace(/[!%_]/g, (sign) => `!${sign}`)
  return row.and([
    row('email', '!=', ''),
    sql<SqlBool>`subscription.email_key like ${`%${part}%`} escape '!'`,
  ])
}
