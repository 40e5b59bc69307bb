import { type Kysely, sql } from 'kysely'

/** What the newsroom's desk works with: where each article stands, who is in it, what is said of it. */
export async function createDesk<T>(db: Kysely<T>): Promise<void> {
  await extendArticles(db)
  const { schema } = db
  await schema
    .createTable('presence')
    .addColumn('article_id', 'text', (c) => c.primaryKey().references('article.id').onDelete('cascade'))
    .addColumn('staff_id', 'text', (c) => c.notNull().references('staff.id').onDelete('cascade'))
    .addColumn('tab', 'text', (c) => c.notNull())
    .addColumn('since', 'text', (c) => c.notNull())
    .addColumn('seen_at', 'text', (c) => c.notNull())
    .execute()
  await schema
    .createTable('remark')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('article_id', 'text', (c) => c.notNull().references('article.id').onDelete('cascade'))
    .addColumn('revision_id', 'text')
    .addColumn('staff_id', 'text', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('text', 'text', (c) => c.notNull())
    .addColumn('resolved_at', 'text')
    .addColumn('created_at', 'text', (c) => c.notNull())
    .execute()
  await schema.createIndex('remark_article').on('remark').column('article_id').execute()
  await schema
    .createTable('preview_link')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('article_id', 'text', (c) => c.notNull().references('article.id').onDelete('cascade'))
    .addColumn('token_hash', 'text', (c) => c.notNull().unique())
    .addColumn('created_by', 'text', (c) => c.notNull())
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addColumn('expires_at', 'text', (c) => c.notNull())
    .addColumn('revoked_at', 'text')
    .execute()
  await createBoards(db)
}

/** `stage`: writing, in-review, approved, scheduled or published, said of the newest revision. */
async function extendArticles<T>(db: Kysely<T>): Promise<void> {
  const columns = [
    'head_revision_id',
    'scheduled_at',
    'embargo_until',
    'assignee_id',
    'due_at',
    'archived_at',
  ]
  for (const column of [...columns, 'created_by']) {
    await db.schema.alterTable('article').addColumn(column, 'text').execute()
  }
  await db.schema
    .alterTable('article')
    .addColumn('stage', 'text', (c) => c.notNull().defaultTo('writing'))
    .execute()
  await db.schema
    .alterTable('revision')
    .addColumn('origin', 'text', (c) => c.notNull().defaultTo('saved'))
    .execute()
  await sql`update article set head_revision_id =
    (select id from revision where article_id = article.id order by number desc limit 1)`.execute(db)
  await sql`update article set stage = 'published' where published_revision_id = head_revision_id`.execute(db)
  await db.schema.createIndex('article_stage').on('article').columns(['stage', 'scheduled_at']).execute()
}

async function createBoards<T>(db: Kysely<T>): Promise<void> {
  await db.schema
    .createTable('saved_filter')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('staff_id', 'text', (c) => c.notNull().references('staff.id').onDelete('cascade'))
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('filter', 'text', (c) => c.notNull())
    .addColumn('created_at', 'text', (c) => c.notNull())
    .execute()
  await db.schema
    .createTable('front_revision')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('language', 'text', (c) => c.notNull())
    .addColumn('layout', 'text', (c) => c.notNull())
    .addColumn('live_from', 'text', (c) => c.notNull())
    .addColumn('created_by', 'text', (c) => c.notNull())
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addColumn('withdrawn_at', 'text')
    .execute()
  await db.schema.createIndex('front_live').on('front_revision').columns(['language', 'live_from']).execute()
  await db.schema
    .alterTable('media')
    .addColumn('rights', 'text', (c) => c.notNull().defaultTo(''))
    .execute()
  await db.schema.alterTable('media').addColumn('focal_point', 'text').execute()
  await db.schema.alterTable('media').addColumn('removed_at', 'text').execute()
}
