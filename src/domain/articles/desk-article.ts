import { readJson } from '../../lib/json.ts'
import { type Localized, localizedSchema } from '../../lib/localized.ts'
import type { Db, Id } from '../../platform/db/schema.ts'
import type { Member } from '../staff/may.ts'
import { type Opened, openFor } from './open-for.ts'

/** An article as its page on the desk shows it. */
export type DeskArticle = Opened & {
  section: Localized
  creator: string
  assignee: string
  /** The number of the revision that readers see. */
  liveNumber: number | null
  corrections: { text: string; at: string }[]
}

/** Undefined: there is none, or not for this member. */
export async function readDeskArticle(
  db: Db,
  member: Member,
  articleId: Id,
): Promise<DeskArticle | undefined> {
  const article = await openFor(db, member, articleId)
  if (!article) return undefined
  const row = await db
    .selectFrom('article')
    .innerJoin('section', 'section.id', 'article.sectionId')
    .leftJoin('staff as creator', 'creator.id', 'article.createdBy')
    .leftJoin('staff as assignee', 'assignee.id', 'article.assigneeId')
    .leftJoin('revision as live', 'live.id', 'article.publishedRevisionId')
    .select(['section.name as section', 'creator.name as creator', 'assignee.name as assignee'])
    .select('live.number as liveNumber')
    .where('article.id', '=', articleId)
    .executeTakeFirstOrThrow()
  return {
    ...article,
    section: readJson(localizedSchema, row.section),
    creator: row.creator ?? '',
    assignee: row.assignee ?? '',
    liveNumber: row.liveNumber,
    corrections: await db
      .selectFrom('correction')
      .select(['text', 'publishedAt as at'])
      .where('articleId', '=', articleId)
      .orderBy('publishedAt', 'desc')
      .execute(),
  }
}
