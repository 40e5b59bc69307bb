import type { Db, Id } from '../../platform/db/schema.ts'
import { isNamed } from '../articles/bylines.ts'
import { moveReferences } from '../articles/move-references.ts'
import { addAlias, findTopicById, removeAlias } from './edit.ts'
import { addTopic } from './find-by-name.ts'

export type TopicArticle = { id: Id; headline: string; language: string; publishedAt: string | null }

/** Articles that stand under a topic, newest first. */
export async function articlesOfTopic(db: Db, topicId: Id, size: number): Promise<TopicArticle[]> {
  return db
    .selectFrom('articleTopic')
    .innerJoin('article', 'article.id', 'articleTopic.articleId')
    .innerJoin('revision', 'revision.id', 'article.headRevisionId')
    .select(['article.id', 'article.language', 'article.publishedAt', 'revision.headline'])
    .where('articleTopic.topicId', '=', topicId)
    .orderBy('article.createdAt', 'desc')
    .orderBy('article.id', 'desc')
    .limit(size)
    .execute()
}

export type Division = {
  /** The name of the topic that takes over: one that is known by it, or a new one. */
  into: string
  aliases: readonly string[]
  articleIds: readonly Id[]
}

/** Gives names and articles of a topic to another, which is made if need be. Call within a transaction. */
export async function divideTopic(
  db: Db,
  topicId: Id,
  { into, aliases, articleIds }: Division,
  languages: readonly string[],
): Promise<{ divided: true; into: Id } | { divided: false; why: 'unknown' | 'same' }> {
  const topic = await findTopicById(db, topicId)
  if (!topic) return { divided: false, why: 'unknown' }
  if (isNamed(topic.name, into)) return { divided: false, why: 'same' }
  // First, so that none of them finds this topic again.
  for (const alias of aliases) await removeAlias(db, topicId, alias)
  const target = await addTopic(db, into, topic.kind, languages)
  if (target.id === topicId) return { divided: false, why: 'same' }
  for (const alias of aliases) if (!isNamed(target.name, alias)) await addAlias(db, target.id, alias)
  await moveReferences(db, 'topicIds', topicId, target.id, articleIds)
  return { divided: true, into: target.id }
}
