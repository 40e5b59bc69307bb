import type { Clock } from '../../lib/clock.ts'
import { newId } from '../../lib/id.ts'
import type { Db, Id } from '../../platform/db/schema.ts'
import { inTransaction } from '../../platform/db/transaction.ts'
import { type Document, emptyDocument, parseDocument } from '../articles/document/document.ts'
import type { Doer } from '../articles/open-for.ts'
import type { Head } from '../articles/save-over.ts'
import { recordAudit } from '../staff/audit.ts'
import { may, type Member } from '../staff/may.ts'
import { freePageSlug } from './addresses.ts'
import { addPage } from './pages.ts'
import type { PageContent } from './revision.ts'

/** A page as the newsroom works on it. */
export type PageDraft = {
  pageId: Id
  workId: Id
  language: string
  /** The address that readers know, or would. */
  slug: string
  publishedAt: string | null
  publishedRevisionId: Id | null
  head: Head
  content: PageContent
}

/** The newest revision of a page, or nothing where there is none or this member has nothing to do with pages. */
export async function readPageDraft(db: Db, member: Member, pageId: Id): Promise<PageDraft | undefined> {
  if (!may(member, 'page.edit')) return undefined
  const row = await selectNewest(db)
    .selectAll('pageRevision')
    .where('page.id', '=', pageId)
    .executeTakeFirst()
  if (!row) return undefined
  const { workId, language, pageSlug, publishedAt, publishedRevisionId } = row
  return {
    pageId,
    workId,
    language,
    slug: pageSlug,
    publishedAt,
    publishedRevisionId,
    head: { id: row.id, number: row.number, by: row.byName ?? '', byId: row.createdBy, at: row.createdAt },
    content: toPageContent(row),
  }
}

export type PageListed = {
  id: Id
  workId: Id
  language: string
  slug: string
  title: string
  publishedAt: string | null
  /** Readers see an earlier revision than the newest. */
  isChanged: boolean
}

/** Every page, published or not, with its newest title. */
export async function listPageDrafts(db: Db): Promise<PageListed[]> {
  const rows = await selectNewest(db)
    .select(['page.id', 'pageRevision.id as headId', 'pageRevision.title'])
    .orderBy('page.language')
    .orderBy('page.id')
    .execute()
  return rows.map(({ id, workId, language, pageSlug, title, publishedAt, publishedRevisionId, headId }) => ({
    id,
    workId,
    language,
    slug: pageSlug,
    title,
    publishedAt,
    isChanged: publishedAt !== null && publishedRevisionId !== headId,
  }))
}

export type PageWish = { title: string; language: string; translationOf?: Id; content?: Partial<PageContent> }
export type PageCreated =
  | { outcome: 'created'; id: Id }
  /** There is a version in that language already, or nothing to translate. */
  | { outcome: 'taken' | 'nothing' }

/** Begins a page that readers do not see. Its address is made of its title. */
export async function createPage(
  db: Db,
  clock: Clock,
  { actor, network }: Doer,
  { title, language, translationOf, content }: PageWish,
): Promise<PageCreated> {
  return inTransaction(db, async (db): Promise<PageCreated> => {
    const original = translationOf === undefined ? undefined : await readPageDraft(db, actor, translationOf)
    if (translationOf !== undefined && !original) return { outcome: 'nothing' }
    if (original && (await isTaken(db, original.workId, language))) return { outcome: 'taken' }
    const slug = await freePageSlug(db, { id: newId(), language }, title || (original?.slug ?? ''))
    const page = { title, standfirst: '', body: emptyDocument(), ...content, slug, language }
    const shared = original && { workId: original.workId }
    const { id } = await addPage(db, clock, { ...page, ...shared, publishedAt: null }, actor.id)
    await recordAudit(db, clock, {
      actor,
      act: 'page.create',
      subject: { kind: 'page', id, name: title },
      after: { slug, language },
      network,
    })
    return { outcome: 'created', id }
  })
}

/** A stored revision as content. Throws where the row is damaged. */
export function toPageContent(row: {
  id: Id
  title: string
  standfirst: string
  slug: string | null
  body: string
}): PageContent {
  const { title, standfirst, slug } = row
  return { title, standfirst, ...(slug !== null && { slug }), body: toBody(row) }
}

function toBody({ id, body }: { id: Id; body: string }): Document {
  const parsed = parseDocument(JSON.parse(body))
  if (!parsed.ok) throw new Error(`Page revision ${id} is damaged: ${parsed.problem.message}`)
  return parsed.document
}

/** The language versions of a page, itself among them. */
export async function listPageVersions(
  db: Db,
  workId: Id,
): Promise<{ id: Id; language: string; title: string }[]> {
  return selectNewest(db)
    .clearSelect()
    .select(['page.id', 'page.language', 'pageRevision.title'])
    .where('page.workId', '=', workId)
    .orderBy('page.language')
    .execute()
}

async function isTaken(db: Db, workId: Id, language: string): Promise<boolean> {
  return (await listPageVersions(db, workId)).some((version) => version.language === language)
}

function selectNewest(db: Db) {
  return db
    .selectFrom('page')
    .innerJoin('pageRevision', 'pageRevision.id', 'page.headRevisionId')
    .leftJoin('staff', 'staff.id', 'pageRevision.createdBy')
    .select(['page.workId', 'page.language', 'page.slug as pageSlug', 'page.publishedAt'])
    .select(['page.publishedRevisionId', 'staff.name as byName'])
}
