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
  // An idle connection that breaks (server restarted) is replaced by the pool; unheard, the event would end the process.
  pool.on('error', onIdleError)
  return pool
}

export function postgresDialect(pool: pg.Pool): PostgresDialect {
  return new PostgresDialect({ pool })
}
