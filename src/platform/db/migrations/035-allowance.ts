import type { Kysely } from 'kysely'

/** How often something was done in a window of time, by all processes together. */
export async function createAllowance<T>(db: Kysely<T>): Promise<void> {
  await db.schema
    .createTable('allowance')
    .addColumn('key', 'text', (c) => c.primaryKey())
    .addColumn('used', 'integer', (c) => c.notNull())
    .addColumn('ends_at', 'text', (c) => c.notNull())
    .execute()
}
