import type { Kysely } from 'kysely'

/** What comes back of letters, and lists of subscribers that come from elsewhere. */
export async function createReturns<T>(db: Kysely<T>): Promise<void> {
  await db.schema.createIndex('bounce_address').on('bounce').columns(['email', 'received_at']).execute()
  await db.schema
    .createIndex('suppression_newest')
    .on('suppression')
    .columns(['created_at', 'address_hash'])
    .execute()
  await db.schema
    .createTable('hook_token')
    .addColumn('token', 'text', (c) => c.primaryKey())
    .addColumn('seen_at', 'text', (c) => c.notNull())
    .execute()
  await db.schema.alterTable('subscriber_import').addColumn('started_at', 'text').execute()
  await db.schema
    .alterTable('subscriber_import')
    .addColumn('done_bytes', 'integer', (c) => c.notNull().defaultTo(0))
    .execute()
  await db.schema
    .createTable('subscriber_import_refusal')
    .addColumn('import_id', 'text', (c) => c.notNull().references('subscriber_import.id').onDelete('cascade'))
    .addColumn('line', 'integer', (c) => c.notNull())
    .addColumn('text', 'text', (c) => c.notNull())
    .addColumn('why', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('subscriber_import_refusal_pk', ['import_id', 'line'])
    .execute()
}
