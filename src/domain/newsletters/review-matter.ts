import type { Db, Id } from '../../platform/db/schema.ts'
import { type ArticleCard, completeCards, selectCards } from '../articles/cards.ts'

/** What happened between two instants, the first excluded: what an automatic letter has to tell. */
export type Happened = {
  /** Newest first. */
  published: ArticleCard[]
  /** Published before, and rewritten since. */
  updated: ArticleCard[]
  corrected: { card: ArticleCard; texts: string[] }[]
}

/** More than a letter can tell; the rest is on the site. */
const MOST = 60

export async function whatHappened(db: Db, language: string, from: string, until: string): Promise<Happened> {
  const published = await selectCards(db)
    .where('article.language', '=', language)
    .where('article.publishedAt', '>', from)
    .where('article.publishedAt', '<=', until)
    .orderBy('article.publishedAt', 'desc')
    .orderBy('article.id', 'desc')
    .limit(MOST)
    .execute()
  const corrections = await db
    .selectFrom('correction')
    .innerJoin('article', 'article.id', 'correction.articleId')
    .select(['correction.articleId', 'correction.text'])
    .where('article.language', '=', language)
    .where('correction.publishedAt', '>', from)
    .where('correction.publishedAt', '<=', until)
    .orderBy('correction.publishedAt')
    .limit(MOST)
    .execute()
  const texts = Map.groupBy(corrections, (row) => row.articleId)
  const updated = await selectCards(db)
    .where('article.language', '=', language)
    .where('article.publishedAt', '<=', from)
    .where('article.updatedAt', '>', from)
    .where('article.updatedAt', '<=', until)
    .orderBy('article.updatedAt', 'desc')
    .limit(MOST)
    .execute()
  const corrected =
    texts.size === 0
      ? []
      : await selectCards(db)
          .where('article.id', 'in', [...texts.keys()])
          .execute()
  return {
    published: await completeCards(db, published),
    updated: await completeCards(
      db,
      updated.filter((row) => !texts.has(row.id)),
    ),
    corrected: (await completeCards(db, corrected)).map((card) => ({
      card,
      texts: (texts.get(card.id) ?? []).map(({ text }) => text),
    })),
  }
}

/** Topics and authors of articles, as those who follow them name them: `topic:ID`, `author:ID`. */
export async function subjectsOf(db: Db, articleIds: readonly Id[]): Promise<Map<Id, string[]>> {
  if (articleIds.length === 0) return new Map()
  const topics = await db
    .selectFrom('articleTopic')
    .select(['articleId', 'topicId'])
    .where('articleId', 'in', [...articleIds])
    .execute()
  const authors = await db
    .selectFrom('articleAuthor')
    .select(['articleId', 'authorId'])
    .where('articleId', 'in', [...articleIds])
    .execute()
  const pairs = [
    ...topics.map((row) => ({ id: row.articleId, subject: `topic:${row.topicId}` })),
    ...authors.map((row) => ({ id: row.articleId, subject: `author:${row.authorId}` })),
  ]
  const byArticle = Map.groupBy(pairs, ({ id }) => id)
  return new Map([...byArticle].map(([id, own]) => [id, own.map(({ subject }) => subject)]))
}

/** What a subscription follows, named likewise. */
export async function followedBy(db: Db, subscriptionId: Id): Promise<Set<string>> {
  const rows = await db
    .selectFrom('follow')
    .select(['kind', 'subjectId'])
    .where('subscriptionId', '=', subscriptionId)
    .execute()
  return new Set(rows.map(({ kind, subjectId }) => `${kind}:${subjectId}`))
}
