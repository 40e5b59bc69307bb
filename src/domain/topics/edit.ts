import type { Clock } from '../../lib/clock.ts'
import { readJson } from '../../lib/json.ts'
import { type Localized, localizedSchema } from '../../lib/localized.ts'
import type { Db, Id } from '../../platform/db/schema.ts'
import { isNamed, matchesName } from '../articles/bylines.ts'
import { moveFollows } from '../articles/move-follows.ts'
import { moveReferences, redirectPage } from '../articles/move-references.ts'
import { findTopic, type TopicKind, type TopicPage } from './topics.ts'

export const topicKinds: readonly TopicKind[] = ['person', 'organisation', 'place', 'theme']

export type TopicListed = TopicPage & {
  /** Articles published under it, in all languages. */
  count: number
}

/** Every topic of which a name or an alias fits, by name in `language`. */
export async function listTopicsToEdit(
  db: Db,
  { query, kind, language }: { query: string; kind?: TopicKind; language: string },
): Promise<TopicListed[]> {
  const rows = await db
    .selectFrom('topic')
    .selectAll()
    .$if(kind !== undefined, (select) => select.where('kind', '=', kind ?? 'theme'))
    .execute()
  const aliases = await aliasesByTopic(db)
  const counts = await countsByTopic(db)
  const topics = rows.map((row) => ({
    ...row,
    name: readJson(localizedSchema, row.name),
    description: readJson(localizedSchema, row.description),
    aliases: aliases.get(row.id) ?? [],
    count: counts.get(row.id) ?? 0,
  }))
  const nameOf = ({ name, slug }: TopicListed) => name[language] ?? Object.values(name)[0] ?? slug
  return topics
    .filter(({ name, aliases }) => query === '' || matchesName(query, [...Object.values(name), ...aliases]))
    .toSorted((one, other) => nameOf(one).localeCompare(nameOf(other), language))
}

export async function findTopicById(db: Db, id: Id): Promise<TopicPage | undefined> {
  const row = await db.selectFrom('topic').select('slug').where('id', '=', id).executeTakeFirst()
  return row && findTopic(db, row.slug)
}

export type TopicWords = { kind: TopicKind; name: Localized; description: Localized }

export async function editTopic(db: Db, id: Id, { kind, name, description }: TopicWords): Promise<void> {
  await db
    .updateTable('topic')
    .set({ kind, name: JSON.stringify(name), description: JSON.stringify(description) })
    .where('id', '=', id)
    .execute()
}

export async function addAlias(db: Db, topicId: Id, alias: string): Promise<void> {
  await db
    .insertInto('topicAlias')
    .values({ topicId, alias })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export async function removeAlias(db: Db, topicId: Id, alias: string): Promise<boolean> {
  const removed = await db
    .deleteFrom('topicAlias')
    .where('topicId', '=', topicId)
    .where('alias', '=', alias)
    .executeTakeFirst()
  return removed.numDeletedRows > 0n
}

export type Merged = 'merged' | 'same' | 'unknown'

/** Articles, names and aliases of `from` go to `into`, and its address leads there. Call within a transaction. */
export async function mergeTopics(
  db: Db,
  clock: Clock,
  { from, into, prefixes }: { from: Id; into: Id; prefixes: readonly string[] },
): Promise<Merged> {
  if (from === into) return 'same'
  const gone = await findTopicById(db, from)
  const kept = await findTopicById(db, into)
  if (!gone || !kept) return 'unknown'
  await moveReferences(db, 'topicIds', from, into)
  await moveFollows(db, 'topic', from, into)
  const names = new Set([...Object.values(gone.name), ...gone.aliases])
  for (const name of names) if (!isNamed(kept.name, name)) await addAlias(db, into, name)
  await db.deleteFrom('topic').where('id', '=', from).execute()
  await redirectPage(db, clock, prefixes, `/topics/${gone.slug}`, `/topics/${kept.slug}`)
  return 'merged'
}

async function aliasesByTopic(db: Db): Promise<Map<Id, string[]>> {
  const rows = await db.selectFrom('topicAlias').selectAll().orderBy('alias').execute()
  const aliases = new Map<Id, string[]>()
  for (const { topicId, alias } of rows) aliases.set(topicId, [...(aliases.get(topicId) ?? []), alias])
  return aliases
}

async function countsByTopic(db: Db): Promise<Map<Id, number>> {
  const rows = await db
    .selectFrom('articleTopic')
    .select(['topicId', (select) => select.fn.countAll().as('count')])
    .where('publishedAt', 'is not', null)
    .groupBy('topicId')
    .execute()
  return new Map(rows.map(({ topicId, count }) => [topicId, Number(count)]))
}
