import { type Expression, sql, type SqlBool } from 'kysely'
import { readJson } from '../../lib/json.ts'
import { type Localized, localizedSchema } from '../../lib/localized.ts'
import type { Db } from '../../platform/db/schema.ts'
import { type AuthorProfile, authorsOf } from './authors.ts'
import { type ArticleCard, completeCards, selectCards } from './cards.ts'
import { type Document, parseDocument } from './document/document.ts'

export type TopicOfArticle = {
  id: string
  slug: string
  kind: 'person' | 'organisation' | 'place' | 'theme'
  name: Localized
}

/** A published article with everything its page shows. Whoever holds one must hold a verdict before showing `body`. */
export type Article = ArticleCard & {
  revisionId: string
  body: Document
  sectionId: string
  profiles: AuthorProfile[]
  topics: TopicOfArticle[]
  corrections: { text: string; publishedAt: string }[]
  versions: { slug: string; language: string; headline: string }[]
}

export type Found = { found: 'article'; article: Article } | { found: 'gone' } | { found: 'nothing' }

/** In `language` or, where an address stands for several, in any language but those in `orNotIn`. */
export type ArticleLanguages = { language: string; orNotIn?: readonly string[] }

export async function findArticle(db: Db, languages: ArticleLanguages, slug: string): Promise<Found> {
  const row = await selectCards(db)
    .select(['article.sectionId', 'revision.id as revisionId', 'revision.body'])
    .where('article.slug', '=', slug)
    .where(isIn(languages))
    .orderBy(sql`case when article.language = ${languages.language} then 0 else 1 end`)
    .executeTakeFirst()
  if (!row) return findGone(db, languages, slug)
  const [card] = await completeCards(db, [row])
  if (!card) return { found: 'nothing' }
  const parsed = parseDocument(JSON.parse(row.body))
  if (!parsed.ok) throw new Error(`Revision ${row.revisionId} is damaged: ${parsed.problem.message}`)
  return {
    found: 'article',
    article: {
      ...card,
      revisionId: row.revisionId,
      sectionId: row.sectionId,
      body: parsed.document,
      profiles: await authorsOf(db, card.id),
      topics: await topicsOf(db, card.id),
      corrections: await correctionsOf(db, card.id),
      versions: await versionsOf(db, card.workId, card.id),
    },
  }
}

/** What readers find at an article's address: its words, nothing yet, or nothing at all. */
export async function articleStanding(
  db: Db,
  languages: ArticleLanguages,
  slug: string,
): Promise<'seen' | 'unpublished' | 'nowhere'> {
  const rows = await db
    .selectFrom('article')
    .select(['publishedAt', 'unpublishedAt', 'archivedAt'])
    .where('slug', '=', slug)
    .where(isIn(languages))
    .execute()
  if (rows.some(({ publishedAt }) => publishedAt !== null)) return 'seen'
  const isToCome = rows.some(({ unpublishedAt, archivedAt }) => unpublishedAt === null && archivedAt === null)
  return isToCome ? 'unpublished' : 'nowhere'
}

function isIn({ language, orNotIn }: ArticleLanguages): Expression<SqlBool> {
  if (orNotIn === undefined) return sql<SqlBool>`article.language = ${language}`
  return sql<SqlBool>`(article.language = ${language} or article.language not in (${sql.join([...orNotIn])}))`
}

async function findGone(db: Db, languages: ArticleLanguages, slug: string): Promise<Found> {
  const row = await db
    .selectFrom('article')
    .select('unpublishedAt')
    .where(isIn(languages))
    .where('slug', '=', slug)
    .where('unpublishedAt', 'is not', null)
    .executeTakeFirst()
  return row ? { found: 'gone' } : { found: 'nothing' }
}

async function topicsOf(db: Db, articleId: string): Promise<TopicOfArticle[]> {
  const rows = await db
    .selectFrom('articleTopic')
    .innerJoin('topic', 'topic.id', 'articleTopic.topicId')
    .select(['topic.id', 'topic.slug', 'topic.kind', 'topic.name'])
    .where('articleTopic.articleId', '=', articleId)
    .orderBy('articleTopic.position')
    .execute()
  return rows.map((row) => ({ ...row, name: readJson(localizedSchema, row.name) }))
}

/** In the order of the ids; those that are no more are left out. */
export async function topicsWithIds(db: Db, ids: readonly string[]): Promise<TopicOfArticle[]> {
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom('topic')
    .select(['id', 'slug', 'kind', 'name'])
    .where('id', 'in', [...ids])
    .execute()
  return rows
    .toSorted((one, other) => ids.indexOf(one.id) - ids.indexOf(other.id))
    .map((row) => ({ ...row, name: readJson(localizedSchema, row.name) }))
}

export async function correctionsOf(db: Db, articleId: string): Promise<Article['corrections']> {
  return db
    .selectFrom('correction')
    .select(['text', 'publishedAt'])
    .where('articleId', '=', articleId)
    .orderBy('publishedAt', 'desc')
    .orderBy('id', 'desc')
    .execute()
}

export async function versionsOf(db: Db, workId: string, except: string): Promise<Article['versions']> {
  return db
    .selectFrom('article')
    .innerJoin('revision', 'revision.id', 'article.publishedRevisionId')
    .select(['article.slug', 'article.language', 'revision.headline'])
    .where('article.workId', '=', workId)
    .where('article.id', '!=', except)
    .where('article.publishedAt', 'is not', null)
    .orderBy('article.language')
    .execute()
}
