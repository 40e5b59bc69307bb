import { type Clock, toInstantText } from '../../lib/clock.ts'
import type { Db } from '../../platform/db/schema.ts'

/** What an import has brought in earlier: the source's key, what it was then, and what it became. */
export type Remembered = { sourceKey: string; digest: string; targetKind: string; targetId: string }

export async function findRemembered(
  db: Db,
  source: string,
  sourceKey: string,
): Promise<Remembered | undefined> {
  return db
    .selectFrom('importedItem')
    .select(['sourceKey', 'digest', 'targetKind', 'targetId'])
    .where('source', '=', source)
    .where('sourceKey', '=', sourceKey)
    .executeTakeFirst()
}

export async function listRemembered(db: Db, source: string): Promise<Map<string, Remembered>> {
  const rows = await db
    .selectFrom('importedItem')
    .select(['sourceKey', 'digest', 'targetKind', 'targetId'])
    .where('source', '=', source)
    .execute()
  return new Map(rows.map((row) => [row.sourceKey, row]))
}

/** Call in the transaction that brought the item in. */
export async function remember(db: Db, clock: Clock, source: string, item: Remembered): Promise<void> {
  const importedAt = toInstantText(clock())
  await db
    .insertInto('importedItem')
    .values({ source, ...item, importedAt })
    .onConflict((conflict) => conflict.columns(['source', 'sourceKey']).doUpdateSet({ ...item, importedAt }))
    .execute()
}
