import { sql } from 'kysely'
import type { Database } from './open.ts'
import type { Db } from './schema.ts'

/** Reads the database as it is at one moment, while others go on writing to it. `work` must only read. */
export function readSnapshot<T>(database: Database, work: (db: Db) => Promise<T>): Promise<T> {
  if (database.engine.dialect === 'postgres') {
    return database.db.transaction().setIsolationLevel('repeatable read').execute(work)
  }
  return database.db.connection().execute(async (db) => {
    // Kysely's own transactions take the write lock at once, which a long reading must not hold.
    await sql`begin deferred`.execute(db)
    try {
      return await work(db)
    } finally {
      await sql`commit`.execute(db)
    }
  })
}
