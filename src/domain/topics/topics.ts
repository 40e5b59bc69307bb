import { readJson } from '../../lib/json.ts'
import { type Localized, localizedSchema } from '../../lib/localized.ts'
import type { Db } from '../../platform/db/schema.ts'

export type TopicKind = 'person' | 'organisation' | 'place' | 'theme'

export type Topic = { id: string; slug: string; kind: TopicKind; name: Localized }

export type TopicPage = Topic & { description: Localized; aliases: string[] }

export async function findTopic(db: Db, slug: string): Promise<TopicPage | undefined> {
  const row = await db.selectFrom('topic').selectAll().where('slug', '=', slug).executeTakeFirst()
  if (!row) return undefined
  const aliases = await db
    .selectFrom('topicAlias')
    .select('alias')
    .where('topicId', '=', row.id)
    .orderBy('alias')
    .execute()
  return {
    ...row,
    name: readJson(localizedSchema, row.name),
    description: readJson(localizedSchema, row.description),
    aliases: aliases.map(({ alias }) => alias),
  }
}

/** Every topic found in a published article of that language, with in how many. */
export async function listTopics(db: Db, language: string): Promise<(Topic & { count: number })[]> {
  const rows = await db
    .selectFrom('topic')
    .innerJoin('articleTopic', 'articleTopic.topicId', 'topic.id')
    .innerJoin('article', 'article.id', 'articleTopic.articleId')
    .select(['topic.id', 'topic.slug', 'topic.kind', 'topic.name'])
    .select((select) => select.fn.countAll().as('count'))
    .where('article.language', '=', language)
    .where('article.publishedAt', 'is not', null)
    .groupBy(['topic.id', 'topic.slug', 'topic.kind', 'topic.name'])
    .execute()
  return rows.map((row) => ({ ...row, name: readJson(localizedSchema, row.name), count: Number(row.count) }))
}

/** The topics most often found together with this one, most often first. */
export async function relatedTopics(db: Db, topicId: string, size: number): Promise<Topic[]> {
  const rows = await db
    .selectFrom('articleTopic as here')
    .innerJoin('articleTopic as there', 'there.articleId', 'here.articleId')
    .innerJoin('topic', 'topic.id', 'there.topicId')
    .select(['topic.id', 'topic.slug', 'topic.kind', 'topic.name'])
    .select((select) => select.fn.countAll().as('together'))
    .where('here.topicId', '=', topicId)
    .where('there.topicId', '!=', topicId)
    .groupBy(['topic.id', 'topic.slug', 'topic.kind', 'topic.name'])
    .orderBy('together', 'desc')
    .orderBy('topic.slug')
    .limit(size)
    .execute()
  return rows.map(({ together: _, ...row }) => ({ ...row, name: readJson(localizedSchema, row.name) }))
}
