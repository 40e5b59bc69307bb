import type { Kysely } from 'kysely'

/**
 * What is written about an event, by language: its description and, afterwards, its transcript, each with its
 * revisions. What readers see stays where it was, in `event_words`; a text gets its row when it is first written on.
 */
export async function createEventTexts<T>(db: Kysely<T>): Promise<void> {
  await db.schema
    .createTable('event_text')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('event_id', 'text', (c) => c.notNull().references('event.id').onDelete('cascade'))
    .addColumn('language', 'text', (c) => c.notNull())
    .addColumn('part', 'text', (c) => c.notNull())
    .addColumn('head_revision_id', 'text')
    .addColumn('published_revision_id', 'text')
    .execute()
  await db.schema.createIndex('event_text_of').on('event_text').columns(['event_id', 'part']).execute()
  await db.schema
    .createTable('event_text_revision')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('text_id', 'text', (c) => c.notNull().references('event_text.id').onDelete('cascade'))
    .addColumn('number', 'integer', (c) => c.notNull())
    .addColumn('body', 'text', (c) => c.notNull())
    .addColumn('created_by', 'text', (c) => c.notNull())
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addColumn('origin', 'text', (c) => c.notNull())
    .addUniqueConstraint('event_text_revision_number', ['text_id', 'number'])
    .execute()
}
