import { type Clock, toInstantText } from '../../lib/clock.ts'
import { newId } from '../../lib/id.ts'
import type { Db, Id } from '../../platform/db/schema.ts'
import type { Document } from '../articles/document/document.ts'
import { noteUses } from '../media/uses.ts'

/** Everything that a revision of a page holds. */
export type PageContent = {
  title: string
  standfirst: string
  /** The address that it is published under; absent: the page keeps the one it has. */
  slug?: string
  body: Document
}

export type PageOrigin = 'autosaved' | 'saved' | 'restored'

/** Appends a revision to a page. Readers see nothing of it until it is published. Call within a transaction. */
export async function savePageRevision(
  db: Db,
  clock: Clock,
  pageId: Id,
  { title, standfirst, slug, body }: PageContent,
  createdBy: string,
  origin: PageOrigin = 'saved',
): Promise<{ revisionId: Id; number: number }> {
  const last = await db
    .selectFrom('pageRevision')
    .select((select) => select.fn.max('number').as('number'))
    .where('pageId', '=', pageId)
    .executeTakeFirst()
  const revisionId = newId()
  const number = Number(last?.number ?? 0) + 1
  const written = { title, standfirst, slug: slug ?? null, body: JSON.stringify(body) }
  await db
    .insertInto('pageRevision')
    .values({
      id: revisionId,
      pageId,
      number,
      ...written,
      createdBy,
      createdAt: toInstantText(clock()),
      origin,
    })
    .execute()
  await db.updateTable('page').set({ headRevisionId: revisionId }).where('id', '=', pageId).execute()
  const page = await db
    .selectFrom('page')
    .select('publishedRevisionId')
    .where('id', '=', pageId)
    .executeTakeFirst()
  const kept = page?.publishedRevisionId ? [page.publishedRevisionId] : []
  await noteUses(db, { kind: 'page', id: pageId }, { revisionId, body: written.body }, kept)
  return { revisionId, number }
}
