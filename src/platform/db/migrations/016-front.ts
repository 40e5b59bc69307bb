import type { Kysely } from 'kysely'

/** The newest of one kind are found without passing over those of the other. */
export async function indexKinds<T>(db: Kysely<T>): Promise<void> {
  await db.schema
    .createIndex('article_by_kind')
    .on('article')
    .columns(['language', 'kind', 'published_at', 'id'])
    .execute()
}
