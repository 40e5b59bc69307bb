import { type Clock, toInstantText } from '../../lib/clock.ts'
import { newId } from '../../lib/id.ts'
import type { Db, Id } from '../../platform/db/schema.ts'

type Ending = {
  how: 'one-click' | 'newsroom' | 'bounce' | 'complaint'
  /** Where it came from: a page, or the way a report took. */
  place: string
  /** Which subscription; absent: all that the address has. */
  subscriptionId?: Id
  emailKey: string
}

/** Ends what has not ended, with its proof. Answers how many. */
export async function endSubscriptions(db: Db, clock: Clock, ending: Ending): Promise<number> {
  const now = toInstantText(clock())
  const { emailKey, subscriptionId, how, place } = ending
  const ended = await db
    .updateTable('subscription')
    .set({ endedAt: now, endedHow: how })
    .where('emailKey', '=', emailKey)
    .where('endedAt', 'is', null)
    .$if(subscriptionId !== undefined, (query) => query.where('id', '=', subscriptionId ?? ''))
    .returning(['id', 'language'])
    .execute()
  if (ended.length === 0) return 0
  await db
    .insertInto('subscriptionProof')
    .values(
      ended.map(({ id, language }) => ({
        id: newId(),
        subscriptionId: id,
        act: 'ended' as const,
        wording: '',
        language,
        place,
        network: '',
        createdAt: now,
      })),
    )
    .execute()
  return ended.length
}
