import { toInstantText } from '../../../lib/clock.ts'
import { readJson } from '../../../lib/json.ts'
import type { Db, Id, InstantText } from '../../../platform/db/schema.ts'
import { type Layout, layoutSchema, standardLayout } from './layout.ts'

/** One arrangement that was, is or will be the front page of its language. */
export type FrontRevision = {
  id: Id
  language: string
  layout: Layout
  liveFrom: InstantText
  createdAt: InstantText
  /** Taken off the schedule. */
  withdrawnAt: InstantText | null
  createdBy: Id
  /** A colleague's name; empty where nobody knows any more. */
  by: string
}

export type FrontAt = {
  /** Null: nobody has arranged the page yet. */
  id: Id | null
  layout: Layout
  /** When the next one takes its place. */
  until: InstantText | null
}

/** What readers see at `now`: the newest whose time has come. Nothing has to happen at that time, so nothing can be late. */
export async function frontAt(db: Db, language: string, now: Temporal.Instant): Promise<FrontAt> {
  const at = toInstantText(now)
  const current = await db
    .selectFrom('frontRevision')
    .select(['id', 'layout'])
    .where('language', '=', language)
    .where('withdrawnAt', 'is', null)
    .where('liveFrom', '<=', at)
    .orderBy('liveFrom', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  const next = await db
    .selectFrom('frontRevision')
    .select('liveFrom')
    .where('language', '=', language)
    .where('withdrawnAt', 'is', null)
    .where('liveFrom', '>', at)
    .orderBy('liveFrom')
    .limit(1)
    .executeTakeFirst()
  return {
    id: current?.id ?? null,
    layout: current ? readJson(layoutSchema, current.layout) : standardLayout,
    until: next?.liveFrom ?? null,
  }
}

export async function findFront(db: Db, id: Id): Promise<FrontRevision | undefined> {
  const row = await selectRevisions(db).where('frontRevision.id', '=', id).executeTakeFirst()
  return row && toRevision(row)
}

/** What was made last for this language: live, scheduled or withdrawn. A change names it, so that none is overlooked. */
export async function latestFront(db: Db, language: string): Promise<FrontRevision | undefined> {
  const row = await selectRevisions(db)
    .where('frontRevision.language', '=', language)
    .orderBy('frontRevision.id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && toRevision(row)
}

/** Those that wait for their time, the next one first. */
export async function listScheduledFronts(
  db: Db,
  language: string,
  now: Temporal.Instant,
): Promise<FrontRevision[]> {
  const rows = await selectRevisions(db)
    .where('frontRevision.language', '=', language)
    .where('frontRevision.withdrawnAt', 'is', null)
    .where('frontRevision.liveFrom', '>', toInstantText(now))
    .orderBy('frontRevision.liveFrom')
    .limit(MOST_SCHEDULED)
    .execute()
  return rows.map(toRevision)
}

const MOST_SCHEDULED = 50

/** Those that were the front page, the newest first, from `before` on. */
export async function listPastFronts(
  db: Db,
  language: string,
  now: Temporal.Instant,
  most: number,
  before?: { liveFrom: InstantText; id: Id },
): Promise<FrontRevision[]> {
  const rows = await selectRevisions(db)
    .where('frontRevision.language', '=', language)
    .where('frontRevision.withdrawnAt', 'is', null)
    .where('frontRevision.liveFrom', '<=', toInstantText(now))
    .$if(before !== undefined, (query) =>
      query.where((where) =>
        where.or([
          where('frontRevision.liveFrom', '<', before?.liveFrom ?? ''),
          where.and([
            where('frontRevision.liveFrom', '=', before?.liveFrom ?? ''),
            where('frontRevision.id', '<', before?.id ?? ''),
          ]),
        ]),
      ),
    )
    .orderBy('frontRevision.liveFrom', 'desc')
    .orderBy('frontRevision.id', 'desc')
    .limit(most)
    .execute()
  return rows.map(toRevision)
}

function selectRevisions(db: Db) {
  return db
    .selectFrom('frontRevision')
    .leftJoin('staff', 'staff.id', 'frontRevision.createdBy')
    .selectAll('frontRevision')
    .select('staff.name')
}

type FrontRow = Omit<FrontRevision, 'layout' | 'by'> & { layout: string; name: string | null }

function toRevision({ layout, name, ...row }: FrontRow): FrontRevision {
  return { ...row, layout: readJson(layoutSchema, layout), by: name ?? '' }
}
