import type { Kysely } from 'kysely'

/** Several may be in an article at once, each in a tab of their own; one of them writes. */
export async function createPresence<T>(db: Kysely<T>): Promise<void> {
  await db.schema.dropTable('presence').execute()
  await db.schema
    .createTable('presence')
    .addColumn('article_id', 'text', (c) => c.notNull().references('article.id').onDelete('cascade'))
    .addColumn('tab', 'text', (c) => c.notNull())
    .addColumn('staff_id', 'text', (c) => c.notNull().references('staff.id').onDelete('cascade'))
    .addColumn('since', 'text', (c) => c.notNull())
    .addColumn('seen_at', 'text', (c) => c.notNull())
    .addColumn('writing_since', 'text')
    .addPrimaryKeyConstraint('presence_pk', ['article_id', 'tab'])
    .execute()
}
