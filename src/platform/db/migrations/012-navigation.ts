import { type Kysely, sql } from 'kysely'

/** What stands in the header and the footer, where the newsroom has arranged it. */
export async function createNavigation<T>(db: Kysely<T>): Promise<void> {
  await db.schema
    .createTable('navigation_entry')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('language', 'text', (c) => c.notNull())
    .addColumn('place', 'text', (c) => c.notNull().check(sql`place in ('header', 'footer')`))
    .addColumn('position', 'integer', (c) => c.notNull())
    .addColumn('kind', 'text', (c) =>
      c.notNull().check(sql`kind in ('section', 'series', 'topic', 'page', 'fixed', 'address')`),
    )
    .addColumn('target', 'text', (c) => c.notNull())
    .addColumn('label', 'text', (c) => c.notNull())
    .addColumn('hidden_at', 'text')
    .execute()
}
