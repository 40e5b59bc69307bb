import {
  type DatabaseConnection,
  SqliteAdapter,
  type SqliteDatabase,
  SqliteDialect,
  SqliteDriver,
} from 'kysely'
import type { SqliteLog } from './sqlite-log.ts'

/**
 * SQLite for Kysely, where whoever has written is answered once it is on the disk, and meanwhile the connection is
 * already somebody else's. Kysely would give it away only after that, so it is this driver that gives it to one at a time.
 */
export class FlushingDialect extends SqliteDialect {
  #parts: { database: SqliteDatabase; log: SqliteLog }

  constructor(parts: { database: SqliteDatabase; log: SqliteLog }) {
    super(parts)
    this.#parts = parts
  }

  override createDriver(): SqliteDriver {
    return new FlushingDriver(this.#parts)
  }

  override createAdapter(): SqliteAdapter {
    return new UnlockedAdapter()
  }
}

class UnlockedAdapter extends SqliteAdapter {
  override get supportsMultipleConnections(): boolean {
    return true
  }
}

class FlushingDriver extends SqliteDriver {
  #log: SqliteLog
  #last = Promise.resolve()
  #pass: () => void = () => undefined

  constructor(parts: { database: SqliteDatabase; log: SqliteLog }) {
    super(parts)
    this.#log = parts.log
  }

  override async acquireConnection(): Promise<DatabaseConnection> {
    const before = this.#last
    const turn = Promise.withResolvers<void>()
    this.#last = turn.promise
    await before
    this.#pass = turn.resolve
    return super.acquireConnection()
  }

  override async releaseConnection(): Promise<void> {
    const isOwed = this.#log.settleUp()
    this.#pass()
    if (isOwed) await this.#log.flush()
  }

  override async destroy(): Promise<void> {
    await this.#log.close()
    await super.destroy()
  }
}
