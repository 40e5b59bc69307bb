import { newId } from '../../lib/id.ts'
import { readJson } from '../../lib/json.ts'
import { type Localized, localizedSchema } from '../../lib/localized.ts'
import { slugify } from '../../lib/slug.ts'
import type { Db, Id } from '../../platform/db/schema.ts'
import { freeOf, inEach, isNamed, matchesName } from '../articles/bylines.ts'
import { fold } from '../media/words.ts'
import type { TopicKind } from './topics.ts'

/** `alias`: the name by which it was found, where that is not its own. */
export type TopicName = { id: Id; kind: TopicKind; name: Localized; alias?: string }

const MOST = 12

/** Topics by a name or an alias of which every word of the query begins a word; those found by name first. */
export async function findTopicsByName(db: Db, query: string): Promise<TopicName[]> {
  const topics = await listTopicNamesAll(db)
  const byName = topics.filter(({ name }) => matchesName(query, Object.values(name)))
  if (byName.length >= MOST || query === '') return byName.slice(0, MOST)
  const found = new Set(byName.map(({ id }) => id))
  const aliases = await db.selectFrom('topicAlias').select(['topicId', 'alias']).orderBy('alias').execute()
  const byAlias: TopicName[] = []
  for (const { topicId, alias } of aliases) {
    const topic = topics.find(({ id }) => id === topicId)
    if (!topic || found.has(topicId) || !matchesName(query, [alias])) continue
    found.add(topicId)
    byAlias.push({ ...topic, alias })
  }
  return [...byName, ...byAlias].slice(0, MOST)
}

export async function listTopicNames(db: Db, ids: readonly Id[]): Promise<TopicName[]> {
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom('topic')
    .select(['id', 'kind', 'name'])
    .where('id', 'in', [...ids])
    .execute()
  return rows.map(toName)
}

/** The topic that is known by exactly that name or alias. */
export async function findTopicNamed(db: Db, name: string): Promise<TopicName | undefined> {
  return (await findTopicsByName(db, name)).find(
    (topic) => isNamed(topic.name, name) || (topic.alias !== undefined && fold(topic.alias) === fold(name)),
  )
}

/** A topic by name alone; the one that is known by exactly that name or alias, where there is one. */
export async function addTopic(
  db: Db,
  name: string,
  kind: TopicKind,
  languages: readonly string[],
): Promise<TopicName> {
  const known = await findTopicNamed(db, name)
  if (known) return known
  const id = newId()
  const localized = inEach(name, languages)
  const base = slugify(name) || `topic-${id.slice(-8)}`
  const taken = await db.selectFrom('topic').select('slug').where('slug', 'like', `${base}%`).execute()
  const slug = freeOf(
    base,
    taken.map((row) => row.slug),
  )
  await db
    .insertInto('topic')
    .values({ id, slug, kind, name: JSON.stringify(localized), description: '{}' })
    .execute()
  return { id, kind, name: localized }
}

/** Every topic, by address. */
export async function listTopicNamesAll(db: Db): Promise<TopicName[]> {
  const rows = await db.selectFrom('topic').select(['id', 'kind', 'name']).orderBy('slug').execute()
  return rows.map(toName)
}

function toName(row: { id: Id; kind: TopicKind; name: string }): TopicName {
  return { id: row.id, kind: row.kind, name: readJson(localizedSchema, row.name) }
}
