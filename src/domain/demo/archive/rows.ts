import type { Insertable } from 'kysely'
import { toInstantText } from '../../../lib/clock.ts'
import { lackingIn, searchEntryOf } from '../../articles/desk-words.ts'
import type { Db, Tables } from '../../../platform/db/schema.ts'
import { archiveId } from './random.ts'
import type { ArchiveArticle } from './article.ts'
import type { Places } from './places.ts'

/** Writes published articles as publishing one by one would have left them, in a handful of statements. */
export async function insertArticles(
  db: Db,
  places: Places,
  articles: readonly ArchiveArticle[],
): Promise<void> {
  const listedAt = (publishedAt: Temporal.Instant) => ({
    language: places.language,
    publishedAt: toInstantText(publishedAt),
  })
  const authors = articles.flatMap(({ id, authors, publishedAt }) =>
    authors.map((author, position) => ({
      ...listedAt(publishedAt),
      articleId: id,
      authorId: at(places.authors, author),
      position,
    })),
  )
  const topics = articles.flatMap(({ id, topics, publishedAt }) =>
    topics.map((topic, position) => ({
      ...listedAt(publishedAt),
      articleId: id,
      topicId: at(places.topics, topic),
      position,
    })),
  )
  await db
    .insertInto('article')
    .values(articles.map((article) => articleRow(places, article)))
    .execute()
  await db
    .insertInto('revision')
    .values(articles.map((article) => revisionRow(places, article)))
    .execute()
  await db
    .insertInto('searchEntry')
    .values(articles.map((article) => searchEntryOf(article.id, article)))
    .execute()
  await db.insertInto('articleAuthor').values(authors).execute()
  const headAuthors = authors.map(({ articleId, authorId }) => ({ articleId, authorId }))
  await db.insertInto('headAuthor').values(headAuthors).execute()
  await db
    .insertInto('publishedRevision')
    .values(articles.map((article) => publishedRow(article)))
    .execute()
  await db.insertInto('articleTopic').values(topics).execute()
}

function articleRow(places: Places, article: ArchiveArticle): Insertable<Tables['article']> {
  const { id, kind, slug, audience, number } = article
  return {
    id,
    workId: id,
    kind,
    slug,
    language: places.language,
    sectionId: at(places.sections, article.section),
    audience,
    featured: 0,
    publishedRevisionId: archiveId('revision', number),
    headRevisionId: archiveId('revision', number),
    stage: 'published',
    publishedAt: toInstantText(article.publishedAt),
    updatedAt: article.updatedAt && toInstantText(article.updatedAt),
    unpublishedAt: null,
    createdAt: toInstantText(article.publishedAt),
    savedAt: toInstantText(article.updatedAt ?? article.publishedAt),
    ...lackingIn(article),
  }
}

function revisionRow(places: Places, article: ArchiveArticle): Insertable<Tables['revision']> {
  const { number, headline, kicker, standfirst, summary, readingMinutes } = article
  return {
    id: archiveId('revision', number),
    articleId: article.id,
    number: 1,
    headline,
    kicker,
    standfirst,
    summary,
    body: JSON.stringify(article.body),
    lead: article.lead && JSON.stringify(article.lead),
    readingMinutes,
    fields: JSON.stringify({
      sectionId: at(places.sections, article.section),
      authorIds: article.authors.map((author) => at(places.authors, author)),
      topicIds: article.topics.map((topic) => at(places.topics, topic)),
    }),
    createdBy: 'demo',
    createdAt: toInstantText(article.updatedAt ?? article.publishedAt),
  }
}

function publishedRow({ id, number, publishedAt, updatedAt }: ArchiveArticle) {
  return {
    articleId: id,
    number: 1,
    revisionId: archiveId('revision', number),
    publishedAt: toInstantText(updatedAt ?? publishedAt),
  }
}

function at(ids: readonly string[], position: number): string {
  const id = ids[position]
  if (id === undefined) throw new RangeError(`There is no place ${position}.`)
  return id
}
