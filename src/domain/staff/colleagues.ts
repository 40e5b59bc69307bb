import type { Db, Id } from '../../platform/db/schema.ts'

/** Whether anyone else works here. */
export async function hasColleague(db: Db, memberId: Id): Promise<boolean> {
  const other = await db
    .selectFrom('staff')
    .select('id')
    .where('id', '!=', memberId)
    .where('removedAt', 'is', null)
    .limit(1)
    .executeTakeFirst()
  return other !== undefined
}
