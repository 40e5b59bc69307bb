import type { Db, Id } from '../../platform/db/schema.ts'
import { wordCount } from './document/text.ts'
import { type DraftContent, toContent } from './draft.ts'
import type { RevisionOrigin } from './save.ts'

export type ListedRevision = {
  id: Id
  number: number
  by: string
  at: string
  /** `built`: by the timetable, as automatic editions are. */
  origin: RevisionOrigin | 'built'
  words: number
}

export type RevisionFilter = { all: boolean; before?: number | undefined; most: number }

/** Newest first. `all`: every autosave, else only the last of those that follow each other. */
export async function listRevisions(
  db: Db,
  articleId: Id,
  filter: RevisionFilter,
): Promise<ListedRevision[]> {
  let query = db
    .selectFrom('revision')
    .leftJoin('staff', 'staff.id', 'revision.createdBy')
    .selectAll('revision')
    .select('staff.name as byName')
    .where('articleId', '=', articleId)
    .orderBy('number', 'desc')
    .limit(filter.most)
  if (filter.before !== undefined) query = query.where('number', '<', filter.before)
  if (!filter.all)
    query = query.where(({ or, eb, not, exists, selectFrom }) =>
      or([
        eb('revision.origin', '!=', 'autosaved'),
        not(
          exists(
            selectFrom('revision as next')
              .select('next.id')
              .whereRef('next.articleId', '=', 'revision.articleId')
              .where('next.number', '=', (select) =>
                select
                  .selectFrom('revision as later')
                  .select((eb) => eb.fn.min('later.number').as('number'))
                  .whereRef('later.articleId', '=', 'revision.articleId')
                  .whereRef('later.number', '>', 'revision.number'),
              )
              .where('next.origin', '=', 'autosaved')
              .whereRef('next.createdBy', '=', 'revision.createdBy'),
          ),
        ),
      ]),
    )
  const rows = await query.execute()
  return listed(rows, new Map(rows.map((row) => [row.id, wordCount(toContent(row).body)])))
}

type Selected = Pick<ListedRevision, 'id' | 'number' | 'origin'> & {
  byName: string | null
  createdAt: string
}

/** The same line for whatever has revisions. `words`: how many each one has, by its id. */
export function listed(rows: readonly Selected[], words: ReadonlyMap<Id, number>): ListedRevision[] {
  return rows.map(({ id, number, byName, createdAt, origin }) => ({
    id,
    number,
    by: byName ?? '',
    at: createdAt,
    origin,
    words: words.get(id) ?? 0,
  }))
}

/** A revision with its content, or undefined where it is none of this article's. */
export async function readRevision(
  db: Db,
  articleId: Id,
  revisionId: Id,
): Promise<{ id: Id; number: number; at: string; by: string; content: DraftContent } | undefined> {
  const row = await db
    .selectFrom('revision')
    .leftJoin('staff', 'staff.id', 'revision.createdBy')
    .selectAll('revision')
    .select('staff.name as byName')
    .where('revision.id', '=', revisionId)
    .where('revision.articleId', '=', articleId)
    .executeTakeFirst()
  if (!row) return undefined
  return { id: row.id, number: row.number, at: row.createdAt, by: row.byName ?? '', content: toContent(row) }
}
