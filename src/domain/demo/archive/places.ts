import type { Db } from '../../../platform/db/schema.ts'
import type { Drawings } from '../body.ts'
import type { Demo } from '../folder.ts'

/** The ids under which a seeded publication keeps what the demo's files name, in the order of the files. */
export type Places = {
  language: string
  sections: string[]
  authors: string[]
  topics: string[]
  drawings: Drawings
}

/** Undefined where something of the demo is not there. */
export async function findPlaces(db: Db, demo: Demo): Promise<Places | undefined> {
  const sections = await idsOf(db, 'section', demo.publication.sections)
  const authors = await idsOf(db, 'author', demo.authors)
  const topics = await idsOf(db, 'topic', demo.topics)
  const drawings = await findDrawings(db)
  const isWhole = demo.articles.every(({ lead }) => !lead || drawings.has(`pictures/${lead.picture}`))
  if (!sections || !authors || !topics || !isWhole) return undefined
  return { language: demo.publication.languages[0] ?? 'en', sections, authors, topics, drawings }
}

async function idsOf(
  db: Db,
  table: 'section' | 'author' | 'topic',
  wanted: readonly { slug: string }[],
): Promise<string[] | undefined> {
  const rows = await db.selectFrom(table).select(['id', 'slug']).execute()
  const bySlug = new Map(rows.map(({ id, slug }) => [slug, id]))
  const ids = wanted.flatMap(({ slug }) => bySlug.get(slug) ?? [])
  return ids.length === wanted.length ? ids : undefined
}

async function findDrawings(db: Db): Promise<Drawings> {
  const rows = await db
    .selectFrom('media')
    .select(['id', 'sourceName'])
    .where('sourceName', 'like', 'pictures/%.webp')
    .execute()
  return new Map(rows.map(({ id, sourceName }) => [sourceName.replace(/\.webp$/, '.svg'), id]))
}
