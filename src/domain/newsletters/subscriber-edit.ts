import type { Clock } from '../../lib/clock.ts'
import type { Db } from '../../platform/db/schema.ts'
import { withoutAddress } from '../readers/subscriptions.ts'
import { endSubscriptions } from './end-subscriptions.ts'
import type { Subscriber } from './subscribers.ts'

/** False: it has ended already. The person may subscribe again; no import brings them back. */
export async function endByNewsroom(db: Db, clock: Clock, subscriber: Subscriber): Promise<boolean> {
  const { id, emailKey } = subscriber
  const place = `/newsroom/subscribers/${id}`
  return (await endSubscriptions(db, clock, { emailKey, subscriptionId: id, how: 'newsroom', place })) > 0
}

/** The address goes, from all its subscriptions and from the copies it got; what stays is its hash, so that it stays away. */
export async function forgetSubscriber(db: Db, clock: Clock, { emailKey, id }: Subscriber): Promise<void> {
  await endSubscriptions(db, clock, { emailKey, how: 'newsroom', place: `/newsroom/subscribers/${id}` })
  const rows = await db
    .selectFrom('subscription')
    .select(['id', 'newsletterId', 'emailKey', 'endedAt', 'language'])
    .where('emailKey', '=', emailKey)
    .execute()
  for (const row of rows) await withoutAddress(db, clock, row)
  await db.deleteFrom('subscriptionAsk').where('emailKey', '=', emailKey).execute()
}
