import { type Clock, toInstantText } from '../../lib/clock.ts'
import type { Db, Id, InstantText } from '../../platform/db/schema.ts'
import { type Newsletter, readNewsletter } from './newsletters.ts'

export type OwnSubscription = {
  id: Id
  newsletterId: Id
  email: string
  language: string
  timeZone: string | null
  state: 'active' | 'paused' | 'ended' | 'unconfirmed'
  pausedUntil: InstantText | null
  endedAt: InstantText | null
  endedHow: string | null
}

/** All that this address has, or had. */
export async function listSubscriptionsOf(
  db: Db,
  clock: Clock,
  emailKey: string,
): Promise<OwnSubscription[]> {
  const rows = await subscriptions(db).where('emailKey', '=', emailKey).execute()
  return rows.map((row) => toOwn(row, clock))
}

export type Leaving = OwnSubscription & { newsletter: Newsletter; others: number }

/** What the page behind a letter's link may know. `others`: further newsletters that the address gets. */
export async function readLeaving(db: Db, clock: Clock, id: Id): Promise<Leaving | undefined> {
  const row = await subscriptions(db).where('id', '=', id).executeTakeFirst()
  const newsletter = row && (await readNewsletter(db, row.newsletterId))
  if (!row || !newsletter) return undefined
  const others = await db
    .selectFrom('subscription')
    .select('id')
    .where('emailKey', '=', row.emailKey)
    .where('id', '!=', id)
    .where('endedAt', 'is', null)
    .execute()
  return { ...toOwn(row, clock), newsletter, others: others.length }
}

function subscriptions(db: Db) {
  return db
    .selectFrom('subscription')
    .select([
      'id',
      'newsletterId',
      'email',
      'emailKey',
      'language',
      'timeZone',
      'confirmedAt',
      'pausedUntil',
      'endedAt',
      'endedHow',
    ])
}

type Row = Omit<OwnSubscription, 'state'> & { confirmedAt: InstantText | null; emailKey: string }

function toOwn({ confirmedAt, emailKey: _, ...row }: Row, clock: Clock): OwnSubscription {
  if (row.endedAt !== null) return { ...row, state: 'ended' }
  if (confirmedAt === null) return { ...row, state: 'unconfirmed' }
  const isPaused = row.pausedUntil !== null && row.pausedUntil > toInstantText(clock())
  return { ...row, state: isPaused ? 'paused' : 'active' }
}
