import type { SelectQueryBuilder } from 'kysely'
import type { Database } from './open.ts'

/**
 * For "take some of what is to be done": rows that another process is just taking are passed over instead of waited
 * for. SQLite has one writer at a time, so nothing is ever just being taken.
 */
export function passOverLocked<DB, TB extends keyof DB, O>(
  { engine }: Database,
  query: SelectQueryBuilder<DB, TB, O>,
): SelectQueryBuilder<DB, TB, O> {
  return engine.dialect === 'postgres' ? query.forUpdate().skipLocked() : query
}
