import type { Db, Id } from '../../platform/db/schema.ts'

/** The member who brought a file, as the trail tells; null: it came with an import or the demo. */
export async function findAdder(db: Db, mediaId: Id): Promise<Id | null> {
  const row = await db
    .selectFrom('audit')
    .select('actor')
    .where('subjectKind', '=', 'media')
    .where('subjectId', '=', mediaId)
    .where('act', '=', 'media.add')
    .executeTakeFirst()
  return row?.actor ?? null
}
