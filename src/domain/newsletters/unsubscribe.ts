import { type Clock, hoursBefore, toInstantText } from '../../lib/clock.ts'
import { hashToken, isSameText, macOf } from '../../lib/hash.ts'
import type { Db, Id } from '../../platform/db/schema.ts'
import { inTransaction } from '../../platform/db/transaction.ts'
import { countUnsubscribe } from './edition-counts.ts'
import { type Circumstances, writeProof } from './proof.ts'

/** For so long the page offers to take it back. An old letter that is passed on must not bring anybody back. */
const UNDO_HOURS = 1

/**
 * The path, without a language, by which whoever holds a letter leaves its newsletter: a page by GET, done by POST
 * (RFC 8058). Derived from the secret, so that no table of tokens can be lost. `editionId`: of which letter it is, for
 * the count alone.
 */
export function unsubscribePath(secret: string, subscriptionId: Id, editionId?: Id): string {
  const path = `/unsubscribe/${subscriptionId}/${tokenOf(secret, subscriptionId)}`
  return editionId === undefined ? path : `${path}?letter=${editionId}`
}

export function isUnsubscribeToken(secret: string, subscriptionId: Id, token: string): boolean {
  return isSameText(tokenOf(secret, subscriptionId), token)
}

/**
 * Ends it for good when the transaction is committed; ending again changes nothing. One that was left behind when its
 * reader's address changed stands for the one at the new address, which ends with it. `letter`: where it was done from
 * one, as `countUnsubscribe` takes it.
 */
export async function endSubscription(
  db: Db,
  clock: Clock,
  id: Id,
  how: 'reader' | 'one-click',
  circumstances: Circumstances,
  letter?: Id | null,
): Promise<void> {
  await inTransaction(db, async (db) => {
    const row = await db
      .selectFrom('subscription')
      .select(['newsletterId', 'readerId'])
      .where('id', '=', id)
      .executeTakeFirst()
    if (!row) return
    const ended = await db
      .updateTable('subscription')
      .set({ endedAt: toInstantText(clock()), endedHow: how, pausedUntil: null })
      .where('endedAt', 'is', null)
      .where((sub) =>
        sub.or([
          sub('id', '=', id),
          sub.and([sub('newsletterId', '=', row.newsletterId), sub('readerId', '=', row.readerId)]),
        ]),
      )
      .returning('id')
      .execute()
    await writeEnds(db, clock, ended, circumstances)
    if (ended.length > 0 && letter !== undefined) await countUnsubscribe(db, clock, id, letter)
  })
}

/** Every newsletter that the address of this subscription gets; counted once, for the letter that it was done from. */
export async function endEverySubscription(
  db: Db,
  clock: Clock,
  id: Id,
  circumstances: Circumstances,
  letter: Id | null,
): Promise<void> {
  await inTransaction(db, async (db) => {
    const row = await db
      .selectFrom('subscription')
      .select(['emailKey', 'readerId'])
      .where('id', '=', id)
      .executeTakeFirst()
    if (!row) return
    const ended = await db
      .updateTable('subscription')
      .set({ endedAt: toInstantText(clock()), endedHow: 'reader', pausedUntil: null })
      .where('endedAt', 'is', null)
      .where((sub) => sub.or([sub('emailKey', '=', row.emailKey), sub('readerId', '=', row.readerId)]))
      .returning('id')
      .execute()
    await writeEnds(db, clock, ended, circumstances)
    if (ended.length > 0) await countUnsubscribe(db, clock, id, letter)
  })
}

/** Brings back what ended together with this one, within the hour. */
export async function undoEnd(db: Db, clock: Clock, id: Id, circumstances: Circumstances): Promise<boolean> {
  return inTransaction(db, async (db) => {
    const row = await db
      .selectFrom('subscription')
      .select(['emailKey', 'endedAt', 'endedHow'])
      .where('id', '=', id)
      .executeTakeFirst()
    if (!row || !mayUndo(clock, row)) return false
    const back = await db
      .updateTable('subscription')
      .set({ endedAt: null, endedHow: null })
      .where('emailKey', '=', row.emailKey)
      .where('endedAt', '=', row.endedAt)
      .where('endedHow', 'in', ['reader', 'one-click'])
      .returning('id')
      .execute()
    await writeProof(
      db,
      clock,
      back.map((row) => row.id),
      'resumed',
      circumstances,
    )
    return back.length > 0
  })
}

export function mayUndo(
  clock: Clock,
  { endedAt, endedHow }: { endedAt: string | null; endedHow: string | null },
): boolean {
  if (endedAt === null || (endedHow !== 'reader' && endedHow !== 'one-click')) return false
  return endedAt >= toInstantText(hoursBefore(clock(), UNDO_HOURS))
}

/** Which of these addresses have left the newsletter: no import may bring them back, only they themselves. */
export async function leftAmong(
  db: Db,
  newsletterId: Id,
  emailKeys: readonly string[],
): Promise<ReadonlySet<string>> {
  if (emailKeys.length === 0) return new Set()
  const rows = await db
    .selectFrom('subscription')
    .select('emailKey')
    .where('newsletterId', '=', newsletterId)
    .where('emailKey', 'in', [...emailKeys, ...emailKeys.map(hashToken)])
    .where('endedAt', 'is not', null)
    .execute()
  const left = new Set(rows.map((row) => row.emailKey))
  return new Set(emailKeys.filter((key) => left.has(key) || left.has(hashToken(key))))
}

function tokenOf(secret: string, subscriptionId: Id): string {
  return macOf(secret, 'unsubscribe', subscriptionId)
}

async function writeEnds(
  db: Db,
  clock: Clock,
  ended: readonly { id: Id }[],
  circumstances: Circumstances,
): Promise<void> {
  const ids = ended.map((row) => row.id)
  await writeProof(db, clock, ids, 'ended', circumstances)
}
