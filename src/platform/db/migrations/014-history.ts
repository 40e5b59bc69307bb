import { type Kysely, sql } from 'kysely'

/** What readers have seen of an article, who is in the byline of its newest revision, and what a bulk act did. */
export async function createHistory<T>(db: Kysely<T>): Promise<void> {
  await createPublishedRevisions(db)
  await createBulkActs(db)
  await createHeadAuthors(db)
}

/** One row for each text that readers were shown; `number` counts them within their article. */
async function createPublishedRevisions<T>(db: Kysely<T>): Promise<void> {
  await db.schema
    .createTable('published_revision')
    .addColumn('article_id', 'text', (c) => c.notNull().references('article.id').onDelete('cascade'))
    .addColumn('number', 'integer', (c) => c.notNull())
    .addColumn('revision_id', 'text', (c) => c.notNull().references('revision.id').onDelete('cascade'))
    .addColumn('published_at', 'text', (c) => c.notNull())
    .addColumn('correction_id', 'text')
    .addColumn('ended_at', 'text')
    .addColumn('withheld_at', 'text')
    .addColumn('withheld_by', 'text')
    .addColumn('withheld_reason', 'text')
    .addPrimaryKeyConstraint('published_revision_pk', ['article_id', 'number'])
    .execute()
  await db.schema
    .createIndex('published_revision_of')
    .on('published_revision')
    .column('revision_id')
    .execute()
  await sql`insert into published_revision (article_id, number, revision_id, published_at)
    select id, 1, published_revision_id, coalesce(updated_at, published_at) from article
    where published_revision_id is not null and published_at is not null`.execute(db)
}

async function createBulkActs<T>(db: Kysely<T>): Promise<void> {
  await db.schema
    .createTable('bulk_act')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('staff_id', 'text', (c) => c.notNull().references('staff.id').onDelete('cascade'))
    .addColumn('wish', 'text', (c) => c.notNull())
    .addColumn('done', 'text', (c) => c.notNull())
    .addColumn('refused', 'text', (c) => c.notNull())
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addColumn('expires_at', 'text', (c) => c.notNull())
    .addColumn('undone_at', 'text')
    .execute()
  await db.schema.createIndex('bulk_act_expiry').on('bulk_act').column('expires_at').execute()
}

const PAGE = 500

/** Bylines of newest revisions stand within their fields; the lists of the newsroom ask for them by author. */
async function createHeadAuthors<T>(db: Kysely<T>): Promise<void> {
  await db.schema
    .createTable('head_author')
    .addColumn('author_id', 'text', (c) => c.notNull().references('author.id').onDelete('cascade'))
    .addColumn('article_id', 'text', (c) => c.notNull().references('article.id').onDelete('cascade'))
    .addPrimaryKeyConstraint('head_author_pk', ['author_id', 'article_id'])
    .execute()
  await db.schema.createIndex('head_author_back').on('head_author').column('article_id').execute()
  const read = (after: string) =>
    sql<{ id: string; fields: string }>`select article.id, revision.fields
      from article join revision on revision.id = article.head_revision_id
      where article.id > ${after} order by article.id limit ${PAGE}`.execute(db)
  for (let { rows } = await read(''); rows.length > 0; { rows } = await read(rows.at(-1)?.id ?? ''))
    for (const { id, fields } of rows)
      for (const authorId of new Set(authorsIn(fields)))
        await sql`insert into head_author (author_id, article_id)
          select id, ${id} from author where id = ${authorId}`.execute(db)
}

function authorsIn(fields: string): string[] {
  const read: unknown = JSON.parse(fields)
  if (typeof read !== 'object' || read === null || !('authorIds' in read)) return []
  return Array.isArray(read.authorIds) ? read.authorIds.filter((id) => typeof id === 'string') : []
}
