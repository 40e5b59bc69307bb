import { sql, type SqlBool } from 'kysely'
import type { Clock } from '../../lib/clock.ts'
import { toInstantText } from '../../lib/clock.ts'
import type { Db, Id } from '../../platform/db/schema.ts'
import type { DeliveryState } from '../../platform/db/schema-letters.ts'
import { addresseesOf, type Newsletter } from './newsletters.ts'

const states: readonly DeliveryState[] = [
  'pending',
  'claimed',
  'on-the-wire',
  'sent',
  'failed',
  'skipped',
  'in-doubt',
]

/** How many copies of an edition stand where. */
export type Tally = Record<DeliveryState, number>

/** All copies, wherever they stand. */
export function copiesIn(tally: Tally): number {
  return Object.values(tally).reduce((sum, count) => sum + count, 0)
}

/** A row's place in the order in which copies are due. */
export type Place = { dueAt: string; id: Id }

/**
 * A million copies are counted a stretch at a time, so that nobody who reads the site waits for it: on SQLite a
 * statement holds the whole process.
 */
const STRETCH = 20_000

export async function tallyEdition(db: Db, editionId: Id): Promise<Tally> {
  const tally: Tally = {
    pending: 0,
    claimed: 0,
    'on-the-wire': 0,
    sent: 0,
    failed: 0,
    skipped: 0,
    'in-doubt': 0,
  }
  for (const state of states) tally[state] = await countState(db, editionId, state)
  return tally
}

async function countState(db: Db, editionId: Id, state: DeliveryState): Promise<number> {
  let count = 0
  let after: Place | undefined
  for (;;) {
    const rest = db
      .selectFrom('delivery')
      .where('editionId', '=', editionId)
      .where('state', '=', state)
      .where(isAfter(after))
    const next = await rest
      .select(['dueAt', 'id'])
      .orderBy('dueAt')
      .orderBy('id')
      .offset(STRETCH - 1)
      .limit(1)
      .executeTakeFirst()
    if (!next) {
      const { left } = await rest.select((row) => row.fn.countAll().as('left')).executeTakeFirstOrThrow()
      return count + Number(left)
    }
    count += STRETCH
    after = next
    await new Promise(setImmediate)
  }
}

/** For lists by pages: the rows behind this one. */
export function isAfter(after: Place | undefined) {
  return after === undefined
    ? sql<SqlBool>`1 = 1`
    : sql<SqlBool>`(due_at, id) > (${after.dueAt}, ${after.id})`
}

/** How many would get an edition that went out now. Of addresses that are silenced, some may be among them. */
export async function countRecipients(
  db: Db,
  clock: Clock,
  newsletter: Pick<Newsletter, 'id' | 'audience'>,
  language: string,
): Promise<number> {
  const now = toInstantText(clock())
  const addressees = addresseesOf(newsletter.audience)
  if (addressees === 'nobody') return 0
  let count = 0
  let after = ''
  for (;;) {
    const all = db
      .selectFrom('subscription')
      .where('newsletterId', '=', newsletter.id)
      .where('language', '=', language)
      .where('id', '>', after)
    const next = await all
      .select('id')
      .orderBy('id')
      .offset(STRETCH - 1)
      .limit(1)
      .executeTakeFirst()
    const { found } = await all
      .select((row) => row.fn.countAll().as('found'))
      .where('confirmedAt', 'is not', null)
      .where('endedAt', 'is', null)
      .where((row) => row.or([row('pausedUntil', 'is', null), row('pausedUntil', '<=', now)]))
      .$if(addressees === 'readers', (query) => query.where('readerId', 'is not', null))
      .$if(next !== undefined, (query) => query.where('id', '<=', next?.id ?? ''))
      .executeTakeFirstOrThrow()
    count += Number(found)
    if (!next) return count
    after = next.id
    await new Promise(setImmediate)
  }
}
