import { join } from 'node:path'
import type { Clock } from '../../lib/clock.ts'
import type { Database } from './open.ts'

/**
 * Copies the SQLite file, whole and consistent, into `folder` and returns the copy's path. On Postgres backups are the
 * operator's (docs/operating.md says how) and the answer is undefined.
 */
export async function backUpDatabase(
  database: Database,
  folder: string,
  clock: Clock,
): Promise<string | undefined> {
  if (database.engine.dialect === 'postgres') return undefined
  const stamp = clock().toString({ smallestUnit: 'second' }).replaceAll(':', '-')
  const path = join(folder, `broadsheet-${stamp}.sqlite`)
  database.engine.file.prepare('vacuum into ?').run(path)
  return path
}
