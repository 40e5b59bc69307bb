import { sql } from 'kysely'
import type { Db } from '../../platform/db/schema.ts'
import { type ArticleCard, completeCards, selectCards } from './cards.ts'

/** Which published articles. Instants are text; `from` is included, `before` is not. */
export type ListFilter =
  | { language?: string; topicId: string }
  | { language?: string; authorId: string }
  | {
      language?: string
      sectionId?: string
      kind?: 'analysis' | 'brief'
      from?: string
      before?: string
    }

/** A place in a list: the article before or after which to go on. Stays right while others are published. */
export type Cursor = { direction: 'older' | 'newer'; publishedAt: string; id: string }

export type ArticlePage = { cards: ArticleCard[]; newer?: Cursor; older?: Cursor }

/** One page of published articles, newest first, by keyset: time, then id. Costs one page, however long the list is. */
export async function listArticles(
  db: Db,
  filter: ListFilter,
  size: number,
  cursor?: Cursor,
): Promise<ArticlePage> {
  const newerFirst = cursor?.direction === 'newer'
  const found = await findIds(db, filter, size + 1, cursor)
  const more = found.length > size
  const ids = found.slice(0, size)
  if (newerFirst) ids.reverse()
  const cards = await readCards(db, ids)
  const hasOlder = newerFirst ? cursor !== undefined : more
  const hasNewer = newerFirst ? more : cursor !== undefined
  return { cards, ...edges(cards, hasNewer, hasOlder) }
}

/** Written into addresses: `older~2016-08-10T07:30:00.000Z~ID`. */
export function writeCursor(cursor: Cursor): string {
  return [cursor.direction, cursor.publishedAt, cursor.id].join('~')
}

/** Undefined where the text is no cursor of ours. */
export function readCursor(text: string): Cursor | undefined {
  const match = /^(older|newer)~(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)~([0-9a-f-]{36})$/.exec(text)
  const [, direction, publishedAt, id] = match ?? []
  if (publishedAt === undefined || id === undefined) return undefined
  return { direction: direction === 'newer' ? 'newer' : 'older', publishedAt, id }
}

/** Cards of published articles in the order of `ids`. */
export async function readCards(db: Db, ids: readonly string[]): Promise<ArticleCard[]> {
  if (ids.length === 0) return []
  const rows = await selectCards(db)
    .where('article.id', 'in', [...ids])
    .execute()
  const byId = new Map(rows.map((row) => [row.id, row]))
  return completeCards(
    db,
    ids.map((id) => byId.get(id)).filter((row) => row !== undefined),
  )
}

/** Each kind of list has its index; nothing but ids is read until the page is known. */
async function findIds(
  db: Db,
  filter: ListFilter,
  most: number,
  cursor: Cursor | undefined,
): Promise<string[]> {
  if ('topicId' in filter)
    return findListed(db, 'article_topic', 'topic_id', filter.topicId, filter, most, cursor)
  if ('authorId' in filter)
    return findListed(db, 'article_author', 'author_id', filter.authorId, filter, most, cursor)
  const { language, sectionId, kind, from, before } = filter
  const rows = await db
    .selectFrom('article')
    .select('id')
    .where('publishedAt', 'is not', null)
    .$if(language !== undefined, (query) => query.where('language', '=', language ?? ''))
    .$if(sectionId !== undefined, (query) => query.where('sectionId', '=', sectionId ?? ''))
    .$if(kind !== undefined, (query) => query.where('kind', '=', kind ?? 'analysis'))
    .$if(from !== undefined, (query) => query.where('publishedAt', '>=', from ?? ''))
    .$if(before !== undefined, (query) => query.where('publishedAt', '<', before ?? ''))
    .$if(cursor !== undefined, (query) => query.where(beyond('id', cursor)))
    .orderBy('publishedAt', orderOf(cursor))
    .orderBy('id', orderOf(cursor))
    .limit(most)
    .execute()
  return rows.map(({ id }) => id)
}

async function findListed(
  db: Db,
  table: 'article_topic' | 'article_author',
  column: 'topic_id' | 'author_id',
  id: string,
  { language }: ListFilter,
  most: number,
  cursor: Cursor | undefined,
): Promise<string[]> {
  const order = sql.raw(orderOf(cursor))
  const { rows } = await sql<{ id: string }>`
    select article_id as id from ${sql.table(table)}
    where ${sql.ref(column)} = ${id} and published_at is not null
      ${language === undefined ? sql`` : sql`and language = ${language}`}
      ${cursor === undefined ? sql`` : sql`and ${beyond('article_id', cursor)}`}
    order by published_at ${order}, article_id ${order} limit ${most}`.execute(db)
  return rows.map((row) => row.id)
}

function orderOf(cursor: Cursor | undefined): 'asc' | 'desc' {
  return cursor?.direction === 'newer' ? 'asc' : 'desc'
}

function beyond(idColumn: 'id' | 'article_id', cursor: Cursor | undefined) {
  const than = sql.raw(cursor?.direction === 'newer' ? '>' : '<')
  return sql<boolean>`(published_at, ${sql.ref(idColumn)}) ${than} (${cursor?.publishedAt ?? ''}, ${cursor?.id ?? ''})`
}

/** Where to go on from the things of a page, newest first. */
export function edges(
  things: readonly { publishedAt: string; id: string }[],
  hasNewer: boolean,
  hasOlder: boolean,
): { newer?: Cursor; older?: Cursor } {
  const first = things[0]
  const last = things.at(-1)
  const found: { newer?: Cursor; older?: Cursor } = {}
  if (first && hasNewer) found.newer = { direction: 'newer', publishedAt: first.publishedAt, id: first.id }
  if (last && hasOlder) found.older = { direction: 'older', publishedAt: last.publishedAt, id: last.id }
  return found
}
