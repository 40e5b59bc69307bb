import type { Clock } from '../../lib/clock.ts'
import type { Db, Id } from '../../platform/db/schema.ts'
import { inTransaction } from '../../platform/db/transaction.ts'
import { wordCount } from '../articles/document/text.ts'
import type { Doer } from '../articles/open-for.ts'
import { lock } from '../articles/presence.ts'
import type { Restored } from '../articles/restore.ts'
import { listed, type ListedRevision, type RevisionFilter } from '../articles/revisions.ts'
import { whichMatter } from '../articles/which-matter.ts'
import { recordAudit } from '../staff/audit.ts'
import { readPageDraft, toPageContent } from './draft.ts'
import { type PageContent, savePageRevision } from './revision.ts'

/** Newest first, as an article's are listed. */
export async function listPageRevisions(
  db: Db,
  pageId: Id,
  filter: RevisionFilter,
): Promise<ListedRevision[]> {
  const meta = await db
    .selectFrom('pageRevision')
    .leftJoin('staff', 'staff.id', 'pageRevision.createdBy')
    .select(['pageRevision.id', 'number', 'pageRevision.createdBy', 'pageRevision.createdAt', 'origin'])
    .select('staff.name as byName')
    .where('pageId', '=', pageId)
    .orderBy('number', 'desc')
    .execute()
  const shown = whichMatter(meta, filter)
  const bodies = await db
    .selectFrom('pageRevision')
    .select(['id', 'title', 'standfirst', 'slug', 'body'])
    .where('id', 'in', [...shown.map(({ id }) => id), ''])
    .execute()
  const words = new Map(bodies.map((row) => [row.id, wordCount(toPageContent(row).body)]))
  return listed(shown, words)
}

/** A revision with its content, or undefined where it is none of this page's. */
export async function readPageRevision(
  db: Db,
  pageId: Id,
  revisionId: Id,
): Promise<{ id: Id; number: number; at: string; by: string; content: PageContent } | undefined> {
  const row = await db
    .selectFrom('pageRevision')
    .leftJoin('staff', 'staff.id', 'pageRevision.createdBy')
    .selectAll('pageRevision')
    .select('staff.name as byName')
    .where('pageRevision.id', '=', revisionId)
    .where('pageId', '=', pageId)
    .executeTakeFirst()
  if (!row) return undefined
  const { id, number, createdAt, byName } = row
  return { id, number, at: createdAt, by: byName ?? '', content: toPageContent(row) }
}

/** Makes an earlier revision the newest, as a new one; readers see it once it is published. */
export async function restorePageRevision(
  db: Db,
  clock: Clock,
  { actor, network }: Doer,
  wish: { pageId: Id; revisionId: Id; head: Id },
): Promise<Restored> {
  return inTransaction(db, async (db): Promise<Restored> => {
    await lock(db, { kind: 'page', id: wish.pageId })
    const page = await readPageDraft(db, actor, wish.pageId)
    const revision = page && (await readPageRevision(db, wish.pageId, wish.revisionId))
    if (!revision) return { outcome: 'nothing' }
    if (page.head.id !== wish.head) return { outcome: 'stale', by: page.head.by, at: page.head.at }
    const { number } = await savePageRevision(db, clock, wish.pageId, revision.content, actor.id, 'restored')
    await recordAudit(db, clock, {
      actor,
      act: 'page.restore',
      subject: { kind: 'page', id: wish.pageId, name: page.content.title },
      before: { number: page.head.number },
      after: { number, restored: revision.number, revision: revision.id },
      network,
    })
    return { outcome: 'restored', number }
  })
}
