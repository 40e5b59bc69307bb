import { type Kysely, sql } from 'kysely'

/** Pages are written as articles are: drafts over what readers see, autosaves, and one who writes at a time. */
export async function createPageDrafts<T>(db: Kysely<T>): Promise<void> {
  await db.schema.alterTable('page').addColumn('head_revision_id', 'text').execute()
  await sql`update page set head_revision_id =
    (select id from page_revision where page_id = page.id order by number desc limit 1)`.execute(db)
  // Null: the address stays as it is.
  await db.schema.alterTable('page_revision').addColumn('slug', 'text').execute()
  await db.schema
    .alterTable('page_revision')
    .addColumn('origin', 'text', (c) => c.notNull().defaultTo('saved'))
    .execute()
  await widenPresence(db)
  await indexAutosaves(db)
}

/** Of this minute, so nothing in it is worth moving. */
async function widenPresence<T>(db: Kysely<T>): Promise<void> {
  await db.schema.dropTable('presence').execute()
  await db.schema
    .createTable('presence')
    .addColumn('subject_id', 'text', (c) => c.notNull())
    .addColumn('tab', 'text', (c) => c.notNull())
    .addColumn('staff_id', 'text', (c) => c.notNull().references('staff.id').onDelete('cascade'))
    .addColumn('since', 'text', (c) => c.notNull())
    .addColumn('seen_at', 'text', (c) => c.notNull())
    .addColumn('writing_since', 'text')
    .addPrimaryKeyConstraint('presence_pk', ['subject_id', 'tab'])
    .execute()
}

/** So that the ones to thin are found without reading through every text. */
async function indexAutosaves<T>(db: Kysely<T>): Promise<void> {
  for (const [table, of] of [
    ['revision', 'article_id'],
    ['page_revision', 'page_id'],
  ] as const)
    await sql`create index ${sql.ref(`${table}_autosaved`)} on ${sql.table(table)}
      (${sql.ref(of)}, created_at, created_by, id) where origin = 'autosaved'`.execute(db)
}
