import type { DatabaseSync } from 'node:sqlite'
import { CamelCasePlugin, Kysely } from 'kysely'
import type pg from 'pg'
import { openPool, postgresDialect } from './postgres.ts'
import type { Tables } from './schema.ts'
import { SqliteLog } from './sqlite-log.ts'
import { openSqliteFile, sqliteDialect } from './sqlite.ts'

export type Database = {
  db: Kysely<Tables>
  /** What platform/queue and the change watcher need below Kysely. */
  engine:
    | { dialect: 'sqlite'; path: string; file: DatabaseSync; log: SqliteLog }
    | { dialect: 'postgres'; url: string; pool: pg.Pool }
  close: () => Promise<void>
}

export type DatabaseAddress = { dialect: 'sqlite'; path: string } | { dialect: 'postgres'; url: string }

export function openDatabase(address: DatabaseAddress, onIdleError: (error: Error) => void): Database {
  if (address.dialect === 'sqlite') {
    const file = openSqliteFile(address.path)
    const log = new SqliteLog(file, address.path)
    const db = new Kysely<Tables>({ dialect: sqliteDialect(file, log), plugins: [new CamelCasePlugin()] })
    return { db, engine: { ...address, file, log }, close: () => db.destroy() }
  }
  const pool = openPool(address.url, onIdleError)
  const db = new Kysely<Tables>({ dialect: postgresDialect(pool), plugins: [new CamelCasePlugin()] })
  const close = () => {
    // Connections end after the pool says so; one that breaks on its way out is no news.
    pool.removeAllListeners('error').on('error', () => undefined)
    return db.destroy()
  }
  return { db, engine: { ...address, pool }, close }
}
