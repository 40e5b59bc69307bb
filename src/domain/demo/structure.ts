import { type Clock, toInstantText } from '../../lib/clock.ts'
import { newId } from '../../lib/id.ts'
import type { Db } from '../../platform/db/schema.ts'
import type { Drawings } from './body.ts'
import type { Demo } from './folder.ts'
import { fault } from './head.ts'

/** Ids by slug. */
export type Structure = {
  sections: ReadonlyMap<string, string>
  authors: ReadonlyMap<string, string>
  topics: ReadonlyMap<string, string>
}

/** Writes what articles are filed under. */
export async function seedStructure(
  db: Db,
  clock: Clock,
  demo: Demo,
  drawings: Drawings,
): Promise<Structure> {
  const sections = withIds(demo.publication.sections)
  const authors = withIds(demo.authors)
  const topics = withIds(demo.topics)
  const createdAt = toInstantText(clock())
  for (const [position, { id, slug, name, description }] of sections.entries())
    await db
      .insertInto('section')
      .values({ id, slug, position, name: JSON.stringify(name), description: JSON.stringify(description) })
      .execute()
  for (const { id, slug, name, role, bio, links } of authors)
    await db
      .insertInto('author')
      .values({
        id,
        slug,
        name: JSON.stringify(name),
        role: JSON.stringify(role),
        bio: JSON.stringify(bio),
        links: JSON.stringify(links),
        portraitId: drawings.get(`portraits/${slug}.svg`) ?? null,
        createdAt,
      })
      .execute()
  await seedTopics(db, topics)
  return { sections: idsBySlug(sections), authors: idsBySlug(authors), topics: idsBySlug(topics) }
}

async function seedTopics(db: Db, topics: (Demo['topics'][number] & { id: string })[]): Promise<void> {
  const rows = topics.map(({ id, slug, kind, name, description }) => ({
    id,
    slug,
    kind,
    name: JSON.stringify(name),
    description: JSON.stringify(description),
  }))
  await db.insertInto('topic').values(rows).execute()
  const aliases = topics.flatMap(({ id, aliases }) => aliases.map((alias) => ({ topicId: id, alias })))
  await db.insertInto('topicAlias').values(aliases).execute()
}

/** Series hold works: `works` gives the id of the first version of an article by its slug. */
export async function seedSeries(db: Db, demo: Demo, works: ReadonlyMap<string, string>): Promise<void> {
  for (const [position, series] of demo.publication.series.entries()) {
    const id = newId()
    await db
      .insertInto('series')
      .values({
        id,
        slug: series.slug,
        position,
        name: JSON.stringify(series.name),
        standfirst: JSON.stringify(series.standfirst),
        introduction: JSON.stringify(series.introduction),
        audience: series.audience,
      })
      .execute()
    const articles = series.articles.map((slug, position) => ({
      seriesId: id,
      articleId: idOf(works, 'publication.json', slug),
      position,
    }))
    await db.insertInto('seriesArticle').values(articles).execute()
  }
}

export function idOf(ids: ReadonlyMap<string, string>, file: string, slug: string): string {
  const id = ids.get(slug)
  if (id === undefined) throw fault(file, `it names "${slug}", which the demo does not have`)
  return id
}

function withIds<T>(things: T[]): (T & { id: string })[] {
  return things.map((thing) => ({ ...thing, id: newId() }))
}

function idsBySlug(things: { id: string; slug: string }[]): Map<string, string> {
  return new Map(things.map(({ id, slug }) => [slug, id]))
}
