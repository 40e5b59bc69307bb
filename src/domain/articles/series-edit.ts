import type { Clock } from '../../lib/clock.ts'
import { newId } from '../../lib/id.ts'
import { inLanguage, type Localized } from '../../lib/localized.ts'
import { slugify } from '../../lib/slug.ts'
import type { Db, Id } from '../../platform/db/schema.ts'
import type { Audience } from '../../platform/db/schema-editorial.ts'
import { moveTo, type Step } from '../publication/order.ts'
import { addRedirect } from '../publication/redirects.ts'
import { pageSuffixes, redirectPage } from './move-references.ts'
import { listSeries, type Series } from './series.ts'

export type SeriesWords = {
  name: Localized
  standfirst: Localized
  introduction: Localized
  audience: Audience | null
}

/** At the end of the order. `taken`: another series has this address. Call within a transaction, as all of these. */
export async function addSeries(db: Db, wish: string, words: SeriesWords): Promise<Id | 'taken'> {
  const all = await listSeries(db)
  const id = newId()
  const slug = wish || slugify(inLanguage(words.name, 'en')) || `series-${id.slice(-6)}`
  if (all.some((series) => series.slug === slug)) return 'taken'
  await db
    .insertInto('series')
    .values({ id, slug, position: all.length, ...toColumns(words) })
    .execute()
  await db.deleteFrom('redirect').where('source', 'like', `%/series/${slug}`).execute()
  await db.deleteFrom('redirect').where('source', 'like', `%/series/${slug}/feed.%`).execute()
  return id
}

/** A changed address leads on, in every language: `prefixes` are '', '/fr' … */
export async function editSeries(
  db: Db,
  clock: Clock,
  { id, slug: before }: Pick<Series, 'id' | 'slug'>,
  { slug, ...words }: SeriesWords & { slug: string },
  prefixes: readonly string[],
): Promise<'edited' | 'taken'> {
  const other = await db.selectFrom('series').select('id').where('slug', '=', slug).executeTakeFirst()
  if (other && other.id !== id) return 'taken'
  await db
    .updateTable('series')
    .set({ slug, ...toColumns(words) })
    .where('id', '=', id)
    .execute()
  if (slug !== before) await redirectPage(db, clock, prefixes, `/series/${before}`, `/series/${slug}`)
  return 'edited'
}

export async function moveSeries(db: Db, id: Id, step: Step): Promise<boolean> {
  const all = await listSeries(db)
  const order = moveTo(
    all.map((series) => series.id),
    id,
    step,
  )
  if (!order) return false
  for (const [position, one] of order.entries())
    await db.updateTable('series').set({ position }).where('id', '=', one).execute()
  return true
}

/** The articles stay; its addresses answer 410 from then on. */
export async function removeSeries(
  db: Db,
  clock: Clock,
  { id, slug }: Pick<Series, 'id' | 'slug'>,
  prefixes: readonly string[],
): Promise<void> {
  await db.deleteFrom('series').where('id', '=', id).execute()
  for (const prefix of prefixes)
    for (const suffix of pageSuffixes) await addRedirect(db, clock, `${prefix}/series/${slug}${suffix}`, null)
}

/** A work, by the article it was first written as, with its newest headline. */
export type SeriesPart = {
  workId: Id
  headline: string
  slug: string
  language: string
  publishedAt: string | null
}

/** In reading order, published or not. */
export async function listParts(db: Db, seriesId: Id): Promise<SeriesPart[]> {
  return selectParts(db)
    .innerJoin('seriesArticle', 'seriesArticle.articleId', 'article.id')
    .where('seriesArticle.seriesId', '=', seriesId)
    .orderBy('seriesArticle.position')
    .orderBy('article.id')
    .execute()
}

/** The work that an article is a version of, as a part of a series would show it. */
export async function readPart(db: Db, articleId: Id): Promise<SeriesPart | undefined> {
  return selectParts(db)
    .where('article.id', '=', (select) =>
      select.selectFrom('article as version').select('version.workId').where('version.id', '=', articleId),
    )
    .executeTakeFirst()
}

export async function countParts(db: Db): Promise<Map<Id, number>> {
  const rows = await db
    .selectFrom('seriesArticle')
    .select(['seriesId', (select) => select.fn.countAll().as('count')])
    .groupBy('seriesId')
    .execute()
  return new Map(rows.map(({ seriesId, count }) => [seriesId, Number(count)]))
}

/** The work becomes the last part, or the one at `place`. False: it is one already. */
export async function addPart(db: Db, seriesId: Id, workId: Id, place?: number): Promise<boolean> {
  const order = (await listParts(db, seriesId)).map((part) => part.workId)
  if (order.includes(workId)) return false
  await db
    .insertInto('seriesArticle')
    .values({ seriesId, articleId: workId, position: order.length })
    .execute()
  if (place !== undefined) await putInOrder(db, seriesId, order.toSpliced(place, 0, workId))
  return true
}

export async function movePart(db: Db, seriesId: Id, workId: Id, step: Step): Promise<boolean> {
  const parts = await listParts(db, seriesId)
  const order = moveTo(
    parts.map((part) => part.workId),
    workId,
    step,
  )
  if (order) await putInOrder(db, seriesId, order)
  return order !== undefined
}

export async function takeOutPart(db: Db, seriesId: Id, workId: Id): Promise<boolean> {
  const removed = await db
    .deleteFrom('seriesArticle')
    .where('seriesId', '=', seriesId)
    .where('articleId', '=', workId)
    .executeTakeFirst()
  return removed.numDeletedRows > 0n
}

function selectParts(db: Db) {
  return db
    .selectFrom('article')
    .innerJoin('revision', 'revision.id', 'article.headRevisionId')
    .select(['article.id as workId', 'article.slug', 'article.language', 'article.publishedAt'])
    .select('revision.headline')
}

async function putInOrder(db: Db, seriesId: Id, order: readonly Id[]): Promise<void> {
  for (const [position, articleId] of order.entries())
    await db
      .updateTable('seriesArticle')
      .set({ position })
      .where('seriesId', '=', seriesId)
      .where('articleId', '=', articleId)
      .execute()
}

function toColumns({ name, standfirst, introduction, audience }: SeriesWords) {
  return {
    name: JSON.stringify(name),
    standfirst: JSON.stringify(standfirst),
    introduction: JSON.stringify(introduction),
    audience,
  }
}
