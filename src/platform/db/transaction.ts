import type { Db } from './schema.ts'

/** Runs `work` in the transaction that `db` already is, or in a new one. Both databases roll back what throws. */
export function inTransaction<T>(db: Db, work: (db: Db) => Promise<T>): Promise<T> {
  return db.isTransaction ? work(db) : db.transaction().execute(work)
}
