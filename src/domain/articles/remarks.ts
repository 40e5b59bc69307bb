import { type Clock, toInstantText } from '../../lib/clock.ts'
import { newId } from '../../lib/id.ts'
import type { Db, Id } from '../../platform/db/schema.ts'
import { inTransaction } from '../../platform/db/transaction.ts'
import { may, type Member } from '../staff/may.ts'
import { subjectFor } from './subject.ts'
import { tellColleagues } from './tell-colleagues.ts'

export type Remark = {
  id: Id
  kind: 'note' | 'comment' | 'change-request'
  by: string
  at: string
  text: string
  resolvedAt: string | null
  /** Of the revision it speaks of. */
  number: number | null
}

export const LONGEST_REMARK = 5_000

/** What colleagues said of an article, oldest first. Call with an article that the member may read. */
export async function listRemarks(db: Db, articleId: Id): Promise<Remark[]> {
  const rows = await db
    .selectFrom('remark')
    .leftJoin('staff', 'staff.id', 'remark.staffId')
    .leftJoin('revision', 'revision.id', 'remark.revisionId')
    .select(['remark.id', 'remark.kind', 'staff.name as by', 'remark.createdAt as at', 'remark.text'])
    .select(['remark.resolvedAt', 'revision.number'])
    .where('remark.articleId', '=', articleId)
    .orderBy('remark.id')
    .execute()
  return rows.map((row) => ({ ...row, by: row.by ?? '' }))
}

/** Writes a remark down. Call within a transaction. */
export async function writeRemark(
  db: Db,
  clock: Clock,
  member: Member,
  remark: { articleId: Id; revisionId: Id | null; kind: Remark['kind']; text: string },
): Promise<Id> {
  const id = newId()
  await db
    .insertInto('remark')
    .values({ id, staffId: member.id, createdAt: toInstantText(clock()), ...remark })
    .execute()
  return id
}

/** Adds a comment, and tells whose article it is. False: there is no such article, or not for this member. */
export async function comment(
  db: Db,
  clock: Clock,
  member: Member,
  articleId: Id,
  text: string,
): Promise<boolean> {
  return inTransaction(db, async (db) => {
    const article = await readable(db, member, articleId)
    if (!article) return false
    const remark = { articleId, revisionId: article.headRevisionId, kind: 'comment', text } as const
    const remarkId = await writeRemark(db, clock, member, remark)
    await tellColleagues(db, clock, 'commented', article, member, remarkId)
    return true
  })
}

/** Marks a remark as done, or as open again. */
export async function resolveRemark(
  db: Db,
  clock: Clock,
  member: Member,
  wish: { articleId: Id; remarkId: Id; isDone: boolean },
): Promise<boolean> {
  if (!(await readable(db, member, wish.articleId))) return false
  const changed = await db
    .updateTable('remark')
    .set({ resolvedAt: wish.isDone ? toInstantText(clock()) : null })
    .where('id', '=', wish.remarkId)
    .where('articleId', '=', wish.articleId)
    .executeTakeFirst()
  return changed.numUpdatedRows > 0n
}

async function readable(db: Db, member: Member, articleId: Id) {
  const article = await db
    .selectFrom('article')
    .select(['id', 'createdBy', 'assigneeId', 'sectionId', 'headRevisionId'])
    .where('id', '=', articleId)
    .executeTakeFirst()
  return article && may(member, 'article.remark', subjectFor(member, article)) ? article : undefined
}
