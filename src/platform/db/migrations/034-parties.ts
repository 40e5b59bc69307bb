import type { Kysely } from 'kysely'

/** How many of a party came in one go; null: all of them. */
export async function addParties<T>(db: Kysely<T>): Promise<void> {
  await db.schema.alterTable('check_in').addColumn('people', 'integer').execute()
}
