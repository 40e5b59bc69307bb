import type { Kysely } from 'kysely'

/** Who has asked for newsletters and not said yet, by mail, that it was they. */
export async function createSubscriptionAsks<T>(db: Kysely<T>): Promise<void> {
  await db.schema
    .createTable('subscription_ask')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('email', 'text', (c) => c.notNull())
    .addColumn('email_key', 'text', (c) => c.notNull())
    .addColumn('newsletter_ids', 'text', (c) => c.notNull())
    .addColumn('follow', 'text')
    .addColumn('source', 'text', (c) => c.notNull())
    .addColumn('language', 'text', (c) => c.notNull())
    .addColumn('wording', 'text', (c) => c.notNull())
    .addColumn('place', 'text', (c) => c.notNull())
    .addColumn('network', 'text', (c) => c.notNull())
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addColumn('expires_at', 'text', (c) => c.notNull())
    .addColumn('used_at', 'text')
    .execute()
  await db.schema.createIndex('subscription_ask_end').on('subscription_ask').column('expires_at').execute()
  await db.schema.createIndex('subscription_ask_address').on('subscription_ask').column('email_key').execute()
}
