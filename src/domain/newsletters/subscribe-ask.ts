import { z } from 'zod'
import { type Clock, toInstantText } from '../../lib/clock.ts'
import { isSameText, macOf } from '../../lib/hash.ts'
import { newId } from '../../lib/id.ts'
import { readJson } from '../../lib/json.ts'
import type { Db, Id } from '../../platform/db/schema.ts'
import type { Silence } from '../../platform/db/schema-subscriptions.ts'
import { inTransaction } from '../../platform/db/transaction.ts'
import { enqueue } from '../../platform/queue/enqueue.ts'
import { followedSchema } from './follow.ts'
import type { Circumstances } from './proof.ts'
import { settleSilence } from './subscribe-silence.ts'
import { subscribe, type Subscribed, type Wish } from './subscribe.ts'

export const DAYS_TO_CONFIRM = 7
/** The kind of the job that writes and sends the message. */
export const SUBSCRIPTION_MAIL = 'mail.subscription'

/**
 * Asks by mail whether the address is theirs. Nothing is looked up: the same two rows are written and the same message
 * goes out whether the address is known, gets the newsletter already, or has left it, so nobody learns of another.
 */
export async function askSubscription(
  db: Db,
  clock: Clock,
  wish: Wish,
  circumstances: Circumstances,
): Promise<void> {
  await inTransaction(db, async (db) => {
    const askId = newId()
    await noteWish(db, clock, askId, wish, circumstances)
    await enqueue(db, { kind: SUBSCRIPTION_MAIL, payload: { askId } }, clock)
  })
}

/** Keeps the wish until somebody proves the address in another way, as by registering: then `takeUpWish`. */
export async function noteWish(
  db: Db,
  clock: Clock,
  id: Id,
  { address, newsletterIds, follow, source }: Wish,
  { wording, language, place, network }: Circumstances,
): Promise<void> {
  const now = clock()
  const { email, emailKey } = address
  await db
    .insertInto('subscriptionAsk')
    .values({
      id,
      email,
      emailKey,
      newsletterIds: JSON.stringify(newsletterIds),
      follow: follow ? JSON.stringify(follow) : null,
      source,
      wording,
      language,
      place,
      network,
      createdAt: toInstantText(now),
      expiresAt: toInstantText(now.add({ hours: DAYS_TO_CONFIRM * 24 })),
    })
    .execute()
}

/** The path of the page behind the link. A GET of it changes nothing; its button posts to the same path. */
export function confirmationPath(secret: string, askId: Id): string {
  return `/subscriptions/${askId}/${tokenOf(secret, askId)}`
}

export type OpenAsk = Wish & { id: Id; language: string }

/** Undefined: no such question, not its token, or too late. One that was answered can be seen until it expires. */
export async function readAsk(
  { db, clock, secret }: { db: Db; clock: Clock; secret: string },
  { id, token }: { id: Id; token: string },
): Promise<OpenAsk | undefined> {
  return isSameText(tokenOf(secret, id), token) ? findAsk(db, clock, id) : undefined
}

export type Confirmed = {
  subscribed: Subscribed
  /** Why no letter goes out to the address all the same. */
  silence: Silence | undefined
}

/** Whoever presses the button reads this address's mail. Pressing it again changes nothing. */
export async function confirmSubscription(
  deps: { db: Db; clock: Clock; secret: string },
  link: { id: Id; token: string },
  circumstances: Circumstances,
): Promise<Confirmed | undefined> {
  if (!isSameText(tokenOf(deps.secret, link.id), link.token)) return undefined
  return inTransaction(deps.db, (db) => useUp(db, deps.clock, link.id, circumstances))
}

/** The address was proved in another way. Call it in the transaction that did so. */
export async function takeUpWish(
  db: Db,
  clock: Clock,
  id: Id,
  circumstances: Pick<Circumstances, 'place' | 'network'>,
): Promise<void> {
  const ask = await db
    .selectFrom('subscriptionAsk')
    .select(['wording', 'language'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (ask) await useUp(db, clock, id, { ...ask, ...circumstances })
}

export async function forgetAsks(db: Db, clock: Clock): Promise<void> {
  await db.deleteFrom('subscriptionAsk').where('expiresAt', '<=', toInstantText(clock())).execute()
}

/** One statement decides which of parallel answers is the first. */
async function useUp(
  db: Db,
  clock: Clock,
  id: Id,
  circumstances: Circumstances,
): Promise<Confirmed | undefined> {
  const now = toInstantText(clock())
  const ask = await findAsk(db, clock, id)
  if (!ask) return undefined
  const { numUpdatedRows } = await db
    .updateTable('subscriptionAsk')
    .set({ usedAt: now })
    .where('id', '=', id)
    .where('usedAt', 'is', null)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) return { subscribed: [], silence: undefined }
  const silence = await settleSilence(db, clock, ask.address)
  const subscribed = await subscribe(db, clock, ask, circumstances, ask.asked)
  return { subscribed, silence }
}

const idsSchema = z.array(z.string())

/** Undefined: no such question, or too late. */
export async function findAsk(db: Db, clock: Clock, id: Id) {
  const row = await db
    .selectFrom('subscriptionAsk')
    .selectAll()
    .where('id', '=', id)
    .where('expiresAt', '>', toInstantText(clock()))
    .executeTakeFirst()
  if (!row) return undefined
  const { email, emailKey, source, language, wording, place, network, createdAt } = row
  return {
    id,
    address: { email, emailKey },
    newsletterIds: readJson(idsSchema, row.newsletterIds),
    follow: row.follow === null ? undefined : readJson(followedSchema, row.follow),
    source,
    language,
    isUsed: row.usedAt !== null,
    asked: { wording, language, place, network, at: createdAt },
  }
}

function tokenOf(secret: string, askId: Id): string {
  return macOf(secret, 'subscription', askId)
}
