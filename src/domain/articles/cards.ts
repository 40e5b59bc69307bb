import type { SelectQueryBuilder } from 'kysely'
import { readJson } from '../../lib/json.ts'
import { type Localized, localizedSchema } from '../../lib/localized.ts'
import type { Db } from '../../platform/db/schema.ts'
import type { Audience } from '../../platform/db/schema-editorial.ts'
import { type Lead, leadSchema } from './save.ts'

/** A published article as lists need it: no body. */
export type ArticleCard = {
  id: string
  workId: string
  kind: 'analysis' | 'brief'
  slug: string
  language: string
  featured: boolean
  headline: string
  kicker: string
  standfirst: string
  summary: string
  lead: Lead | null
  readingMinutes: number
  section: { slug: string; name: Localized }
  authors: { slug: string; name: Localized }[]
  /** Its own, else its series'; null: what the policy says. */
  audience: Audience | null
  publishedAt: string
  updatedAt: string | null
}

/** Every column a card is made of, for published articles only; callers add where and order. */
export function selectCards(db: Db) {
  return db
    .selectFrom('article')
    .innerJoin('revision', 'revision.id', 'article.publishedRevisionId')
    .innerJoin('section', 'section.id', 'article.sectionId')
    .where('article.publishedAt', 'is not', null)
    .select([
      'article.id',
      'article.workId',
      'article.kind',
      'article.slug',
      'article.language',
      'article.featured',
      'article.audience',
      'article.publishedAt',
      'article.updatedAt',
      'revision.headline',
      'revision.kicker',
      'revision.standfirst',
      'revision.summary',
      'revision.lead',
      'revision.readingMinutes',
      'section.slug as sectionSlug',
      'section.name as sectionName',
    ])
}

export type CardRow =
  ReturnType<typeof selectCards> extends SelectQueryBuilder<infer _DB, infer _TB, infer O> ? O : never

/** Turns rows into cards, adding bylines and the audience of their series by two further statements in all. */
export async function completeCards(db: Db, rows: CardRow[]): Promise<ArticleCard[]> {
  if (rows.length === 0) return []
  const ids = rows.map((row) => row.id)
  const bylines = await readBylines(db, ids)
  const seriesAudiences = await readSeriesAudiences(
    db,
    rows.map((row) => row.workId),
  )
  return rows.map((row) => ({
    id: row.id,
    workId: row.workId,
    kind: row.kind,
    slug: row.slug,
    language: row.language,
    featured: row.featured === 1,
    headline: row.headline,
    kicker: row.kicker,
    standfirst: row.standfirst,
    summary: row.summary,
    lead: row.lead === null ? null : readJson(leadSchema, row.lead),
    readingMinutes: row.readingMinutes,
    section: { slug: row.sectionSlug, name: readJson(localizedSchema, row.sectionName) },
    authors: bylines.get(row.id) ?? [],
    audience: row.audience ?? seriesAudiences.get(row.workId) ?? null,
    publishedAt: row.publishedAt ?? '',
    updatedAt: row.updatedAt,
  }))
}

async function readBylines(db: Db, ids: string[]): Promise<Map<string, ArticleCard['authors']>> {
  const rows = await db
    .selectFrom('articleAuthor')
    .innerJoin('author', 'author.id', 'articleAuthor.authorId')
    .select(['articleAuthor.articleId', 'author.slug', 'author.name'])
    .where('articleAuthor.articleId', 'in', ids)
    .orderBy('articleAuthor.position')
    .execute()
  const bylines = new Map<string, ArticleCard['authors']>()
  for (const row of rows) {
    const byline = bylines.get(row.articleId) ?? []
    byline.push({ slug: row.slug, name: readJson(localizedSchema, row.name) })
    bylines.set(row.articleId, byline)
  }
  return bylines
}

/** A series holds works; all language versions of a work share its audience. */
export async function readSeriesAudiences(db: Db, workIds: string[]): Promise<Map<string, Audience>> {
  const rows = await db
    .selectFrom('seriesArticle')
    .innerJoin('series', 'series.id', 'seriesArticle.seriesId')
    .select(['seriesArticle.articleId', 'series.audience'])
    .where('seriesArticle.articleId', 'in', workIds)
    // In two series the first in the publication's order decides: it is written into the map last.
    .orderBy('series.position', 'desc')
    .orderBy('series.slug', 'desc')
    .execute()
  return new Map(
    rows.flatMap((row) => (row.audience === null ? [] : [[row.articleId, row.audience] as const])),
  )
}
