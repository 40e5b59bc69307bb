import { type Clock, toInstantText } from '../../lib/clock.ts'
import type { EmailAddress } from '../../lib/email-address.ts'
import { hashToken } from '../../lib/hash.ts'
import { newId } from '../../lib/id.ts'
import type { Db, Id, InstantText } from '../../platform/db/schema.ts'
import type { SubscriptionSource } from '../../platform/db/schema-subscriptions.ts'
import { inTransaction } from '../../platform/db/transaction.ts'
import { addFollow, type Followed } from './follow.ts'
import { type Newsletter, readNewsletter } from './newsletters.ts'
import { type Circumstances, writeProof } from './proof.ts'

/** What somebody wants, before it is known whether the address is theirs. */
export type Wish = {
  address: EmailAddress
  newsletterIds: readonly Id[]
  /** Where one of them is the newsletter of kind `follows`. */
  follow?: Followed
  source: SubscriptionSource
}

/** `isWaiting`: it is for registered readers, and the address is of none yet. It begins when they register. */
export type Subscribed = { newsletter: Newsletter; subscriptionId: Id; isWaiting: boolean }[]

/**
 * The address has been proved to be theirs, so letters go to it from now on. Asking anew ends a pause, and brings back
 * one that was ended. `asked`: when and where they asked, if that was another moment. Newsletters that are put away by
 * now are passed over.
 */
export async function subscribe(
  db: Db,
  clock: Clock,
  wish: Wish,
  confirmed: Circumstances,
  asked?: Circumstances & { at: InstantText },
): Promise<Subscribed> {
  return inTransaction(db, async (db) => {
    const subscribed: Subscribed = []
    for (const id of wish.newsletterIds) {
      const newsletter = await readNewsletter(db, id)
      if (!newsletter || newsletter.isArchived) continue
      const { subscriptionId, readerId } = await subscribeTo(db, clock, newsletter, wish, asked ?? confirmed)
      if (newsletter.kind === 'follows' && wish.follow)
        await addFollow(db, clock, subscriptionId, wish.follow)
      const isWaiting = newsletter.audience !== 'everyone' && readerId === null
      subscribed.push({ newsletter, subscriptionId, isWaiting })
    }
    const ids = subscribed.map((one) => one.subscriptionId)
    if (asked) await writeProof(db, clock, ids, 'asked', asked, asked.at)
    await writeProof(db, clock, ids, 'confirmed', confirmed)
    return subscribed
  })
}

async function subscribeTo(
  db: Db,
  clock: Clock,
  newsletter: Newsletter,
  { address, source }: Wish,
  { language, at }: { language: string; at?: InstantText },
): Promise<{ subscriptionId: Id; readerId: Id | null }> {
  const { email, emailKey } = address
  const now = toInstantText(clock())
  const ofAddress = { newsletterId: newsletter.id, emailKey }
  await bringBackAddress(db, newsletter.id, address)
  const reader = await db
    .selectFrom('reader')
    .select('id')
    .where('emailKey', '=', emailKey)
    .executeTakeFirst()
  const standing = {
    email,
    confirmedAt: now,
    pausedUntil: null,
    endedAt: null,
    endedHow: null,
    language: languageFor(newsletter, language),
    ...(reader && { readerId: reader.id }),
  }
  await db
    .insertInto('subscription')
    .values({
      id: newId(),
      ...ofAddress,
      ...standing,
      timeZone: await zoneOf(db, emailKey),
      source,
      askedAt: at ?? now,
    })
    .onConflict((conflict) => conflict.columns(['newsletterId', 'emailKey']).doUpdateSet(standing))
    .execute()
  const row = await db
    .selectFrom('subscription')
    .select(['id', 'readerId'])
    .where('newsletterId', '=', newsletter.id)
    .where('emailKey', '=', emailKey)
    .executeTakeFirstOrThrow()
  return { subscriptionId: row.id, readerId: row.readerId }
}

/** The one that stayed, ended and without its address, when an account was deleted. */
async function bringBackAddress(db: Db, newsletterId: Id, { email, emailKey }: EmailAddress): Promise<void> {
  await db
    .updateTable('subscription')
    .set({ email, emailKey })
    .where('newsletterId', '=', newsletterId)
    .where('emailKey', '=', hashToken(emailKey))
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('subscription as plain')
            .select('plain.id')
            .where('plain.newsletterId', '=', newsletterId)
            .where('plain.emailKey', '=', emailKey),
        ),
      ),
    )
    .execute()
}

/** A newsletter goes out in some languages only. */
export function languageFor({ languages }: Newsletter, wanted: string): string {
  return languages.includes(wanted) ? wanted : (languages[0] ?? wanted)
}

async function zoneOf(db: Db, emailKey: string): Promise<string | null> {
  const row = await db
    .selectFrom('subscription')
    .select('timeZone')
    .where('emailKey', '=', emailKey)
    .where('timeZone', 'is not', null)
    .limit(1)
    .executeTakeFirst()
  return row?.timeZone ?? null
}
