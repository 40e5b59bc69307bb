import { PostgresAdapter, type RawBuilder, sql } from 'kysely'
import { searchWords } from '../../lib/search-words.ts'
import type { Db, Id } from '../../platform/db/schema.ts'

/** More words than this narrow nothing down. */
const MOST_WORDS = 12

/** The ids of articles whose newest revision holds some words: for `where id in …`. */
export type Matching = RawBuilder<Id>

/**
 * A query for the articles whose newest revision holds every word of `text`, the last one as a beginning, so that it
 * finds while one types. Undefined where the text holds no word. What it finds includes drafts: for staff only.
 */
export function matchingDrafts(db: Db, text: string): Matching | undefined {
  const words = searchWords(text)
    .split(' ')
    .filter((word) => word !== '')
    .slice(0, MOST_WORDS)
  if (words.length === 0) return undefined
  return db.getExecutor().adapter instanceof PostgresAdapter ? onPostgres(words) : onSqlite(words)
}

function onPostgres(words: readonly string[]): Matching {
  const query = words.map((word, at) => (at === words.length - 1 ? `${word}:*` : word)).join(' & ')
  return sql<Id>`(select article_id from search_entry where tokens @@ to_tsquery('simple', ${query}))`
}

function onSqlite(words: readonly string[]): Matching {
  const query = words.map((word, at) => (at === words.length - 1 ? `"${word}"*` : `"${word}"`)).join(' ')
  return sql<Id>`(select article_id from search_entry
    where number in (select rowid from search_index where search_index match ${query}))`
}
