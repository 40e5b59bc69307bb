import type { Database, DatabaseAddress } from './open.ts'

/**
 * Whoever writes to SQLite holds up their thread while another process writes, or while the log is copied into the file,
 * so what must not wait may write from another thread, with a connection of its own to this address. Undefined:
 * Postgres, where nobody is held up.
 */
export function addressForThread({ engine }: Database): DatabaseAddress | undefined {
  return engine.dialect === 'sqlite' ? { dialect: 'sqlite', path: engine.path } : undefined
}
