import { PostgresAdapter, type RawBuilder, type SqlBool, sql } from 'kysely'
import { searchWords } from '../../lib/search-words.ts'
import type { Db } from '../../platform/db/schema.ts'

/** More words than this narrow nothing down. */
const MOST_WORDS = 12

/** Says of a row of `article` whether its newest revision holds some words. */
export type Matching = RawBuilder<SqlBool>

/**
 * A condition on `article`: its newest revision holds every word of `text`, the last one as a beginning, so that it
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
  return sql<SqlBool>`article.id in (select article_id from search_entry where tokens @@ to_tsquery('simple', ${query}))`
}

function onSqlite(words: readonly string[]): Matching {
  const query = words.map((word, at) => (at === words.length - 1 ? `"${word}"*` : `"${word}"`)).join(' ')
  // The plus keeps the order of the list's own index: a word that stands everywhere would be sorted otherwise.
  return sql<SqlBool>`+article.id in (select article_id from search_entry indexed by search_entry_place
    where number in (select rowid from search_index where search_index match ${query}))`
}
