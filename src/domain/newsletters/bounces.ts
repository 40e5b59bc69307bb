import { type Clock, toInstantText } from '../../lib/clock.ts'
import { newId } from '../../lib/id.ts'
import type { Db, Id } from '../../platform/db/schema.ts'
import { inTransaction } from '../../platform/db/transaction.ts'
import { endSubscriptions } from './end-subscriptions.ts'
import { suppress } from './suppression.ts'

/** What became of a letter after a server had taken it. */
export type Report = {
  /** `hard`: there is nobody at this address. `soft`: it did not arrive this time. */
  kind: 'hard' | 'soft' | 'complaint'
  source: 'webhook' | 'mailbox'
  /** The report's own name: the same one counts once. */
  sourceKey: string
  /** Ids that it mentions, the surest first; one of them may be a delivery's. */
  deliveryIds: readonly Id[]
  /** What was said, for the newsroom to read. */
  evidence: string
}

export type Taken =
  | { taken: true; deliveryId: Id; silenced: 'hard-bounce' | 'complaint' | undefined }
  /** It was counted before, or speaks of no letter of ours. */
  | { taken: false; because: 'repeated' | 'unknown' }

/** So many letters that came back within so many days: the address is taken for dead. */
const MOST_SOFT_BOUNCES = 5
const SOFT_BOUNCE_DAYS = 30
const LONGEST_EVIDENCE = 2_000

/**
 * Takes a report in, once. Whose address it is, is read from our own record of the delivery and never from the report:
 * anybody can write one. The state of the delivery stays what the sending makes of it, also while that is under way: a
 * report may be quicker than our own commit of "sent", and for a copy in doubt it is the evidence.
 */
export async function takeReport(db: Db, clock: Clock, report: Report): Promise<Taken> {
  return inTransaction(db, async (db) => {
    const delivery = await findReported(db, report.deliveryIds)
    if (!delivery) return { taken: false, because: 'unknown' }
    if (!(await recordBounce(db, clock, report, delivery))) return { taken: false, because: 'repeated' }
    await markDelivery(db, clock, report, delivery.id)
    const silenced = await silencedBy(db, clock, report, delivery.emailKey)
    if (silenced !== undefined) {
      const evidence = report.evidence.slice(0, LONGEST_EVIDENCE)
      await suppress(db, clock, { ...delivery, kind: silenced, evidence })
      const how = silenced === 'complaint' ? 'complaint' : 'bounce'
      await endSubscriptions(db, clock, { emailKey: delivery.emailKey, how, place: report.source })
    }
    return { taken: true, deliveryId: delivery.id, silenced }
  })
}

export type Reported = {
  id: Id
  editionId: Id
  email: string
  emailKey: string
  subscriptionId: Id | null
}

/** The delivery that a report speaks of: the first of these ids that is one. */
export async function findReported(db: Db, ids: readonly Id[]): Promise<Reported | undefined> {
  if (ids.length === 0) return undefined
  const rows = await db
    .selectFrom('delivery')
    .select(['id', 'editionId', 'email', 'emailKey', 'subscriptionId'])
    .where('id', 'in', ids)
    // Of a deleted account nothing more is to be known.
    .where('email', '!=', '')
    .execute()
  return ids.map((id) => rows.find((row) => row.id === id)).find((row) => row !== undefined)
}

/** False: it is on record. */
async function recordBounce(db: Db, clock: Clock, report: Report, delivery: Reported): Promise<boolean> {
  const { kind, source, sourceKey, evidence } = report
  const { numInsertedOrUpdatedRows = 0n } = await db
    .insertInto('bounce')
    .values({
      id: newId(),
      deliveryId: delivery.id,
      email: delivery.emailKey,
      kind,
      source,
      sourceKey,
      evidence: evidence.slice(0, LONGEST_EVIDENCE),
      receivedAt: toInstantText(clock()),
    })
    .onConflict((conflict) => conflict.column('sourceKey').doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows > 0n
}

async function markDelivery(db: Db, clock: Clock, { kind }: Report, id: Id): Promise<void> {
  const now = toInstantText(clock())
  const isComplaint = kind === 'complaint'
  await db
    .updateTable('delivery')
    .set(isComplaint ? { complainedAt: now } : { bouncedAt: now })
    .where('id', '=', id)
    .where(isComplaint ? 'complainedAt' : 'bouncedAt', 'is', null)
    .execute()
}

async function silencedBy(
  db: Db,
  clock: Clock,
  { kind }: Report,
  emailKey: string,
): Promise<'hard-bounce' | 'complaint' | undefined> {
  if (kind !== 'soft') return kind === 'hard' ? 'hard-bounce' : 'complaint'
  const since = clock().subtract({ hours: SOFT_BOUNCE_DAYS * 24 })
  // Letters, not reports: some servers send several of one letter.
  const { letters } = await db
    .selectFrom('bounce')
    .select((row) => row.fn.count('deliveryId').distinct().as('letters'))
    .where('email', '=', emailKey)
    .where('kind', '=', 'soft')
    .where('receivedAt', '>=', toInstantText(since))
    .executeTakeFirstOrThrow()
  return Number(letters) >= MOST_SOFT_BOUNCES ? 'hard-bounce' : undefined
}
