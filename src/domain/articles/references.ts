import type { Db } from '../../platform/db/schema.ts'
import type { RevisionInput } from './save.ts'

type Problem = { path: string; message: string }

/** The first thing that a revision names and that is not there: a section, an author, a topic or a picture. */
export async function findUnknownReference(
  db: Db,
  { sectionId, authorIds, topicIds, lead, social }: RevisionInput,
): Promise<Problem | undefined> {
  const pictures = [lead?.media, social?.media].filter((id) => id !== null && id !== undefined)
  return (
    (await missing(db, 'section', [sectionId], 'sectionId')) ??
    (await missing(db, 'author', authorIds, 'authorIds')) ??
    (await missing(db, 'topic', topicIds, 'topicIds')) ??
    (await missing(db, 'media', pictures, 'lead'))
  )
}

async function missing(
  db: Db,
  table: 'section' | 'author' | 'topic' | 'media',
  ids: readonly string[],
  path: string,
): Promise<Problem | undefined> {
  const repeated = ids.find((id, index) => ids.indexOf(id) !== index)
  if (repeated !== undefined && path !== 'lead') return { path, message: `names ${repeated} twice` }
  if (ids.length === 0) return undefined
  const rows = await db.selectFrom(table).select('id').where('id', 'in', ids).execute()
  const known = new Set(rows.map(({ id }) => id))
  const unknown = ids.find((id) => !known.has(id))
  return unknown === undefined ? undefined : { path, message: `there is no ${table} ${unknown}` }
}
