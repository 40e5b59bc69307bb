import type { Db, Id } from '../../platform/db/schema.ts'

/** In which the newsroom greets them and writes to them; undefined where they never chose. */
export async function readStaffLanguage(db: Db, staffId: Id): Promise<string | undefined> {
  const row = await db.selectFrom('staff').select('language').where('id', '=', staffId).executeTakeFirst()
  return row?.language ?? undefined
}

export async function chooseLanguage(db: Db, staffId: Id, language: string): Promise<void> {
  await db.updateTable('staff').set({ language }).where('id', '=', staffId).execute()
}
