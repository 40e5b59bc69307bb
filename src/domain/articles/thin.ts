import { sql } from 'kysely'
import { type Clock, toInstantText } from '../../lib/clock.ts'
import type { Db, Id } from '../../platform/db/schema.ts'
import { inTransaction } from '../../platform/db/transaction.ts'
import { lock, type Written } from './presence.ts'

/** An autosaved revision, as far as thinning asks. */
export type Autosave = { id: Id; createdBy: string; createdAt: string }

const HOURS_WHOLE = 24
const DAYS_HOURLY = 30

/**
 * The autosaves that may go: of those older than a day, all but each writer's last of every hour, and of those older
 * than thirty days all but each writer's last of every day (both in UTC). Pure.
 */
export function chooseToThin(autosaves: readonly Autosave[], now: Temporal.Instant): Id[] {
  const wholeSince = toInstantText(now.subtract({ hours: HOURS_WHOLE }))
  const hourlySince = toInstantText(now.subtract({ hours: 24 * DAYS_HOURLY }))
  const last = new Map<string, Autosave>()
  const gone: Id[] = []
  for (const one of autosaves.toSorted(inOrder)) {
    if (one.createdAt >= wholeSince) continue
    const span = one.createdAt.slice(0, one.createdAt >= hourlySince ? HOUR : DAY)
    const key = `${one.createdBy} ${span}`
    const before = last.get(key)
    if (before) gone.push(before.id)
    last.set(key, one)
  }
  return gone
}

/** `2026-11-22T14` and `2026-11-22`. */
const HOUR = 13
const DAY = 10

function inOrder(one: Autosave, other: Autosave): number {
  if (one.createdAt !== other.createdAt) return one.createdAt < other.createdAt ? -1 : 1
  return one.id < other.id ? -1 : 1
}

/**
 * Removes the autosaves of articles, pages, editions and texts of events that nobody would look for: see docs/decisions for what is never
 * touched. May run twice, and in two places at once.
 */
export async function thinAutosaves(db: Db, clock: Clock): Promise<void> {
  for (const kind of ['article', 'page', 'edition', 'eventText'] as const)
    for (let after = ''; ;) {
      const ids = await nextWithAutosaves(db, clock, kind, after)
      const last = ids.at(-1)
      if (last === undefined) break
      for (const id of ids) await thin(db, clock, { kind, id })
      after = last
    }
}

async function thin(db: Db, clock: Clock, written: Written): Promise<void> {
  const chosen = chooseToThin(await autosavesOf(db, written), clock())
  if (chosen.length === 0) return
  await inTransaction(db, async (db) => {
    // Nobody publishes, restores or remarks on one of them meanwhile.
    await lock(db, written)
    const kept = await referredTo(db, written)
    for (const ids of inParts(chosen.filter((id) => !kept.has(id))))
      await sql`delete from ${tables[written.kind].table} where id in (${sql.join(ids)})`.execute(db)
  })
}

const tables = {
  article: { table: sql.table('revision'), of: sql.ref('article_id') },
  page: { table: sql.table('page_revision'), of: sql.ref('page_id') },
  edition: { table: sql.table('edition_revision'), of: sql.ref('edition_id') },
  eventText: { table: sql.table('event_text_revision'), of: sql.ref('text_id') },
}

const AT_ONCE = 200

/** The next of a kind, by id, that have autosaves older than a day. */
async function nextWithAutosaves(db: Db, clock: Clock, kind: Written['kind'], after: Id): Promise<Id[]> {
  const { table, of } = tables[kind]
  const before = toInstantText(clock().subtract({ hours: HOURS_WHOLE }))
  const { rows } = await sql<{ id: Id }>`select distinct ${of} as id from ${table}
    where origin = 'autosaved' and ${of} > ${after} and created_at < ${before}
    order by ${of} limit ${AT_ONCE}`.execute(db)
  return rows.map(({ id }) => id)
}

/** By members of this newsroom: of what an archive brought, the record of what was published stayed behind. */
async function autosavesOf(db: Db, { kind, id }: Written): Promise<Autosave[]> {
  const { table, of } = tables[kind]
  const { rows } = await sql<Autosave>`select id, created_by, created_at from ${table}
    where origin = 'autosaved' and ${of} = ${id} and created_by in (select id from staff)`.execute(db)
  return rows
}

/**
 * Revisions that something speaks of: the newest, the published ones, those remarked on, those with media in use, and
 * every one that the trail names, as what was submitted, approved, scheduled, published or restored.
 */
async function referredTo(db: Db, written: Written): Promise<Set<Id>> {
  const { table, of } = tables[written.kind]
  const { rows } = await sql<{ id: Id; number: number }>`select id, number from ${table}
    where ${of} = ${written.id} order by number desc`.execute(db)
  const kept = new Set([...rows.slice(0, 1).map(({ id }) => id), ...(await namedInTables(db, written))])
  const byNumber = new Map(rows.map(({ id, number }) => [number, id]))
  for (const text of await trailOf(db, written))
    for (const named of namedIn(JSON.parse(text))) {
      const found = typeof named === 'number' ? byNumber.get(named) : named
      if (found !== undefined) kept.add(found)
    }
  return kept
}

async function namedInTables(db: Db, { kind, id }: Written): Promise<Id[]> {
  if (kind === 'edition') return namedByEdition(db, id)
  const row = await db
    .selectFrom(kind)
    .select(['headRevisionId', 'publishedRevisionId'])
    .where('id', '=', id)
    .executeTakeFirst()
  const uses = await db.selectFrom('mediaUse').select('revisionId').where('subjectId', '=', id).execute()
  const shown = await db
    .selectFrom('publishedRevision')
    .select('revisionId')
    .where('articleId', '=', id)
    .execute()
  const remarks = await db.selectFrom('remark').select('revisionId').where('articleId', '=', id).execute()
  const named = [row?.headRevisionId, row?.publishedRevisionId]
  return [...named, ...[...uses, ...shown, ...remarks].map((one) => one.revisionId)].filter(
    (one) => typeof one === 'string',
  )
}

async function namedByEdition(db: Db, id: Id): Promise<Id[]> {
  const row = await db
    .selectFrom('edition')
    .select(['headRevisionId', 'sentRevisionId'])
    .where('id', '=', id)
    .executeTakeFirst()
  return [row?.headRevisionId, row?.sentRevisionId].filter((one) => typeof one === 'string')
}

/** What was done to a text of an event stands in the trail of the event. */
async function trailOf(db: Db, { kind, id }: Written): Promise<string[]> {
  const isOfEvent = kind === 'eventText'
  const rows = await db
    .selectFrom('audit')
    .select(['before', 'after'])
    .where('subjectKind', '=', isOfEvent ? 'event' : kind)
    .$if(!isOfEvent, (query) => query.where('subjectId', '=', id))
    .$if(isOfEvent, (query) =>
      query
        .where('act', 'in', ['event.publish-text', 'event.restore-text'])
        .where('subjectId', 'in', (select) =>
          select.selectFrom('eventText').select('eventId').where('id', '=', id),
        ),
    )
    .execute()
  return rows.flatMap(({ before, after }) => [before, after]).filter((text) => text !== null)
}

/** Every text and number in a line of the trail: ids of revisions, and the numbers of those restored. */
function namedIn(value: unknown): (string | number)[] {
  if (typeof value === 'string' || typeof value === 'number') return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(namedIn)
}

/** As many as a statement of either database takes. */
function inParts(ids: readonly Id[]): Id[][] {
  const parts: Id[][] = []
  for (let at = 0; at < ids.length; at += 500) parts.push(ids.slice(at, at + 500))
  return parts
}
