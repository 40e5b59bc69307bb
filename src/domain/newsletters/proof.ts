import { type Clock, toInstantText } from '../../lib/clock.ts'
import { newId } from '../../lib/id.ts'
import type { Db, Id, InstantText } from '../../platform/db/schema.ts'

/** The sentence that somebody agreed to, in which language, on which page, and roughly where they were. */
export type Circumstances = {
  wording: string
  language: string
  /** A path of this site, or where else it came from. */
  place: string
  /** `networkOf` their address. */
  network: string
}

export type Act = 'asked' | 'confirmed' | 'paused' | 'resumed' | 'ended'

/** What was agreed to or taken back, once for each subscription. Call it in the transaction that does it. */
export async function writeProof(
  db: Db,
  clock: Clock,
  subscriptionIds: readonly Id[],
  act: Act,
  { wording, language, place, network }: Circumstances,
  createdAt: InstantText = toInstantText(clock()),
): Promise<void> {
  if (subscriptionIds.length === 0) return
  const proof = { act, wording, language, place, network, createdAt }
  await db
    .insertInto('subscriptionProof')
    .values(subscriptionIds.map((subscriptionId) => ({ id: newId(), subscriptionId, ...proof })))
    .execute()
}
