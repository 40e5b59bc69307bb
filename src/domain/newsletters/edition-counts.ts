import { type Clock, toInstantText } from '../../lib/clock.ts'
import type { Db, Id } from '../../platform/db/schema.ts'

/** Something came of an edition: counted by what and day, and of nobody in particular. */
export async function countFor(
  db: Db,
  clock: Clock,
  editionId: Id,
  what: 'unsubscribe' | 'registration' | `click:${string}`,
): Promise<void> {
  await db
    .insertInto('editionCount')
    .values({ editionId, what, day: toInstantText(clock()).slice(0, 10), count: 1 })
    .onConflict((conflict) =>
      conflict
        .columns(['editionId', 'what', 'day'])
        .doUpdateSet((row) => ({ count: row('editionCount.count', '+', 1) })),
    )
    .execute()
}

/** Call it in the transaction that makes the reader, so that each counts once; a link that no letter holds, for none. */
export async function countRegistration(db: Db, clock: Clock, linkId: Id): Promise<void> {
  const link = await db
    .selectFrom('editionLink')
    .select('editionId')
    .where('id', '=', linkId)
    .executeTakeFirst()
  if (link) await countFor(db, clock, link.editionId, 'registration')
}

/**
 * Call it in the transaction that ends the subscription. `letter`: the edition whose way out was taken; null: a letter
 * that does not say which, so the one that reached them last.
 */
export async function countUnsubscribe(
  db: Db,
  clock: Clock,
  subscriptionId: Id,
  letter: Id | null,
): Promise<void> {
  const delivery = await db
    .selectFrom('delivery')
    .select('editionId')
    .where('subscriptionId', '=', subscriptionId)
    .where('state', 'in', ['sent', 'on-the-wire', 'in-doubt'])
    .$if(letter !== null, (query) => query.where('editionId', '=', letter ?? ''))
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (delivery) await countFor(db, clock, delivery.editionId, 'unsubscribe')
}
