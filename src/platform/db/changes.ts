import { sql } from 'kysely'
import type { Db } from './schema.ts'
import type { Database } from './open.ts'
import type { ChangeKind } from './schema-system.ts'
import { watchPostgres } from './watch-postgres.ts'
import { watchSqlite } from './watch-sqlite.ts'

export type { ChangeKind }

/** Call inside the transaction that made the change: others learn of it when, and only if, it commits. */
export async function announceChange(db: Db, kind: ChangeKind): Promise<void> {
  await db
    .insertInto('change')
    .values({ kind, version: 1 })
    .onConflict((conflict) => conflict.column('kind').doUpdateSet({ version: sql`change.version + 1` }))
    .execute()
}

/** How often it has changed: equal counts mean that nothing was announced in between. */
export async function changesOf(db: Db, kind: ChangeKind): Promise<number> {
  const row = await db.selectFrom('change').select('version').where('kind', '=', kind).executeTakeFirst()
  return row?.version ?? 0
}

/** Calls `onChange` within a second of a commit by any process, this one included. Returns what ends the watch. */
export function watchChanges(
  database: Database,
  onChange: (kind: ChangeKind) => void,
  onError: (error: unknown) => void,
): () => Promise<void> {
  return database.engine.dialect === 'sqlite'
    ? watchSqlite(database.engine.path, onChange, onError)
    : watchPostgres(database.engine.url, onChange, onError)
}
