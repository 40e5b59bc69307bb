import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { readJson } from '../../lib/json.ts'
import { type Localized, localizedSchema } from '../../lib/localized.ts'
import type { Db, Id, InstantText } from '../../platform/db/schema.ts'
import type { ArticleStage } from '../../platform/db/schema-editorial.ts'
import type { Member } from '../staff/may.ts'

export type DeskStage = ArticleStage | 'changed' | 'unpublished' | 'archived'

/** Which articles of the newsroom. What is absent does not narrow; only the stage `archived` shows archived ones. */
export type DeskFilter = {
  stage?: DeskStage
  /** Everything that somebody writes at: drafts, and changes to what is published. */
  inTheMaking?: true
  sectionId?: Id
  assigneeId?: Id
  createdBy?: Id
  /** In the byline of the newest revision. */
  authorId?: Id
  language?: string
  kind?: 'analysis' | 'brief'
  /** First published from, and before. */
  from?: InstantText
  before?: InstantText
  lacks?: 'summary' | 'alt'
  /** What a search asks of a row: `matchingDrafts` of domain/search. */
  matching?: RawBuilder<SqlBool>
}

/** By when it was last saved, published or is due; the last two leave out what has no such time. */
export type DeskSort = { by: 'saved' | 'published' | 'due'; descending: boolean }

/** The article after or before which a list goes on. */
export type DeskPlace = { direction: 'after' | 'before'; at: InstantText; id: Id }

export type DeskRow = {
  id: Id
  kind: 'analysis' | 'brief'
  slug: string
  headline: string
  language: string
  stage: ArticleStage
  sectionId: Id
  section: Localized
  creator: string | null
  createdBy: Id | null
  assignee: string | null
  assigneeId: Id | null
  /** The newest revision, and who made it. */
  headId: Id
  headBy: string
  savedAt: InstantText
  dueAt: InstantText | null
  scheduledAt: InstantText | null
  publishedAt: InstantText | null
  unpublishedAt: InstantText | null
  archivedAt: InstantText | null
}

export type DeskPage = { rows: DeskRow[]; previous: DeskPlace | undefined; next: DeskPlace | undefined }

const columns = { saved: 'article.savedAt', published: 'article.publishedAt', due: 'article.dueAt' } as const

/** One page of what this member may read, by keyset: a writer sees what they began and what is assigned to them. */
export async function listDesk(
  db: Db,
  member: Member,
  filter: DeskFilter,
  sort: DeskSort,
  size: number,
  place?: DeskPlace,
): Promise<DeskPage> {
  const column = columns[sort.by]
  const backwards = place?.direction === 'before'
  const descending = sort.descending !== backwards
  const order = descending ? 'desc' : 'asc'
  const than = sql.raw(descending ? '<' : '>')
  const found = await filtered(db, member, filter)
    .where(column, 'is not', null)
    .$if(place !== undefined, (query) =>
      query.where(
        sql<SqlBool>`(${sql.ref(column)}, ${sql.ref('article.id')}) ${than} (${place?.at}, ${place?.id})`,
      ),
    )
    .select(['article.id', `${column} as at`])
    .orderBy(column, order)
    .orderBy('article.id', order)
    .limit(size + 1)
    .execute()
  const shown = found.slice(0, size)
  if (backwards) shown.reverse()
  const more = found.length > size
  const first = shown[0]
  const last = shown.at(-1)
  const rows = await readDeskRows(
    db,
    shown.map(({ id }) => id),
  )
  return {
    rows,
    previous: (backwards ? more : place !== undefined) ? placeAt('before', first) : undefined,
    next: backwards || more ? placeAt('after', last) : undefined,
  }
}

/** Whether there is anything at all that this member may read. */
export async function hasArticle(db: Db, member: Member): Promise<boolean> {
  const row = await db
    .selectFrom('article')
    .select('id')
    .$if(member.role === 'writer', (query) => query.where(isHeldBy(member.id)))
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** In the order of `ids`. Whoever asks has made sure that they may be read. */
export async function readDeskRows(db: Db, ids: readonly Id[]): Promise<DeskRow[]> {
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom('article')
    .innerJoin('revision', 'revision.id', 'article.headRevisionId')
    .innerJoin('section', 'section.id', 'article.sectionId')
    .leftJoin('staff as creator', 'creator.id', 'article.createdBy')
    .leftJoin('staff as assignee', 'assignee.id', 'article.assigneeId')
    .where('article.id', 'in', [...ids])
    .select(['article.id', 'article.kind', 'article.slug', 'article.language', 'article.stage'])
    .select(['article.dueAt', 'article.scheduledAt', 'article.publishedAt', 'article.unpublishedAt'])
    .select(['article.archivedAt', 'article.sectionId', 'section.name as sectionName'])
    .select(['revision.headline', 'revision.createdAt as savedAt'])
    .select(['creator.name as creator', 'assignee.name as assignee'])
    .select([
      'article.createdBy',
      'article.assigneeId',
      'revision.id as headId',
      'revision.createdBy as headBy',
    ])
    .execute()
  const byId = new Map(
    rows.map(({ sectionName, ...row }) => [
      row.id,
      { ...row, section: readJson(localizedSchema, sectionName) },
    ]),
  )
  return ids.map((id) => byId.get(id)).filter((row) => row !== undefined)
}

/** Begun by them, or given to them. */
function isHeldBy(staffId: Id) {
  return sql<SqlBool>`(article.created_by = ${staffId} or article.assignee_id = ${staffId})`
}

function filtered(db: Db, member: Member, filter: DeskFilter) {
  const { sectionId, assigneeId, createdBy, authorId, language, kind, from, before, lacks, matching } = filter
  let query = everything(db)
  if (member.role === 'writer') query = query.where(isHeldBy(member.id))
  if (filter.stage !== 'archived') query = query.where('article.archivedAt', 'is', null)
  if (sectionId !== undefined) query = query.where('article.sectionId', '=', sectionId)
  if (assigneeId !== undefined) query = query.where('article.assigneeId', '=', assigneeId)
  if (createdBy !== undefined) query = query.where('article.createdBy', '=', createdBy)
  if (authorId !== undefined) query = query.where('article.id', 'in', byAuthor(db, authorId))
  if (language !== undefined) query = query.where('article.language', '=', language)
  if (kind !== undefined) query = query.where('article.kind', '=', kind)
  if (from !== undefined) query = query.where('article.publishedAt', '>=', from)
  if (before !== undefined) query = query.where('article.publishedAt', '<', before)
  // Written out, so that the indexes of what lacks something are used.
  if (lacks === 'summary') query = query.where(sql<SqlBool>`article.lacks_summary = 1`)
  if (lacks === 'alt') query = query.where(sql<SqlBool>`article.lacks_alt = 1`)
  if (filter.inTheMaking)
    query = query.where('article.stage', '=', 'writing').where('article.unpublishedAt', 'is', null)
  if (matching !== undefined) query = query.where(matching)
  return filter.stage === undefined ? query : inStage(query, filter.stage)
}

function byAuthor(db: Db, authorId: Id) {
  return db.selectFrom('headAuthor').select('articleId').where('authorId', '=', authorId)
}

/** Every article that is not archived stands in exactly one of these. */
function inStage(found: ReturnType<typeof everything>, stage: DeskStage) {
  switch (stage) {
    case 'archived':
      return found.where('article.archivedAt', 'is not', null)
    case 'unpublished':
      return found
        .where('article.unpublishedAt', 'is not', null)
        .where('article.stage', 'not in', ['in-review', 'approved', 'scheduled'])
    case 'changed':
      return found.where('article.stage', '=', 'writing').where('article.publishedAt', 'is not', null)
    case 'writing':
    case 'published':
      return found
        .where('article.stage', '=', stage)
        .where('article.publishedAt', stage === 'published' ? 'is not' : 'is', null)
        .where('article.unpublishedAt', 'is', null)
    default:
      return found.where('article.stage', '=', stage)
  }
}

function everything(db: Db) {
  return db.selectFrom('article').where('article.headRevisionId', 'is not', null)
}

function placeAt(
  direction: DeskPlace['direction'],
  row: { id: Id; at: InstantText | null } | undefined,
): DeskPlace | undefined {
  return row === undefined || row.at === null ? undefined : { direction, at: row.at, id: row.id }
}
