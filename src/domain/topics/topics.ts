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
  const counts = await db
    .selectFrom('articleTopic')
    .select(['topicId', (select) => select.fn.countAll().as('count')])
    .where('language', '=', language)
    .where('publishedAt', 'is not', null)
    .groupBy('topicId')
    .execute()
  const topics = await readTopics(
    db,
    counts.map(({ topicId }) => topicId),
  )
  return counts.flatMap(({ topicId, count }) => {
    const topic = topics.get(topicId)
    return topic ? [{ ...topic, count: Number(count) }] : []
  })
}

const RECENT = 200

/** The topics most often found together with this one in its newest articles, most often first. */
export async function relatedTopics(db: Db, topicId: string, size: number): Promise<Topic[]> {
  const together = await db
    .selectFrom('articleTopic')
    .select(['topicId', (select) => select.fn.countAll().as('together')])
    .where('articleId', 'in', (select) =>
      select
        .selectFrom('articleTopic')
        .select('articleId')
        .where('topicId', '=', topicId)
        .where('publishedAt', 'is not', null)
        .orderBy('articleId', 'desc')
        .limit(RECENT),
    )
    .where('topicId', '!=', topicId)
    .groupBy('topicId')
    .orderBy('together', 'desc')
    .orderBy('topicId')
    .limit(size)
    .execute()
  const topics = await readTopics(
    db,
    together.map((row) => row.topicId),
  )
  return together.flatMap((row) => topics.get(row.topicId) ?? [])
}

async function readTopics(db: Db, ids: string[]): Promise<Map<string, Topic>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('topic')
    .select(['id', 'slug', 'kind', 'name'])
    .where('id', 'in', ids)
    .execute()
  return new Map(rows.map((row) => [row.id, { ...row, name: readJson(localizedSchema, row.name) }]))
}
