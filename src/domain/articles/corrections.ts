import { sql, type SqlBool } from 'kysely'
import { type Clock, toInstantText } from '../../lib/clock.ts'
import type { Db, Id, InstantText } from '../../platform/db/schema.ts'
import { inTransaction } from '../../platform/db/transaction.ts'
import { recordAudit } from '../staff/audit.ts'
import { type ArticleCard, completeCards, selectCards } from './cards.ts'
import { type Doer, moverOf, openFor } from './open-for.ts'
import { addCorrection } from './publish.ts'

export const LONGEST_CORRECTION = 2_000

/** Says what was wrong in an article without changing its words. Refused where no reader can have seen it. */
export async function correctArticle(
  db: Db,
  clock: Clock,
  { actor, network }: Doer,
  articleId: Id,
  text: string,
): Promise<'corrected' | 'refused' | 'nothing'> {
  return inTransaction(db, async (db) => {
    const article = await openFor(db, actor, articleId)
    if (!article) return 'nothing'
    if (article.publishedAt === null || !moverOf(actor, article).mayAct('article.publish')) return 'refused'
    await addCorrection(db, clock, articleId, text)
    // Feed readers look again at what was updated.
    await db
      .updateTable('article')
      .set({ updatedAt: toInstantText(clock()) })
      .where('id', '=', articleId)
      .execute()
    await recordAudit(db, clock, {
      actor,
      act: 'article.correct',
      subject: { kind: 'article', id: articleId, name: article.headline },
      after: { correction: text },
      network,
    })
    return 'corrected'
  })
}

export type PublicCorrection = {
  id: Id
  text: string
  at: string
  headline: string
  slug: string
  language: string
}

/** The correction after which a list goes on: several may have been published at one instant. */
export type CorrectionPlace = { at: InstantText; id: Id }

/** Corrections of articles that can be read, newest first. */
export async function listCorrections(
  db: Db,
  filter: { language: string; before?: CorrectionPlace },
  most: number,
): Promise<PublicCorrection[]> {
  let query = db
    .selectFrom('correction')
    .innerJoin('article', 'article.id', 'correction.articleId')
    .innerJoin('revision', 'revision.id', 'article.publishedRevisionId')
    .select(['correction.id', 'correction.text', 'correction.publishedAt as at', 'revision.headline'])
    .select(['article.slug', 'article.language'])
    .where('article.publishedAt', 'is not', null)
    .where('article.language', '=', filter.language)
    .orderBy('correction.publishedAt', 'desc')
    .orderBy('correction.id', 'desc')
    .limit(most)
  const { before } = filter
  if (before !== undefined)
    query = query.where(sql<SqlBool>`(correction.published_at, correction.id) < (${before.at}, ${before.id})`)
  return query.execute()
}

/** Everything that was put right in an article, newest first. */
export async function listCorrectionsOf(
  db: Db,
  articleId: Id,
): Promise<{ id: Id; text: string; at: InstantText }[]> {
  return db
    .selectFrom('correction')
    .select(['id', 'text', 'publishedAt as at'])
    .where('articleId', '=', articleId)
    .orderBy('publishedAt', 'desc')
    .orderBy('id', 'desc')
    .execute()
}

/** What was put right in each of these articles, newest first. */
export async function correctionsByArticle(db: Db, ids: readonly Id[]): Promise<Map<Id, string[]>> {
  const found = new Map<Id, string[]>()
  if (ids.length === 0) return found
  const rows = await db
    .selectFrom('correction')
    .select(['articleId', 'text'])
    .where('articleId', 'in', [...ids])
    .orderBy('publishedAt', 'desc')
    .orderBy('id', 'desc')
    .execute()
  for (const { articleId, text } of rows) found.set(articleId, [...(found.get(articleId) ?? []), text])
  return found
}

/** The articles that were corrected last, the newest correction first. */
export async function listCorrected(db: Db, language: string, most: number): Promise<ArticleCard[]> {
  const rows = await db
    .selectFrom('correction')
    .innerJoin('article', 'article.id', 'correction.articleId')
    .select(['article.id', (select) => select.fn.max('correction.publishedAt').as('at')])
    .where('article.publishedAt', 'is not', null)
    .where('article.language', '=', language)
    .groupBy('article.id')
    .orderBy('at', 'desc')
    .orderBy('article.id', 'desc')
    .limit(most)
    .execute()
  const ids = rows.map(({ id }) => id)
  if (ids.length === 0) return []
  const cards = await completeCards(db, await selectCards(db).where('article.id', 'in', ids).execute())
  return cards.toSorted((one, other) => ids.indexOf(one.id) - ids.indexOf(other.id))
}
