import { readJson } from '../../lib/json.ts'
import { type Localized, localizedSchema } from '../../lib/localized.ts'
import type { Db } from '../../platform/db/schema.ts'
import type { Audience } from '../../platform/db/schema-editorial.ts'
import { type ArticleCard, completeCards, selectCards } from './cards.ts'

export type Series = {
  id: string
  slug: string
  name: Localized
  standfirst: Localized
  introduction: Localized
  audience: Audience | null
}

export async function listSeries(db: Db): Promise<Series[]> {
  const rows = await db.selectFrom('series').selectAll().orderBy('position').orderBy('slug').execute()
  return rows.map(toSeries)
}

export async function findSeries(db: Db, slug: string): Promise<Series | undefined> {
  const row = await db.selectFrom('series').selectAll().where('slug', '=', slug).executeTakeFirst()
  return row && toSeries(row)
}

/** The series a work stands in, if any. */
export async function seriesOfWork(db: Db, workId: string): Promise<Series | undefined> {
  const row = await db
    .selectFrom('series')
    .innerJoin('seriesArticle', 'seriesArticle.seriesId', 'series.id')
    .selectAll('series')
    .where('seriesArticle.articleId', '=', workId)
    .orderBy('series.position')
    .executeTakeFirst()
  return row && toSeries(row)
}

/** Its articles in reading order, in `language` where there is such a version, else in the one they were written in. */
export async function partsOfSeries(db: Db, seriesId: string, language: string): Promise<ArticleCard[]> {
  const rows = await selectCards(db)
    .innerJoin('seriesArticle', 'seriesArticle.articleId', 'article.workId')
    .select('seriesArticle.position')
    .where('seriesArticle.seriesId', '=', seriesId)
    .where((where) =>
      where.or([
        where('article.language', '=', language),
        where('article.id', '=', where.ref('article.workId')),
      ]),
    )
    .orderBy('seriesArticle.position')
    .execute()
  const byWork = new Map<string, (typeof rows)[number]>()
  for (const row of rows) {
    if (!byWork.has(row.workId) || row.language === language) byWork.set(row.workId, row)
  }
  return completeCards(db, [...byWork.values()])
}

type SeriesRow = {
  id: string
  slug: string
  name: string
  standfirst: string
  introduction: string
  audience: Audience | null
}

function toSeries(row: SeriesRow): Series {
  return {
    id: row.id,
    slug: row.slug,
    audience: row.audience,
    name: readJson(localizedSchema, row.name),
    standfirst: readJson(localizedSchema, row.standfirst),
    introduction: readJson(localizedSchema, row.introduction),
  }
}
