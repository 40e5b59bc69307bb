import type { Db, Id } from '../../platform/db/schema.ts'

/** What came of an edition: of all its copies together, and of nobody in particular. */
export type EditionResults = {
  bounced: number
  complained: number
  unsubscribed: number
  registered: number
  /** In the order in which they stand in the edition. */
  links: { href: string; clicks: number }[]
  /** Why copies were passed over or refused, the most frequent first, and how many of the first ten thousand. */
  reasons: { state: 'failed' | 'skipped'; problem: string; count: number }[]
}

/** Reasons are told from so many copies: they are to be understood, not to be added up. */
const LOOKED_AT = 10_000

export async function readResults(db: Db, editionId: Id): Promise<EditionResults> {
  const counts = await readCounts(db, editionId)
  const links = await db
    .selectFrom('editionLink')
    .select(['id', 'href'])
    .where('editionId', '=', editionId)
    .orderBy('position')
    .execute()
  return {
    bounced: await countReturned(db, editionId, 'bouncedAt'),
    complained: await countReturned(db, editionId, 'complainedAt'),
    unsubscribed: counts.get('unsubscribe') ?? 0,
    registered: counts.get('registration') ?? 0,
    links: links.map(({ id, href }) => ({ href, clicks: clicksOn(counts, id) })),
    reasons: [
      ...(await readReasons(db, editionId, 'failed')),
      ...(await readReasons(db, editionId, 'skipped')),
    ],
  }
}

/** By what was counted, over all days. */
export async function readCounts(db: Db, editionId: Id): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('editionCount')
    .select((row) => ['what', row.fn.sum('count').as('count')])
    .where('editionId', '=', editionId)
    .groupBy('what')
    .execute()
  return new Map(rows.map(({ what, count }) => [what, Number(count)]))
}

/** `click:LINK-ID`, and by subject in a trial `click:LINK-ID:a`. */
function clicksOn(counts: ReadonlyMap<string, number>, linkId: Id): number {
  const name = `click:${linkId}`
  return [name, `${name}:a`, `${name}:b`].reduce((sum, what) => sum + (counts.get(what) ?? 0), 0)
}

async function countReturned(db: Db, editionId: Id, column: 'bouncedAt' | 'complainedAt'): Promise<number> {
  const { count } = await db
    .selectFrom('delivery')
    .select((row) => row.fn.countAll().as('count'))
    .where('editionId', '=', editionId)
    .where(column, 'is not', null)
    .executeTakeFirstOrThrow()
  return Number(count)
}

async function readReasons(db: Db, editionId: Id, state: 'failed' | 'skipped') {
  const rows = await db
    .selectFrom((from) =>
      from
        .selectFrom('delivery')
        .select('problem')
        .where('editionId', '=', editionId)
        .where('state', '=', state)
        .limit(LOOKED_AT)
        .as('few'),
    )
    .select((row) => ['problem', row.fn.countAll().as('count')])
    .groupBy('problem')
    .execute()
  return rows
    .map(({ problem, count }) => ({ state, problem: problem ?? '', count: Number(count) }))
    .toSorted((one, other) => other.count - one.count)
}
