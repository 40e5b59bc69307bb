import { sql } from 'kysely'
import type { Db } from '../../platform/db/schema.ts'
import { type ArticleCard, completeCards, selectCards } from './cards.ts'

/** Which published articles; all conditions hold together. Instants are text, `from` is included, `before` is not. */
export type ListFilter = {
  language?: string
  sectionId?: string
  topicId?: string
  authorId?: string
  kind?: 'analysis' | 'brief'
  from?: string
  before?: string
}

/** A place in a list: the article before or after which to go on. Stays right while others are published. */
export type Cursor = { direction: 'older' | 'newer'; publishedAt: string; id: string }

export type ArticlePage = { cards: ArticleCard[]; newer?: Cursor; older?: Cursor }

/** One page of published articles, newest first, by keyset: time, then id. */
export async function listArticles(
  db: Db,
  filter: ListFilter,
  size: number,
  cursor?: Cursor,
): Promise<ArticlePage> {
  const newerFirst = cursor?.direction === 'newer'
  const order = newerFirst ? 'asc' : 'desc'
  let query = filtered(db, filter)
    .orderBy('article.publishedAt', order)
    .orderBy('article.id', order)
    .limit(size + 1)
  if (cursor) {
    const than = sql.raw(newerFirst ? '>' : '<')
    query = query.where(
      sql<boolean>`(article.published_at, article.id) ${than} (${cursor.publishedAt}, ${cursor.id})`,
    )
  }
  const rows = await query.execute()
  const more = rows.length > size
  const kept = rows.slice(0, size)
  if (newerFirst) kept.reverse()
  const cards = await completeCards(db, kept)
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

function filtered(db: Db, filter: ListFilter) {
  let query = selectCards(db)
  if (filter.language !== undefined) query = query.where('article.language', '=', filter.language)
  if (filter.sectionId !== undefined) query = query.where('article.sectionId', '=', filter.sectionId)
  if (filter.kind !== undefined) query = query.where('article.kind', '=', filter.kind)
  if (filter.from !== undefined) query = query.where('article.publishedAt', '>=', filter.from)
  if (filter.before !== undefined) query = query.where('article.publishedAt', '<', filter.before)
  const { topicId, authorId } = filter
  if (topicId !== undefined) {
    query = query.where('article.id', 'in', (select) =>
      select.selectFrom('articleTopic').select('articleId').where('topicId', '=', topicId),
    )
  }
  if (authorId !== undefined) {
    query = query.where('article.id', 'in', (select) =>
      select.selectFrom('articleAuthor').select('articleId').where('authorId', '=', authorId),
    )
  }
  return query
}

function edges(
  cards: ArticleCard[],
  hasNewer: boolean,
  hasOlder: boolean,
): { newer?: Cursor; older?: Cursor } {
  const first = cards[0]
  const last = cards.at(-1)
  const found: { newer?: Cursor; older?: Cursor } = {}
  if (first && hasNewer) found.newer = { direction: 'newer', publishedAt: first.publishedAt, id: first.id }
  if (last && hasOlder) found.older = { direction: 'older', publishedAt: last.publishedAt, id: last.id }
  return found
}
