import { type Kysely, sql } from 'kysely'

export async function createArticles<T>(db: Kysely<T>): Promise<void> {
  await db.schema
    .createTable('article')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('work_id', 'text', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull().check(sql`kind in ('analysis', 'brief')`))
    .addColumn('slug', 'text', (c) => c.notNull())
    .addColumn('language', 'text', (c) => c.notNull())
    .addColumn('section_id', 'text', (c) => c.notNull().references('section.id'))
    .addColumn('audience', 'text')
    .addColumn('featured', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('published_revision_id', 'text')
    .addColumn('published_at', 'text')
    .addColumn('updated_at', 'text')
    .addColumn('unpublished_at', 'text')
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addUniqueConstraint('article_address', ['language', 'slug'])
    .execute()
  const index = (
    name: string,
    columns: ('work_id' | 'slug' | 'language' | 'section_id' | 'published_at' | 'id')[],
  ) => db.schema.createIndex(name).on('article').columns(columns).execute()
  await index('article_work', ['work_id'])
  // For an address that may stand for several languages, and for one that stands for nothing.
  await index('article_slug', ['slug'])
  await index('article_by_time', ['language', 'published_at', 'id'])
  await index('article_by_section', ['section_id', 'language', 'published_at', 'id'])
  await createRevisions(db)
  await createMemberships(db)
  await createPages(db)
}

async function createRevisions<T>(db: Kysely<T>): Promise<void> {
  await db.schema
    .createTable('revision')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('article_id', 'text', (c) => c.notNull().references('article.id').onDelete('cascade'))
    .addColumn('number', 'integer', (c) => c.notNull())
    .addColumn('headline', 'text', (c) => c.notNull())
    .addColumn('kicker', 'text', (c) => c.notNull())
    .addColumn('standfirst', 'text', (c) => c.notNull())
    .addColumn('summary', 'text', (c) => c.notNull())
    .addColumn('lead', 'text')
    .addColumn('reading_minutes', 'integer', (c) => c.notNull())
    // Behind all that lists are made of: SQLite reads through a long value to get at what follows it.
    .addColumn('body', 'text', (c) => c.notNull())
    .addColumn('fields', 'text', (c) => c.notNull())
    .addColumn('created_by', 'text', (c) => c.notNull())
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addUniqueConstraint('revision_number', ['article_id', 'number'])
    .execute()
  await db.schema
    .createTable('correction')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('article_id', 'text', (c) => c.notNull().references('article.id').onDelete('cascade'))
    .addColumn('text', 'text', (c) => c.notNull())
    .addColumn('published_at', 'text', (c) => c.notNull())
    .execute()
  await db.schema.createIndex('correction_article').on('correction').column('article_id').execute()
}

/** Who wrote it, what it is about, which series it stands in: each read from both ends. */
async function createMemberships<T>(db: Kysely<T>): Promise<void> {
  for (const other of ['author', 'topic']) {
    await db.schema
      .createTable(`article_${other}`)
      .addColumn('article_id', 'text', (c) => c.notNull().references('article.id').onDelete('cascade'))
      .addColumn(`${other}_id`, 'text', (c) => c.notNull().references(`${other}.id`).onDelete('cascade'))
      .addColumn('position', 'integer', (c) => c.notNull())
      .addColumn('language', 'text', (c) => c.notNull())
      .addColumn('published_at', 'text')
      .addPrimaryKeyConstraint(`article_${other}_pk`, ['article_id', `${other}_id`])
      .execute()
    await db.schema
      .createIndex(`article_${other}_list`)
      .on(`article_${other}`)
      .columns([`${other}_id`, 'language', 'published_at', 'article_id'])
      .execute()
  }
  await db.schema
    .createTable('series_article')
    .addColumn('series_id', 'text', (c) => c.notNull().references('series.id').onDelete('cascade'))
    .addColumn('article_id', 'text', (c) => c.notNull().references('article.id').onDelete('cascade'))
    .addColumn('position', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('series_article_pk', ['series_id', 'article_id'])
    .execute()
  await db.schema.createIndex('series_article_back').on('series_article').column('article_id').execute()
}

async function createPages<T>(db: Kysely<T>): Promise<void> {
  await db.schema
    .createTable('page')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('work_id', 'text', (c) => c.notNull())
    .addColumn('slug', 'text', (c) => c.notNull())
    .addColumn('language', 'text', (c) => c.notNull())
    .addColumn('published_revision_id', 'text')
    .addColumn('published_at', 'text')
    .addColumn('updated_at', 'text', (c) => c.notNull())
    .addUniqueConstraint('page_address', ['language', 'slug'])
    .execute()
  await db.schema
    .createTable('page_revision')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('page_id', 'text', (c) => c.notNull().references('page.id').onDelete('cascade'))
    .addColumn('number', 'integer', (c) => c.notNull())
    .addColumn('title', 'text', (c) => c.notNull())
    .addColumn('standfirst', 'text', (c) => c.notNull())
    .addColumn('body', 'text', (c) => c.notNull())
    .addColumn('created_by', 'text', (c) => c.notNull())
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addUniqueConstraint('page_revision_number', ['page_id', 'number'])
    .execute()
}
