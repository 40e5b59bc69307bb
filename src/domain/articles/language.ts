import type { Db, Id } from '../../platform/db/schema.ts'
import { inTransaction } from '../../platform/db/transaction.ts'
import { freeSlug } from './create.ts'
import { toContent } from './draft.ts'
import { lockArticle } from './presence.ts'

export type Version = { id: Id; language: string; headline: string }

/** The other language versions of the same work, by language. */
export async function listVersions(db: Db, workId: Id, except: Id): Promise<Version[]> {
  return db
    .selectFrom('article')
    .innerJoin('revision', 'revision.id', 'article.headRevisionId')
    .select(['article.id', 'article.language', 'revision.headline'])
    .where('article.workId', '=', workId)
    .where('article.id', '!=', except)
    .orderBy('article.language')
    .execute()
}

export type LanguageSet = 'set' | 'published' | 'taken' | 'nothing'

/**
 * Says which language an article is in and what it is a translation of (null: of nothing). Only while readers have
 * never seen it, because both are part of its address; a work has one version in each language.
 */
export async function setLanguage(
  db: Db,
  articleId: Id,
  language: string,
  translationOf: Id | null,
): Promise<LanguageSet> {
  return inTransaction(db, async (db): Promise<LanguageSet> => {
    if (!(await lockArticle(db, articleId))) return 'nothing'
    const article = await db
      .selectFrom('article')
      .innerJoin('revision', 'revision.id', 'article.headRevisionId')
      .selectAll('revision')
      .select(['article.publishedAt', 'article.unpublishedAt', 'article.slug', 'article.language'])
      .where('article.id', '=', articleId)
      .executeTakeFirst()
    if (!article) return 'nothing'
    if (article.publishedAt !== null || article.unpublishedAt !== null) return 'published'
    const workId = translationOf === null ? articleId : await workOf(db, translationOf)
    if (workId === undefined) return 'nothing'
    const versions = await listVersions(db, workId, articleId)
    if (versions.some((version) => version.language === language)) return 'taken'
    const wish = toContent(article).slug ?? article.slug
    const slug = language === article.language ? article.slug : await freeSlug(db, language, wish)
    await db.updateTable('article').set({ language, workId, slug }).where('id', '=', articleId).execute()
    return 'set'
  })
}

async function workOf(db: Db, articleId: Id): Promise<Id | undefined> {
  const row = await db.selectFrom('article').select('workId').where('id', '=', articleId).executeTakeFirst()
  return row?.workId
}
