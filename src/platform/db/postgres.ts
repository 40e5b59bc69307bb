import { PostgresDialect } from 'kysely'
import pg from 'pg'

/** A pool that gives up on a connection in 3 s, so that an absent server becomes a 503 and not a queue. */
export function openPool(url: string, onIdleError: (error: Error) => void): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: 10,
    connectionTimeoutMillis: 3_000,
    idleTimeoutMillis: 30_000,
    statement_timeout: 30_000,
    application_name: 'broadsheet',
  })
  // A connection that breaks (server restarted) is replaced by the pool; unheard, either event would end the process.
  pool.on('error', (error) => {
    // The pool hangs the whole connection on it, and all of that would be logged.
    Reflect.deleteProperty(error, 'client')
    onIdleError(error)
  })
  // In use but between two queries, it breaks in nobody's hands; the next query says so.
  pool.on('connect', (client) => void client.on('error', () => undefined))
  return pool
}

export function postgresDialect(pool: pg.Pool): PostgresDialect {
  return new PostgresDialect({ pool })
}
