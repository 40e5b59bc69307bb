import { sql } from 'kysely'
import type { Db } from '../../src/platform/db/schema.ts'

/** What every table holds, for tests that say nothing has changed. In no order that a database promises. */
export async function everyRow(db: Db): Promise<Record<string, string[]>> {
  const tables = await db.introspection.getTables()
  const held: Record<string, string[]> = {}
  for (const { name } of tables) {
    const { rows } = await sql`select * from ${sql.table(name)}`.execute(db)
    held[name] = rows.map((row) => JSON.stringify(row)).toSorted()
  }
  return held
}
