import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite'
import type { SqliteDatabase, SqliteDialect } from 'kysely'
import { FlushingDialect } from './sqlite-driver.ts'
import type { SqliteLog } from './sqlite-log.ts'

/** The first release without the WAL-reset corruption bug: https://sqlite.org/wal.html#walresetbug */
const OLDEST_SAFE_SQLITE = '3.51.3'
const KEPT_STATEMENTS = 400
const CHANGES_NOTHING = /^\s*(?:select|pragma|begin|rollback|savepoint|release|explain)\b/i
export const BUSY_TIMEOUT_MS = 10_000

/** Opens the one file. Throws where the built-in SQLite is too old to be trusted with it. */
export function openSqliteFile(path: string): DatabaseSync {
  const file = new DatabaseSync(path, { timeout: BUSY_TIMEOUT_MS })
  const version = String(file.prepare('select sqlite_version() as version').get()?.version)
  refuseOldSqlite(version)
  file.exec('pragma journal_mode = wal')
  // Who wrote is answered after a flush all the same, beside this thread: see SqliteLog.
  file.exec('pragma synchronous = normal')
  file.exec('pragma foreign_keys = on')
  file.exec('pragma trusted_schema = off')
  file.exec('pragma cache_size = -16000')
  return file
}

export function refuseOldSqlite(version: string): void {
  const order = version.localeCompare(OLDEST_SAFE_SQLITE, 'en', { numeric: true })
  if (order >= 0) return
  throw new Error(
    `SQLite ${version} can corrupt a database in WAL mode. Broadsheet needs ${OLDEST_SAFE_SQLITE} or newer: update Node.`,
  )
}

export function sqliteDialect(file: DatabaseSync, log: SqliteLog): SqliteDialect {
  return new FlushingDialect({ database: new PreparedOnce(file, log), log })
}

/** Kysely expects better-sqlite3's shape; this gives it node:sqlite's, and prepares each statement once. */
class PreparedOnce implements SqliteDatabase {
  #file: DatabaseSync
  #log: SqliteLog
  #kept = new Map<string, KyselyStatement>()

  constructor(file: DatabaseSync, log: SqliteLog) {
    this.#file = file
    this.#log = log
  }

  close(): void {
    this.#file.close()
  }

  prepare(sql: string): KyselyStatement {
    // A full disk ends a transaction by itself; an error about that would hide the one that says why.
    if (sql === 'rollback' && !this.#file.isTransaction) return this.prepare('select 1 where false')
    if (!CHANGES_NOTHING.test(sql)) this.#log.owe()
    const kept = this.#kept.get(sql)
    if (kept) return kept
    // A transaction that reads and then writes must own the write lock from its start, or it can fail half-way.
    const statement = new KyselyStatement(this.#file.prepare(sql === 'begin' ? 'begin immediate' : sql))
    if (this.#kept.size >= KEPT_STATEMENTS) this.#kept.clear()
    this.#kept.set(sql, statement)
    return statement
  }
}

class KyselyStatement {
  readonly reader: boolean
  #statement: StatementSync

  constructor(statement: StatementSync) {
    this.#statement = statement
    this.reader = statement.columns().length > 0
  }

  all(parameters: readonly unknown[]): unknown[] {
    return this.#statement.all(...parameters.map(bindable))
  }

  run(parameters: readonly unknown[]): { changes: number | bigint; lastInsertRowid: number | bigint } {
    return this.#statement.run(...parameters.map(bindable))
  }

  iterate(parameters: readonly unknown[]): IterableIterator<unknown> {
    return this.#statement.iterate(...parameters.map(bindable))
  }
}

function bindable(value: unknown): SQLInputValue {
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint')
    return value
  if (value instanceof Uint8Array) return value
  throw new TypeError(`A database parameter must be text, a number or null, not ${typeof value}.`)
}
