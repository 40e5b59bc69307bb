import { setImmediate } from 'node:timers/promises'
import { sql } from 'kysely'
import type { Db } from '../../platform/db/schema.ts'

/** Where a published article is found and when it last changed; `workId` is what its language versions share. */
export type ArticleAddress = {
  workId: string
  language: string
  slug: string
  publishedAt: string
  changedAt: string
}

/** Instants as text; `from` is included, `before` is not. */
export type Period = { from: string; before: string }

export type MonthOfAddresses = { month: string; count: number; changedAt: string }

/** Where a list of articles is found, by slug and language, and when an article in it last changed. */
export type ListAddress = { slug: string; language: string; changedAt: string }

const changedAt = sql<string>`coalesce(article.updated_at, article.published_at)`

/** Months are of UTC, `2016-08`: they only divide a long list into parts. Newest first. */
export async function listMonths(db: Db): Promise<MonthOfAddresses[]> {
  const month = sql<string>`substr(article.published_at, 1, 7)`
  const rows = await db
    .selectFrom('article')
    .select([month.as('month'), (select) => select.fn.countAll().as('count')])
    .select(sql<string>`max(${changedAt})`.as('changedAt'))
    .where('publishedAt', 'is not', null)
    .groupBy(month)
    .orderBy('month', 'desc')
    .execute()
  return rows.map((row) => ({ ...row, count: Number(row.count) }))
}

/** Oldest first, so that a full part never changes by what is published later. */
export async function listAddresses(
  db: Db,
  period: Period,
  part: { offset: number; size: number },
): Promise<ArticleAddress[]> {
  return selectAddresses(db)
    .where('article.publishedAt', '>=', period.from)
    .where('article.publishedAt', '<', period.before)
    .orderBy('article.publishedAt')
    .orderBy('article.id')
    .limit(part.size)
    .offset(part.offset)
    .execute()
}

/** All versions of the works that have one in this period and are published in more than one language. */
export async function listVersions(db: Db, period: Period): Promise<ArticleAddress[]> {
  return selectAddresses(db)
    .where('article.workId', 'in', (select) =>
      select
        .selectFrom('article')
        .select('workId')
        .where('publishedAt', '>=', period.from)
        .where('publishedAt', '<', period.before),
    )
    .where('article.workId', 'in', (select) =>
      select
        .selectFrom('article')
        .select('workId')
        .where('publishedAt', 'is not', null)
        .groupBy('workId')
        .having((having) => having.fn.countAll(), '>', 1),
    )
    .orderBy('article.language')
    .execute()
}

export async function listTopicAddresses(db: Db, most: number): Promise<ListAddress[]> {
  const topics = await db.selectFrom('topic').select('id').orderBy('slug').limit(most).execute()
  return inPieces(topics, TOPICS_AT_ONCE, (ids) =>
    db
      .selectFrom('topic')
      .innerJoin('articleTopic', 'articleTopic.topicId', 'topic.id')
      .innerJoin('article', 'article.id', 'articleTopic.articleId')
      .select(['topic.slug', 'article.language', sql<string>`max(${changedAt})`.as('changedAt')])
      .where('topic.id', 'in', ids)
      .where('article.publishedAt', 'is not', null)
      .groupBy(['topic.slug', 'article.language'])
      .orderBy('topic.slug')
      .execute(),
  )
}

export async function listAuthorAddresses(db: Db, most: number): Promise<ListAddress[]> {
  const authors = await db.selectFrom('author').select('id').orderBy('slug').limit(most).execute()
  return inPieces(authors, AUTHORS_AT_ONCE, (ids) =>
    db
      .selectFrom('author')
      .innerJoin('articleAuthor', 'articleAuthor.authorId', 'author.id')
      .innerJoin('article', 'article.id', 'articleAuthor.articleId')
      .select(['author.slug', 'article.language', sql<string>`max(${changedAt})`.as('changedAt')])
      .where('author.id', 'in', ids)
      .where('article.publishedAt', 'is not', null)
      .groupBy(['author.slug', 'article.language'])
      .orderBy('author.slug')
      .execute(),
  )
}

export async function listSectionAddresses(db: Db): Promise<ListAddress[]> {
  return db
    .selectFrom('section')
    .innerJoin('article', 'article.sectionId', 'section.id')
    .select(['section.slug', 'article.language', sql<string>`max(${changedAt})`.as('changedAt')])
    .where('article.publishedAt', 'is not', null)
    .groupBy(['section.slug', 'article.language'])
    .orderBy('section.slug')
    .execute()
}

function selectAddresses(db: Db) {
  return db
    .selectFrom('article')
    .select(['article.workId', 'article.language', 'article.slug', changedAt.as('changedAt')])
    .select(sql<string>`article.published_at`.as('publishedAt'))
    .where('article.publishedAt', 'is not', null)
}

const TOPICS_AT_ONCE = 5
const AUTHORS_AT_ONCE = 1

/** Piece by piece, with other requests answered in between: all memberships of a large archive take seconds. */
async function inPieces<T>(
  rows: { id: string }[],
  size: number,
  read: (ids: string[]) => Promise<T[]>,
): Promise<T[]> {
  const found: T[] = []
  for (let start = 0; start < rows.length; start += size) {
    found.push(...(await read(rows.slice(start, start + size).map(({ id }) => id))))
    await setImmediate()
  }
  return found
}
