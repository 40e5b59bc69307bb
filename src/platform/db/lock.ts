import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

export type Lock = { locked: true; release: () => void } | { locked: false }

/**
 * One program at a time on a data folder. The lock is the operating system's, held through an open SQLite file, so it
 * ends with the process however that ends, and never has to be cleaned up by hand.
 */
export function lockFolder(folder: string): Lock {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const file = new DatabaseSync(join(folder, 'lock'), { timeout: 0 })
  try {
    file.exec('pragma locking_mode = exclusive; begin exclusive')
  } catch {
    file.close()
    return { locked: false }
  }
  return { locked: true, release: () => file.close() }
}
