import { type Clock, toInstantText } from '../../lib/clock.ts'
import { newId } from '../../lib/id.ts'
import { announceChange } from '../../platform/db/changes.ts'
import type { Db } from '../../platform/db/schema.ts'
import { type Document, parseDocument } from '../articles/document/document.ts'
import { savePageRevision } from './revision.ts'

export type Page = {
  id: string
  workId: string
  slug: string
  language: string
  title: string
  standfirst: string
  body: Document
  updatedAt: string
}

export type PageInput = {
  slug: string
  language: string
  title: string
  standfirst: string
  body: Document
  /** The id all its language versions share; absent: a work of its own. */
  workId?: string
  /** Instant text; null: a draft. */
  publishedAt: string | null
}

/** Adds a page with its first revision. Call within a transaction. */
export async function addPage(
  db: Db,
  clock: Clock,
  input: PageInput,
  createdBy: string,
): Promise<{ id: string; workId: string }> {
  const id = newId()
  const now = toInstantText(clock())
  const workId = input.workId ?? id
  const { slug, language, title, standfirst, body, publishedAt } = input
  await db
    .insertInto('page')
    .values({ id, workId, slug, language, publishedRevisionId: null, publishedAt, updatedAt: now })
    .execute()
  const { revisionId } = await savePageRevision(db, clock, id, { title, standfirst, body }, createdBy)
  if (publishedAt !== null)
    await db.updateTable('page').set({ publishedRevisionId: revisionId }).where('id', '=', id).execute()
  await announceChange(db, 'pages')
  return { id, workId }
}

export async function findPage(db: Db, language: string, slug: string): Promise<Page | undefined> {
  const row = await db
    .selectFrom('page')
    .innerJoin('pageRevision', 'pageRevision.id', 'page.publishedRevisionId')
    .select(['page.id', 'page.workId', 'page.slug', 'page.language', 'page.updatedAt'])
    .select(['pageRevision.title', 'pageRevision.standfirst', 'pageRevision.body'])
    .where('page.language', '=', language)
    .where('page.slug', '=', slug)
    .executeTakeFirst()
  if (!row) return undefined
  const parsed = parseDocument(JSON.parse(row.body))
  if (!parsed.ok) throw new Error(`Page ${row.id} is damaged: ${parsed.problem.message}`)
  return { ...row, body: parsed.document }
}

/** What readers find at a page's address. */
export async function pageStanding(
  db: Db,
  language: string,
  slug: string,
): Promise<'seen' | 'unpublished' | 'nowhere'> {
  const page = await db
    .selectFrom('page')
    .select('publishedAt')
    .where('language', '=', language)
    .where('slug', '=', slug)
    .executeTakeFirst()
  if (!page) return 'nowhere'
  return page.publishedAt === null ? 'unpublished' : 'seen'
}

/** Published pages of a language, oldest first: the order in which the newsroom made them. */
export async function listPages(
  db: Db,
  language: string,
): Promise<{ id: string; slug: string; title: string; updatedAt: string }[]> {
  return db
    .selectFrom('page')
    .innerJoin('pageRevision', 'pageRevision.id', 'page.publishedRevisionId')
    .select(['page.id', 'page.slug', 'pageRevision.title', 'page.updatedAt'])
    .where('page.language', '=', language)
    .orderBy('page.id')
    .execute()
}

/** The languages in which a page can be read, with its address in each. */
export async function versionsOfPage(db: Db, workId: string): Promise<{ slug: string; language: string }[]> {
  return db
    .selectFrom('page')
    .select(['slug', 'language'])
    .where('workId', '=', workId)
    .where('publishedAt', 'is not', null)
    .orderBy('language')
    .execute()
}
