import { sql } from 'kysely'
import { toInstantText } from '../../../lib/clock.ts'
import type { Db, Id } from '../../../platform/db/schema.ts'
import { type Candidate, type Candidates, FEATURED_AMONG, type FilledFront, fillFront } from './fill.ts'
import { type Layout, placesOf, sectionOfRule } from './layout.ts'

/** Why an article that was placed by hand does not stand on the page. */
export type Absence = 'gone' | 'unpublished' | 'archived' | 'language' | 'embargo'

export type Placed = {
  id: Id
  headline: string
  absence: Absence | null
  /** When an embargo ends. Instant text. */
  embargoUntil: string | null
}

export type ComposedFront = FilledFront & {
  placed: ReadonlyMap<Id, Placed>
  /** When one of the articles placed by hand may stand there again. Instant text. */
  until: string | null
}

/** The front page of a language as it is at `now`: a few bounded reads along indexes, however many articles there are. */
export async function composeFront(
  db: Db,
  language: string,
  layout: Layout,
  now: Temporal.Instant,
): Promise<ComposedFront> {
  const places = placesOf(layout)
  const placed = await readPlaced(
    db,
    language,
    places.flatMap(({ slot }) => slot.article ?? []),
    now,
  )
  const newest = (of: Of, most: number) => readNewest(db, language, of, most, now)
  const bySection = new Map<Id, Candidate[]>()
  for (const [section, count] of sectionsOf(layout))
    bySection.set(section, await newest({ section }, count + places.length))
  const candidates: Candidates = {
    analyses: await newest({ kind: 'analysis' }, FEATURED_AMONG + places.length),
    briefs: await newest({ kind: 'brief' }, places.length),
    bySection,
    placeable: new Set([...placed.values()].flatMap(({ id, absence }) => (absence === null ? id : []))),
  }
  return { ...fillFront(layout, candidates), placed, until: firstEnd(placed) }
}

/** What is known of articles by their ids, and whether they may stand on the front page of this language. */
export async function readPlaced(
  db: Db,
  language: string,
  ids: readonly Id[],
  now: Temporal.Instant,
): Promise<Map<Id, Placed>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('article')
    .leftJoin('revision', (join) =>
      join.on(
        'revision.id',
        '=',
        sql<string>`coalesce(article.published_revision_id, article.head_revision_id)`,
      ),
    )
    .select(['article.id', 'article.language', 'article.publishedAt', 'article.archivedAt'])
    .select(['article.embargoUntil', 'revision.headline'])
    .where('article.id', 'in', [...ids])
    .execute()
  const known = new Map(rows.map((row) => [row.id, row]))
  return new Map(
    ids.map((id) => {
      const row = known.get(id)
      const absence = row ? absenceOf(row, language, now) : 'gone'
      return [
        id,
        {
          id,
          headline: row?.headline ?? '',
          absence,
          embargoUntil: absence === 'embargo' ? (row?.embargoUntil ?? null) : null,
        },
      ]
    }),
  )
}

type Facts = {
  language: string
  publishedAt: string | null
  archivedAt: string | null
  embargoUntil: string | null
}

function absenceOf(article: Facts, language: string, now: Temporal.Instant): Absence | null {
  if (article.archivedAt !== null) return 'archived'
  if (article.publishedAt === null) return 'unpublished'
  if (article.language !== language) return 'language'
  const { embargoUntil } = article
  return embargoUntil !== null && embargoUntil > toInstantText(now) ? 'embargo' : null
}

/** Sections with a row or a place of their own, and how many articles the row takes. */
function sectionsOf(layout: Layout): Map<Id, number> {
  const wanted = new Map<Id, number>()
  for (const { slot } of placesOf(layout)) {
    const section = sectionOfRule(slot.rule)
    if (section !== undefined) wanted.set(section, 1)
  }
  for (const { section, count, shown } of layout.rows) if (shown) wanted.set(section, count)
  return wanted
}

type Of = { kind: 'analysis' | 'brief' } | { section: Id }

async function readNewest(
  db: Db,
  language: string,
  of: Of,
  most: number,
  now: Temporal.Instant,
): Promise<Candidate[]> {
  const rows = await db
    .selectFrom('article')
    .innerJoin('revision', 'revision.id', 'article.publishedRevisionId')
    .select(['article.id', 'article.kind', 'article.featured'])
    .select(sql<number>`case when revision.lead is null then 0 else 1 end`.as('pictured'))
    .where('article.language', '=', language)
    .where('article.publishedAt', 'is not', null)
    .where('article.archivedAt', 'is', null)
    .where((where) =>
      where.or([
        where('article.embargoUntil', 'is', null),
        where('article.embargoUntil', '<=', toInstantText(now)),
      ]),
    )
    .$if('kind' in of, (query) => query.where('article.kind', '=', 'kind' in of ? of.kind : 'analysis'))
    .$if('section' in of, (query) => query.where('article.sectionId', '=', 'section' in of ? of.section : ''))
    .orderBy('article.publishedAt', 'desc')
    .orderBy('article.id', 'desc')
    .limit(most)
    .execute()
  return rows.map((row) => ({ ...row, featured: row.featured === 1, pictured: Number(row.pictured) === 1 }))
}

function firstEnd(placed: ReadonlyMap<Id, Placed>): string | null {
  const ends = [...placed.values()].flatMap(({ embargoUntil }) => embargoUntil ?? [])
  return ends.toSorted()[0] ?? null
}
