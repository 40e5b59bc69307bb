import type { Kysely } from 'kysely'

/** Null: the language of the page by which they come. */
export async function addStaffLanguage<T>(db: Kysely<T>): Promise<void> {
  await db.schema.alterTable('staff').addColumn('language', 'text').execute()
}
