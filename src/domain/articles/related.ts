import type { Db } from '../../platform/db/schema.ts'
import { type ArticleCard, completeCards, selectCards } from './cards.ts'

const CANDIDATES = 60
const PER_TOPIC = 30
const HALF_LIFE_DAYS = 30

/** What is asked of "Next for you": the article being read. A later recommender takes the same question. */
export type ReadNow = { id: string; workId: string; language: string; sectionId: string }

/**
 * "Next for you": the newest articles that share topics or the section, ranked by shared topics (3 each), same
 * section (2) and age (halving every 30 days, up to 2). `now` in milliseconds since 1970.
 */
export async function nextForYou(
  db: Db,
  article: ReadNow,
  now: number,
  size: number,
): Promise<ArticleCard[]> {
  const shared = await countSharedTopics(db, article)
  const newest = await db
    .selectFrom('article')
    .select('id')
    .where('language', '=', article.language)
    .where('publishedAt', 'is not', null)
    .orderBy('publishedAt', 'desc')
    .limit(CANDIDATES)
    .execute()
  const candidates = await db
    .selectFrom('article')
    .select(['id', 'sectionId', 'publishedAt'])
    .where('id', 'in', [...new Set([...shared.keys(), ...newest.map(({ id }) => id)])])
    .where('workId', '!=', article.workId)
    .where('publishedAt', 'is not', null)
    .execute()
  const score = (row: (typeof candidates)[number]) => {
    const days = Math.max(0, now - Date.parse(row.publishedAt ?? '')) / 86_400_000
    const sameSection = row.sectionId === article.sectionId ? 2 : 0
    return (shared.get(row.id) ?? 0) * 3 + sameSection + 2 * 0.5 ** (days / HALF_LIFE_DAYS)
  }
  const ranked = candidates
    .map((row) => ({ id: row.id, score: score(row) }))
    .toSorted((a, b) => b.score - a.score || (a.id < b.id ? 1 : -1))
  return readCards(
    db,
    ranked.slice(0, size).map(({ id }) => id),
  )
}

/** In the order of `ids`. */
async function readCards(db: Db, ids: string[]): Promise<ArticleCard[]> {
  if (ids.length === 0) return []
  const rows = await selectCards(db).where('article.id', 'in', ids).execute()
  return completeCards(
    db,
    rows.toSorted((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id)),
  )
}

/** Among the newest articles of each of its topics, how many topics each shares with it. */
async function countSharedTopics(db: Db, article: ReadNow): Promise<Map<string, number>> {
  const topics = await db
    .selectFrom('articleTopic')
    .select('topicId')
    .where('articleId', '=', article.id)
    .orderBy('position')
    .execute()
  const shared = new Map<string, number>()
  for (const { topicId } of topics) {
    const newest = await db
      .selectFrom('articleTopic')
      .select('articleId')
      .where('topicId', '=', topicId)
      .where('language', '=', article.language)
      .where('publishedAt', 'is not', null)
      .orderBy('publishedAt', 'desc')
      .limit(PER_TOPIC)
      .execute()
    for (const { articleId } of newest) shared.set(articleId, (shared.get(articleId) ?? 0) + 1)
  }
  shared.delete(article.id)
  return shared
}
