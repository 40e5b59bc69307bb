import { type SqlBool, sql } from 'kysely'
import type { Db, Id } from '../../platform/db/schema.ts'
import { may, type Member } from '../staff/may.ts'

export type OwnArticle = {
  id: Id
  workId: Id
  headline: string
  slug: string
  language: string
  sectionId: Id
  publishedAt: string | null
}

const MOST = 12
/** Titles only: what a body says is for the search of the desk. */
const LOOKED_THROUGH = 60

/**
 * Articles of ours by words of their headline or address, published and newest first: what one links to. `onlyIn`: those
 * that readers see in this language.
 */
export async function findOwnArticles(
  db: Db,
  member: Member,
  query: string,
  onlyIn?: string,
): Promise<OwnArticle[]> {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean).slice(0, 6)
  const rows = await db
    .selectFrom('article')
    .innerJoin('revision', 'revision.id', 'article.headRevisionId')
    .select(['article.id', 'revision.headline', 'article.slug', 'article.language', 'article.sectionId'])
    .select(['article.publishedAt', 'article.createdBy', 'article.workId'])
    .where((where) =>
      where.and(
        words.map((word) =>
          where.or([
            sql<SqlBool>`lower(revision.headline) like ${`%${escapeLike(word)}%`} escape '!'`,
            sql<SqlBool>`article.slug like ${`%${escapeLike(word)}%`} escape '!'`,
          ]),
        ),
      ),
    )
    .where('article.archivedAt', 'is', null)
    .$if(onlyIn !== undefined, (found) =>
      found.where('article.publishedAt', 'is not', null).where('article.language', '=', onlyIn ?? ''),
    )
    .orderBy(sql`case when article.published_at is null then 1 else 0 end`)
    .orderBy('article.publishedAt', 'desc')
    .orderBy('article.id', 'desc')
    .limit(LOOKED_THROUGH)
    .execute()
  return rows
    .filter(
      ({ publishedAt, sectionId, createdBy }) =>
        publishedAt !== null || may(member, 'article.read', { sectionId, createdBy }),
    )
    .slice(0, MOST)
}

function escapeLike(word: string): string {
  return word.replace(/[!%_]/g, '!$&')
}
