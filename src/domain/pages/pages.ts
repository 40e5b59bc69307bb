import { type Clock, toInstantText } from '../../lib/clock.ts'
import { newId } from '../../lib/id.ts'
import { announceChange } from '../../platform/db/changes.ts'
import type { Db } from '../../platform/db/schema.ts'
import { type Document, parseDocument } from '../articles/document/document.ts'
import { noteUses } from '../media/uses.ts'

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

/** Addresses at the root that the program itself answers; a page may not take them. */
export const reservedSlugs = [
  'articles', 'sections', 'topics', 'authors', 'series', 'archive', 'newsletters', 'events', 'search', 'dossiers',
  'forecasts', 'register', 'sign-in', 'account', 'newsroom', 'api', 'assets', 'media', 'cards', 'fragments', 'claim',
  'healthz', 'readyz', 'sitemaps', 'confirm', 'corrections', 'previews',
] // prettier-ignore

/** Adds a page with its first revision. Call within a transaction. */
export async function addPage(
  db: Db,
  clock: Clock,
  input: PageInput,
  createdBy: string,
): Promise<{ id: string; workId: string }> {
  const id = newId()
  const revisionId = newId()
  const now = toInstantText(clock())
  const workId = input.workId ?? id
  await db
    .insertInto('page')
    .values({
      id,
      workId,
      slug: input.slug,
      language: input.language,
      publishedRevisionId: input.publishedAt === null ? null : revisionId,
      publishedAt: input.publishedAt,
      updatedAt: now,
    })
    .execute()
  await db
    .insertInto('pageRevision')
    .values({
      id: revisionId,
      pageId: id,
      number: 1,
      title: input.title,
      standfirst: input.standfirst,
      body: JSON.stringify(input.body),
      createdBy,
      createdAt: now,
    })
    .execute()
  await noteUses(db, { kind: 'page', id }, { revisionId, body: JSON.stringify(input.body) }, [])
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

/** Published pages of a language, oldest first: the order in which the newsroom made them. */
export async function listPages(
  db: Db,
  language: string,
): Promise<{ slug: string; title: string; updatedAt: string }[]> {
  return db
    .selectFrom('page')
    .innerJoin('pageRevision', 'pageRevision.id', 'page.publishedRevisionId')
    .select(['page.slug', 'pageRevision.title', 'page.updatedAt'])
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
