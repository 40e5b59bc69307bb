import { type Clock, toInstantText } from '../../lib/clock.ts'
import type { Db, Id } from '../../platform/db/schema.ts'
import { readCounts } from './results.ts'

/** One subject of a trial so far: clicks by all of its copies together, for each copy that arrived. */
export type TrialSide = { subject: 'a' | 'b'; delivered: number; clicks: number }

export async function readTrial(db: Db, editionId: Id): Promise<[TrialSide, TrialSide]> {
  const counts = await readCounts(db, editionId)
  const side = async (subject: 'a' | 'b'): Promise<TrialSide> => ({
    subject,
    delivered: await countDelivered(db, editionId, subject),
    clicks: [...counts]
      .filter(([what]) => what.startsWith('click:') && what.endsWith(`:${subject}`))
      .reduce((sum, [, count]) => sum + count, 0),
  })
  return [await side('a'), await side('b')]
}

/** The one with more clicks for each copy; where they are even, or nothing was clicked, the first. */
export function betterSubject([a, b]: readonly [TrialSide, TrialSide]): 'a' | 'b' {
  const rate = ({ clicks, delivered }: TrialSide) => (delivered === 0 ? 0 : clicks / delivered)
  return rate(b) > rate(a) ? 'b' : 'a'
}

/** Trials whose time is over are decided, once each; the rest of the copies wait for that. */
export async function endTrials(db: Db, clock: Clock): Promise<void> {
  const due = await db
    .selectFrom('edition')
    .select('id')
    .where('state', 'in', ['building', 'sending'])
    .where('samplePercent', '>', 0)
    .where('chosenSubject', 'is', null)
    .where('sampleEndsAt', '<=', toInstantText(clock()))
    .execute()
  for (const { id } of due) {
    const chosenSubject = betterSubject(await readTrial(db, id))
    await db
      .updateTable('edition')
      .set({ chosenSubject })
      .where('id', '=', id)
      .where('chosenSubject', 'is', null)
      .execute()
  }
}

async function countDelivered(db: Db, editionId: Id, variant: 'a' | 'b'): Promise<number> {
  const { count } = await db
    .selectFrom('delivery')
    .select((row) => row.fn.countAll().as('count'))
    .where('editionId', '=', editionId)
    .where('state', '=', 'sent')
    .where('variant', '=', variant)
    .executeTakeFirstOrThrow()
  return Number(count)
}
