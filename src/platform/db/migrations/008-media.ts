import { type Kysely, sql } from 'kysely'

/** What the media library knows of a file: its caption, whether its sizes are made, where it is used and was before. */
export async function createMediaLibrary<T>(db: Kysely<T>): Promise<void> {
  const { schema } = db
  await schema
    .alterTable('media')
    .addColumn('caption', 'text', (c) => c.notNull().defaultTo(''))
    .execute()
  await schema.alterTable('media').addColumn('rendered_at', 'text').execute()
  await schema
    .alterTable('media')
    .addColumn('words', 'text', (c) => c.notNull().defaultTo(''))
    .execute()
  await schema.createIndex('media_created').on('media').columns(['created_at', 'id']).execute()
  await schema
    .createTable('media_past')
    .addColumn('hash', 'text', (c) => c.notNull())
    .addColumn('media_id', 'text', (c) => c.notNull().references('media.id').onDelete('cascade'))
    .addColumn('mime', 'text', (c) => c.notNull())
    .addColumn('bytes', 'integer', (c) => c.notNull())
    .addColumn('replaced_at', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('media_past_pk', ['hash', 'media_id'])
    .execute()
  await schema
    .createTable('media_use')
    .addColumn('media_id', 'text', (c) => c.notNull())
    .addColumn('revision_id', 'text', (c) => c.notNull())
    .addColumn('subject_kind', 'text', (c) => c.notNull())
    .addColumn('subject_id', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('media_use_pk', ['media_id', 'revision_id'])
    .execute()
  await schema.createIndex('media_use_subject').on('media_use').column('subject_id').execute()
  await noteWords(db)
  await noteUses(db)
}

/** What a search looks through, folded as domain/media/words.ts folds it. */
async function noteWords<T>(db: Kysely<T>): Promise<void> {
  const { rows } = await sql<{ id: string; alt: string; credit: string; source_name: string }>`
    select id, alt, credit, source_name from media`.execute(db)
  for (const { id, alt, credit, source_name } of rows) {
    const words = `${alt} ${credit} ${source_name}`
      .normalize('NFKD')
      .replace(/\p{Mark}/gu, '')
      .toLowerCase()
    await sql`update media set words = ${words} where id = ${id}`.execute(db)
  }
}

const PAGE = 500
const ID = /"media":"([\w-]{1,64})"/g

/** For what was written before uses were kept: the newest revision of each article or page and the published one. */
async function noteUses<T>(db: Kysely<T>): Promise<void> {
  await noteEach(db, 'article', (after) =>
    sql<Row>`
      select id, article_id as subject, lead, body from revision where id > ${after} and id in (
        select head_revision_id from article union select published_revision_id from article
      ) order by id limit ${PAGE}`.execute(db),
  )
  await noteEach(db, 'page', (after) =>
    sql<Row>`
      select id, page_id as subject, null as lead, body from page_revision where id > ${after} and id in (
        select published_revision_id from page
      ) order by id limit ${PAGE}`.execute(db),
  )
}

type Row = { id: string; subject: string; lead: string | null; body: string }

async function noteEach<T>(
  db: Kysely<T>,
  kind: string,
  read: (after: string) => Promise<{ rows: Row[] }>,
): Promise<void> {
  for (let { rows } = await read(''); rows.length > 0; { rows } = await read(rows.at(-1)?.id ?? '')) {
    for (const { id, subject, lead, body } of rows) {
      const media = [...`${lead ?? ''}${body}`.matchAll(ID)].map(([, found = '']) => found)
      for (const one of new Set(media))
        await sql`insert into media_use (media_id, revision_id, subject_kind, subject_id)
          select id, ${id}, ${kind}, ${subject} from media where id = ${one}`.execute(db)
    }
  }
}
