import { type Clock, toInstantText } from '../../lib/clock.ts'
import { type EmailAddress, withoutAddresses } from '../../lib/email-address.ts'
import { hashToken } from '../../lib/hash.ts'
import { newId } from '../../lib/id.ts'
import type { Db, Id } from '../../platform/db/schema.ts'
import { forgetCopies } from './forget-copies.ts'

/** What becomes of subscriptions when an account begins, moves or ends. Each is called in the transaction that does so. */

/** Those of an address without an account become its reader's, and newsletters for registered readers begin. */
export async function adoptSubscriptions(db: Db, readerId: Id, emailKey: string): Promise<void> {
  await db
    .updateTable('subscription')
    .set({ readerId })
    .where('emailKey', '=', emailKey)
    .where('readerId', 'is', null)
    .execute()
}

/**
 * They go along to the new address. What that address had said of a newsletter before stands, be it that it left; then
 * the one at the old address ends and hands over what it follows.
 */
export async function moveSubscriptions(
  db: Db,
  clock: Clock,
  readerId: Id,
  from: { emailKey: string },
  to: EmailAddress,
): Promise<void> {
  await adoptSubscriptions(db, readerId, to.emailKey)
  const there = await subscriptionsAt(db, to.emailKey)
  for (const { id, newsletterId } of await subscriptionsAt(db, from.emailKey)) {
    const known = there.find((other) => other.newsletterId === newsletterId)
    if (known?.endedHow === 'account') await makeRoom(db, known.id)
    if (known && known.endedHow !== 'account')
      await mergeInto(db, clock, { readerId, from: id, into: known.id })
    else
      await db
        .updateTable('subscription')
        .set({ readerId, ...to })
        .where('id', '=', id)
        .execute()
  }
}

/**
 * They end. The rows stay, with the address's hash in the place of the address, so that who has left is not brought back
 * by a list or an archive from before; so does what silences the address.
 */
export async function leaveSubscriptions(db: Db, clock: Clock, readerId: Id): Promise<void> {
  const reader = await db
    .selectFrom('reader')
    .select(['email', 'emailKey'])
    .where('id', '=', readerId)
    .executeTakeFirst()
  if (!reader) return
  const rows = await db
    .selectFrom('subscription')
    .select(['id', 'newsletterId', 'emailKey', 'endedAt', 'language'])
    .where((row) => row.or([row('readerId', '=', readerId), row('emailKey', '=', reader.emailKey)]))
    .execute()
  for (const row of rows) await withoutAddress(db, clock, row)
  await db.deleteFrom('subscriptionAsk').where('emailKey', '=', reader.emailKey).execute()
  await db
    .updateTable('bounce')
    .set({ email: '', evidence: '' })
    .where('email', '=', reader.emailKey)
    .execute()
  await silenceWithoutName(db, reader)
}

/** That the address is silent stays, and why; not what the address is, which is what servers like to repeat. */
async function silenceWithoutName(db: Db, reader: EmailAddress): Promise<void> {
  const addressHash = hashToken(reader.emailKey)
  const row = await db
    .selectFrom('suppression')
    .select('evidence')
    .where('addressHash', '=', addressHash)
    .executeTakeFirst()
  if (!row) return
  await db
    .updateTable('suppression')
    .set({ email: null, evidence: withoutAddresses(row.evidence, reader) })
    .where('addressHash', '=', addressHash)
    .execute()
}

function subscriptionsAt(db: Db, emailKey: string) {
  return db
    .selectFrom('subscription')
    .select(['id', 'newsletterId', 'endedHow'])
    .where('emailKey', '=', emailKey)
    .execute()
}

/** Its reader took everything along to another address: nobody has said at this one that they want no letters. */
async function makeRoom(db: Db, id: Id): Promise<void> {
  await db.updateTable('subscription').set({ email: '', emailKey: id }).where('id', '=', id).execute()
}

async function mergeInto(
  db: Db,
  clock: Clock,
  { readerId, from, into }: { readerId: Id; from: Id; into: Id },
): Promise<void> {
  const follows = await db.selectFrom('follow').selectAll().where('subscriptionId', '=', from).execute()
  for (const follow of follows)
    await db
      .insertInto('follow')
      .values({ ...follow, subscriptionId: into })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  await db.deleteFrom('follow').where('subscriptionId', '=', from).execute()
  const ended = await db
    .updateTable('subscription')
    .set({ readerId, endedAt: toInstantText(clock()), endedHow: 'account', pausedUntil: null })
    .where('id', '=', from)
    .where('endedAt', 'is', null)
    .returning(['id', 'language'])
    .executeTakeFirst()
  if (ended) await proveEnd(db, clock, ended, '/account/address')
}

type Left = { id: Id; newsletterId: Id; emailKey: string; endedAt: string | null; language: string }

/** It stays, ended, under the hash of its address, so that nothing brings it back. */
export async function withoutAddress(db: Db, clock: Clock, row: Left): Promise<void> {
  const emailKey = hashToken(row.emailKey)
  await db.deleteFrom('follow').where('subscriptionId', '=', row.id).execute()
  await forgetCopies(db, clock, row.id)
  // From an earlier account at the same address.
  await db
    .deleteFrom('subscription')
    .where('newsletterId', '=', row.newsletterId)
    .where('emailKey', '=', emailKey)
    .execute()
  await db
    .updateTable('subscription')
    .set({
      email: '',
      emailKey,
      readerId: null,
      timeZone: null,
      pausedUntil: null,
      ...(row.endedAt === null && { endedAt: toInstantText(clock()), endedHow: 'account' }),
    })
    .where('id', '=', row.id)
    .execute()
  if (row.endedAt === null) await proveEnd(db, clock, row, '/account/deletion')
  await db
    .updateTable('subscriptionProof')
    .set({ network: '' })
    .where('subscriptionId', '=', row.id)
    .execute()
}

async function proveEnd(
  db: Db,
  clock: Clock,
  { id, language }: { id: Id; language: string },
  place: string,
): Promise<void> {
  await db
    .insertInto('subscriptionProof')
    .values({
      id: newId(),
      subscriptionId: id,
      act: 'ended',
      wording: '',
      language,
      place,
      network: '',
      createdAt: toInstantText(clock()),
    })
    .execute()
}

/** For the reader's own copy: newsletters and what is followed are told by name of their address, not by number. */
export async function readSubscriptions(db: Db, reader: { id: Id; emailKey: string }) {
  const rows = await db
    .selectFrom('subscription')
    .innerJoin('newsletter', 'newsletter.id', 'subscription.newsletterId')
    .select(['subscription.id', 'newsletter.slug as newsletter', 'email', 'language', 'timeZone', 'source'])
    .select(['askedAt', 'confirmedAt', 'pausedUntil', 'endedAt', 'endedHow'])
    .where((row) => row.or([row('readerId', '=', reader.id), row('emailKey', '=', reader.emailKey)]))
    .orderBy('askedAt')
    .execute()
  const subscriptions = []
  for (const { id, ...row } of rows) {
    const proofs = await db
      .selectFrom('subscriptionProof')
      .select(['act', 'wording', 'language', 'place', 'network', 'createdAt'])
      .where('subscriptionId', '=', id)
      .orderBy('createdAt')
      .orderBy('id')
      .execute()
    subscriptions.push({
      ...row,
      follows: await readFollows(db, id),
      proofs: proofs.map((proof) => ({ ...proof })),
    })
  }
  return subscriptions
}

async function readFollows(db: Db, subscriptionId: Id) {
  const rows = await db
    .selectFrom('follow')
    .leftJoin('topic', 'topic.id', 'follow.subjectId')
    .leftJoin('author', 'author.id', 'follow.subjectId')
    .select(['follow.kind', 'follow.createdAt', 'topic.slug as topic', 'author.slug as author'])
    .where('subscriptionId', '=', subscriptionId)
    .orderBy('follow.createdAt')
    .execute()
  return rows.map(({ kind, createdAt, topic, author }) => ({ kind, slug: topic ?? author, createdAt }))
}
