import { sql } from 'kysely'
import type { Db } from './schema.ts'
import type { Database } from './open.ts'
import { BUSY_TIMEOUT_MS } from './sqlite.ts'

const SQLITE_BUSY = 5

/**
 * For what can be written a little later, and may go with the seconds before a power cut: with SQLite neither another
 * process that writes nor the disk is waited for, since that holds up the whole thread. What others commit afterwards
 * takes it to the disk. False: try again. `work` is one statement.
 */
export async function writeIfFree(
  { db, engine }: Database,
  work: (db: Db) => Promise<unknown>,
): Promise<boolean> {
  if (engine.dialect !== 'sqlite') {
    await work(db)
    return true
  }
  return db.connection().execute(async (db) => {
    await sql`pragma busy_timeout = 0`.execute(db)
    try {
      await work(db)
      return true
    } catch (error) {
      if (error instanceof Error && 'errcode' in error && error.errcode === SQLITE_BUSY) return false
      throw error
    } finally {
      await sql`pragma busy_timeout = ${sql.lit(BUSY_TIMEOUT_MS)}`.execute(db)
      // Somebody else's flush takes it along.
      engine.log.settleUp()
    }
  })
}

/**
 * For a process beside one that writes much: whoever commits when the log of writes has grown long copies it into the
 * file, with all that others wrote, and here nobody should wait for that. It still happens before the log is endless.
 */
export function leaveLogToOthers({ engine }: Database): void {
  if (engine.dialect === 'sqlite') engine.file.exec('pragma wal_autocheckpoint = 20000')
}
