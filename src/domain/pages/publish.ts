import { type Clock, toInstantText } from '../../lib/clock.ts'
import { announceChange } from '../../platform/db/changes.ts'
import type { Db, Id } from '../../platform/db/schema.ts'
import { inTransaction } from '../../platform/db/transaction.ts'
import type { Doer } from '../articles/open-for.ts'
import { lock } from '../articles/presence.ts'
import { noteUses } from '../media/uses.ts'
import { recordAudit } from '../staff/audit.ts'
import { type AddressProblem, addressOf, leadOn, refuseSlug } from './addresses.ts'
import { type PageDraft, readPageDraft } from './draft.ts'

export type PagePublished =
  | { outcome: 'published' | 'unpublished' | 'removed' }
  /** Somebody saved meanwhile; nothing was done. */
  | { outcome: 'stale'; by: string; at: string }
  | { outcome: 'refused'; because: AddressProblem | 'title' | 'live' }
  | { outcome: 'nothing' }

/** Shows readers the newest revision, which must be the one that was seen, at the address it wishes for. */
export function publishPage(
  db: Db,
  clock: Clock,
  doer: Doer,
  { pageId, head }: { pageId: Id; head: Id },
): Promise<PagePublished> {
  return withPage(db, doer, pageId, async (db, page): Promise<PagePublished> => {
    if (page.head.id !== head) return { outcome: 'stale', by: page.head.by, at: page.head.at }
    if (page.content.title.trim() === '') return { outcome: 'refused', because: 'title' }
    const slug = page.content.slug ?? page.slug
    const problem = await refuseSlug(db, { ...page, id: pageId }, slug)
    if (problem) return { outcome: 'refused', because: problem }
    const now = toInstantText(clock())
    await settleAddress(db, clock, page, slug)
    await db
      .updateTable('page')
      .set({ slug, publishedRevisionId: head, publishedAt: page.publishedAt ?? now, updatedAt: now })
      .where('id', '=', pageId)
      .execute()
    const body = JSON.stringify(page.content.body)
    await noteUses(db, { kind: 'page', id: pageId }, { revisionId: head, body }, [])
    await record(db, clock, doer, page, 'page.publish', { revision: head, slug })
    return { outcome: 'published' }
  })
}

/** Taken down, its address answers 410 from the next request on. */
export function unpublishPage(db: Db, clock: Clock, doer: Doer, pageId: Id): Promise<PagePublished> {
  return withPage(db, doer, pageId, async (db, page): Promise<PagePublished> => {
    if (page.publishedAt === null) return { outcome: 'unpublished' }
    await leadOn(db, clock, page.language, page.slug, null)
    await db
      .updateTable('page')
      .set({ publishedAt: null, publishedRevisionId: null })
      .where('id', '=', pageId)
      .execute()
    await record(db, clock, doer, page, 'page.unpublish')
    return { outcome: 'unpublished' }
  })
}

/** Removes a page that readers do not see, with all its revisions. */
export function removePage(db: Db, clock: Clock, doer: Doer, pageId: Id): Promise<PagePublished> {
  return withPage(db, doer, pageId, async (db, page): Promise<PagePublished> => {
    if (page.publishedAt !== null) return { outcome: 'refused', because: 'live' }
    await db.deleteFrom('mediaUse').where('subjectId', '=', pageId).execute()
    await db.deleteFrom('presence').where('subjectId', '=', pageId).execute()
    await db.deleteFrom('page').where('id', '=', pageId).execute()
    await record(db, clock, doer, page, 'page.remove')
    return { outcome: 'removed' }
  })
}

/** Published again, or under another slug: what readers know leads to it. */
async function settleAddress(db: Db, clock: Clock, page: PageDraft, slug: string): Promise<void> {
  const old = await addressOf(db, page.language, page.slug)
  const left = await db.selectFrom('redirect').select('id').where('source', '=', old).executeTakeFirst()
  await db
    .deleteFrom('redirect')
    .where('source', '=', await addressOf(db, page.language, slug))
    .execute()
  const isKnown = page.publishedAt !== null || left !== undefined
  if (isKnown && slug !== page.slug) await leadOn(db, clock, page.language, page.slug, slug)
}

function withPage(
  db: Db,
  { actor }: Doer,
  pageId: Id,
  work: (db: Db, page: PageDraft) => Promise<PagePublished>,
): Promise<PagePublished> {
  return inTransaction(db, async (db) => {
    await lock(db, { kind: 'page', id: pageId })
    const page = await readPageDraft(db, actor, pageId)
    return page ? work(db, page) : { outcome: 'nothing' }
  })
}

async function record(
  db: Db,
  clock: Clock,
  { actor, network }: Doer,
  page: PageDraft,
  act: string,
  after?: { revision: Id; slug: string },
): Promise<void> {
  const { pageId, content, publishedRevisionId, slug } = page
  await recordAudit(db, clock, {
    actor,
    act,
    subject: { kind: 'page', id: pageId, name: content.title },
    before: { published: publishedRevisionId, slug },
    ...(after && { after }),
    network,
  })
  await announceChange(db, 'pages')
}
