import type { Db } from '../../platform/db/schema.ts'
import { type ArticleCard, completeCards, selectCards } from './cards.ts'

const CANDIDATES = 60
const HALF_LIFE_DAYS = 30

/** What is asked of "Next for you": the article being read. A later recommender takes the same question. */
export type ReadNow = { id: string; workId: string; language: string; sectionId: string; publishedAt: string }

/**
 * "Next for you": the newest articles that share topics or the section, ranked by shared topics (3 each), same
 * section (2) and age (halving every 30 days between the two, up to 2). `now` in milliseconds since 1970.
 */
export async function nextForYou(
  db: Db,
  article: ReadNow,
  now: number,
  size: number,
): Promise<ArticleCard[]> {
  const shared = await countSharedTopics(db, article)
  const newest = await selectCards(db)
    .select('article.sectionId')
    .where('article.language', '=', article.language)
    .where('article.workId', '!=', article.workId)
    .orderBy('article.publishedAt', 'desc')
    .limit(CANDIDATES)
    .execute()
  const missing = [...shared.keys()].filter((id) => !newest.some((row) => row.id === id))
  const related =
    missing.length === 0
      ? []
      : await selectCards(db).select('article.sectionId').where('article.id', 'in', missing).execute()
  const score = (row: (typeof newest)[number]) => {
    const days = Math.max(0, now - Date.parse(row.publishedAt ?? '')) / 86_400_000
    return (
      (shared.get(row.id) ?? 0) * 3 +
      (row.sectionId === article.sectionId ? 2 : 0) +
      2 * 0.5 ** (days / HALF_LIFE_DAYS)
    )
  }
  const ranked = [...newest, ...related].toSorted((a, b) => score(b) - score(a) || (a.id < b.id ? 1 : -1))
  return completeCards(db, ranked.slice(0, size))
}

/** The newest articles that share a topic, and how many they share. */
async function countSharedTopics(db: Db, article: ReadNow): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('articleTopic')
    .innerJoin('article', 'article.id', 'articleTopic.articleId')
    .select(['article.id', (select) => select.fn.countAll().as('shared')])
    .where('articleTopic.topicId', 'in', (select) =>
      select.selectFrom('articleTopic').select('topicId').where('articleId', '=', article.id),
    )
    .where('article.language', '=', article.language)
    .where('article.workId', '!=', article.workId)
    .where('article.publishedAt', 'is not', null)
    .groupBy('article.id')
    .orderBy('shared', 'desc')
    .limit(CANDIDATES)
    .execute()
  return new Map(rows.map((row) => [row.id, Number(row.shared)]))
}
