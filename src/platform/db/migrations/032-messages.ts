import type { Kysely } from 'kysely'

/** To whom of an event a message goes; and by what a reader's own calendar address can be made another. */
export async function addMessages<T>(db: Kysely<T>): Promise<void> {
  await db.schema.alterTable('edition').addColumn('seat_audience', 'text').execute()
  await db.schema.alterTable('edition').addColumn('seat_language', 'text').execute()
  await db.schema.alterTable('reader').addColumn('calendar_key', 'text').execute()
}
