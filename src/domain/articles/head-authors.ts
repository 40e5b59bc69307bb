import type { Db, Id } from '../../platform/db/schema.ts'

/** Says whose byline the newest revision has, for the newsroom's lists. Call within the transaction of the save. */
export async function noteAuthors(db: Db, articleId: Id, authorIds: readonly Id[]): Promise<void> {
  await db.deleteFrom('headAuthor').where('articleId', '=', articleId).execute()
  if (authorIds.length === 0) return
  const known = await db
    .selectFrom('author')
    .select('id')
    .where('id', 'in', [...authorIds])
    .execute()
  const rows = known.map(({ id }) => ({ authorId: id, articleId }))
  if (rows.length > 0) await db.insertInto('headAuthor').values(rows).execute()
}
