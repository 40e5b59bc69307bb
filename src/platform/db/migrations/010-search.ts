import { type Kysely, PostgresAdapter, sql } from 'kysely'

/**
 * What the newsroom's lists filter and sort by, and the words of each newest revision. The full-text index follows its
 * table by itself, in the same transaction.
 */
export async function createSearch<T>(db: Kysely<T>): Promise<void> {
  await extendArticles(db)
  if (db.getExecutor().adapter instanceof PostgresAdapter) await createOnPostgres(db)
  else await createOnSqlite(db)
  await fill(db)
}

async function extendArticles<T>(db: Kysely<T>): Promise<void> {
  const { schema } = db
  await schema.alterTable('article').addColumn('saved_at', 'text').execute()
  for (const flag of ['lacks_summary', 'lacks_alt'])
    await schema
      .alterTable('article')
      .addColumn(flag, 'integer', (c) => c.notNull().defaultTo(0))
      .execute()
  const orders: [string, string[]][] = [
    ['article_saved', ['saved_at', 'id']],
    ['article_stage_saved', ['stage', 'saved_at', 'id']],
    ['article_section_saved', ['section_id', 'saved_at', 'id']],
    ['article_assignee_saved', ['assignee_id', 'saved_at', 'id']],
    ['article_creator_saved', ['created_by', 'saved_at', 'id']],
    ['article_due', ['due_at', 'id']],
    ['article_published', ['published_at', 'id']],
  ]
  for (const [name, columns] of orders)
    await sql`create index ${sql.ref(name)} on article (${sql.join(columns.map((c) => sql.ref(c)))})`.execute(
      db,
    )
  const rare = {
    article_lacks_summary: 'lacks_summary = 1',
    article_lacks_alt: 'lacks_alt = 1',
    article_archived: 'archived_at is not null',
    article_unpublished: 'unpublished_at is not null',
  }
  for (const [name, which] of Object.entries(rare))
    await sql`create index ${sql.ref(name)} on article (saved_at, id) where ${sql.raw(which)}`.execute(db)
}

async function createOnPostgres<T>(db: Kysely<T>): Promise<void> {
  await sql`
    create table search_entry (
      article_id text primary key references article (id) on delete cascade,
      headline text not null,
      words text not null,
      tokens tsvector generated always as (
        setweight(to_tsvector('simple', headline), 'A') || to_tsvector('simple', words)
      ) stored
    )`.execute(db)
  await sql`create index search_entry_tokens on search_entry using gin (tokens)`.execute(db)
}

async function createOnSqlite<T>(db: Kysely<T>): Promise<void> {
  await sql`
    create table search_entry (
      number integer primary key,
      article_id text not null unique references article (id) on delete cascade,
      headline text not null,
      words text not null
    )`.execute(db)
  // From a hit to its article without reading through its words.
  await sql`create index search_entry_place on search_entry (number, article_id)`.execute(db)
  await sql`
    create virtual table search_index using fts5 (
      headline, words, content = 'search_entry', content_rowid = 'number',
      tokenize = 'unicode61 remove_diacritics 0', prefix = '2 3'
    )`.execute(db)
  const add = sql`insert into search_index (rowid, headline, words) values (new.number, new.headline, new.words);`
  const remove = sql`insert into search_index (search_index, rowid, headline, words)
    values ('delete', old.number, old.headline, old.words);`
  await sql`create trigger search_entry_added after insert on search_entry begin ${add} end`.execute(db)
  await sql`create trigger search_entry_removed after delete on search_entry begin ${remove} end`.execute(db)
  await sql`create trigger search_entry_changed after update on search_entry begin ${remove} ${add} end`.execute(
    db,
  )
}

const PAGE = 500
/** As in lib/search-words.ts: the index of one entry must stay below what the databases take. */
const MOST = 200_000

type Row = {
  id: string
  article_id: string
  headline: string
  kicker: string
  standfirst: string
  summary: string
  lead: string | null
  body: string
  created_at: string
}

/** For what was written before: the newest revision of each article. */
async function fill<T>(db: Kysely<T>): Promise<void> {
  const read = (after: string) =>
    sql<Row>`select revision.id, article_id, headline, kicker, standfirst, summary, lead, body, revision.created_at
      from article join revision on revision.id = article.head_revision_id
      where revision.id > ${after} order by revision.id limit ${PAGE}`.execute(db)
  for (let { rows } = await read(''); rows.length > 0; { rows } = await read(rows.at(-1)?.id ?? ''))
    for (const row of rows) await note(db, row)
}

async function note<T>(db: Kysely<T>, row: Row): Promise<void> {
  const body: unknown = JSON.parse(row.body)
  const words = [row.kicker, row.standfirst, row.summary, ...textsIn(body)].join(' ')
  await sql`insert into search_entry (article_id, headline, words)
    values (${row.article_id}, ${fold(row.headline)}, ${fold(words)})`.execute(db)
  const lead: unknown = JSON.parse(row.lead ?? 'null')
  const lacksAlt = lacksAltIn(body) || (isRecord(lead) && lead.alt === '')
  await sql`update article set saved_at = ${row.created_at},
    lacks_summary = ${row.summary.trim() === '' ? 1 : 0}, lacks_alt = ${lacksAlt ? 1 : 0}
    where id = ${row.article_id}`.execute(db)
}

function textsIn(node: unknown): string[] {
  if (!isRecord(node)) return []
  const own = typeof node.text === 'string' ? [node.text] : []
  return Array.isArray(node.content) ? [...own, ...node.content.flatMap(textsIn)] : own
}

function lacksAltIn(node: unknown): boolean {
  if (!isRecord(node)) return false
  if (node.type === 'figure' && isRecord(node.attrs) && node.attrs.alt === '') return true
  return Array.isArray(node.content) && node.content.some(lacksAltIn)
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

function fold(text: string): string {
  const plain = text
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
  return (plain.match(/[\p{L}\p{N}]+/gu) ?? []).join(' ').slice(0, MOST)
}
