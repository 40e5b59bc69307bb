import type { Kysely } from 'kysely'

/** Slides that lie elsewhere than in the library. */
export async function addSlidesLink<T>(db: Kysely<T>): Promise<void> {
  await db.schema.alterTable('event').addColumn('slides_link', 'text').execute()
}
