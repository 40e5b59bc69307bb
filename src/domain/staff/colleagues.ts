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

/** Everyone who works here, by name: for choosing whom a thing is for. */
export async function listColleagues(db: Db): Promise<{ id: Id; name: string }[]> {
  const rows = await db.selectFrom('staff').select(['id', 'name']).where('removedAt', 'is', null).execute()
  return rows.toSorted((one, other) => one.name.localeCompare(other.name))
}
