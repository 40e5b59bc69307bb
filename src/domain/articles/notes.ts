import { type Clock, toInstantText } from '../../lib/clock.ts'
import { newId } from '../../lib/id.ts'
import type { Db, Id } from '../../platform/db/schema.ts'
import type { Member } from '../staff/may.ts'

export type Note = { id: Id; by: string; at: string; text: string }

/** What colleagues wrote to each other beside the article, oldest first. */
export async function listNotes(db: Db, articleId: Id): Promise<Note[]> {
  const rows = await db
    .selectFrom('remark')
    .leftJoin('staff', 'staff.id', 'remark.staffId')
    .select(['remark.id', 'staff.name as by', 'remark.createdAt as at', 'remark.text'])
    .where('remark.articleId', '=', articleId)
    .where('remark.kind', '=', 'note')
    .where('remark.resolvedAt', 'is', null)
    .orderBy('remark.id')
    .execute()
  return rows.map((row) => ({ ...row, by: row.by ?? '' }))
}

/** Call with an article that this member may read. */
export async function addNote(
  db: Db,
  clock: Clock,
  member: Member,
  articleId: Id,
  text: string,
): Promise<void> {
  await db
    .insertInto('remark')
    .values({
      id: newId(),
      articleId,
      revisionId: null,
      staffId: member.id,
      kind: 'note',
      text,
      createdAt: toInstantText(clock()),
    })
    .execute()
}
