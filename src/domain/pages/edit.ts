import { type Clock, toInstantText } from '../../lib/clock.ts'
import { newId } from '../../lib/id.ts'
import { isInterfaceLanguage } from '../../lib/languages.ts'
import type { Db, Id } from '../../platform/db/schema.ts'
import { noteUses } from '../media/uses.ts'
import { readIdentity } from '../publication/identity.ts'
import { addRedirect } from '../publication/redirects.ts'
import { reservedSlugs } from './pages.ts'

export type PageListed = {
  id: Id
  language: string
  slug: string
  publishedAt: string | null
  publishedRevisionId: Id | null
  /** Its newest revision. */
  revisionId: Id
  number: number
  title: string
  standfirst: string
  body: string
}

/** Every page, published or not, with its newest words. */
export async function listPagesToEdit(db: Db): Promise<PageListed[]> {
  return selectNewest(db).orderBy('page.language').orderBy('page.id').execute()
}

export async function findPageToEdit(db: Db, id: Id): Promise<PageListed | undefined> {
  return selectNewest(db).where('page.id', '=', id).executeTakeFirst()
}

export type PageWords = { title: string; standfirst: string; slug: string }
export type PageEdited = 'edited' | 'slug' | 'reserved' | 'taken'

/** A new revision with the same body. Readers of a published page see it at once; its old address leads on. */
export async function editPage(
  db: Db,
  clock: Clock,
  page: PageListed,
  { title, standfirst, slug }: PageWords,
  createdBy: Id,
): Promise<PageEdited> {
  const isMoved = slug !== page.slug
  if (isMoved) {
    const problem = await refuseSlug(db, page, slug)
    if (problem) return problem
  }
  const revisionId = newId()
  const now = toInstantText(clock())
  const { id, body } = page
  await db
    .insertInto('pageRevision')
    .values({
      id: revisionId,
      pageId: id,
      number: page.number + 1,
      title,
      standfirst,
      body,
      createdBy,
      createdAt: now,
    })
    .execute()
  await noteUses(db, { kind: 'page', id }, { revisionId, body }, [])
  const published = page.publishedAt === null ? {} : { publishedRevisionId: revisionId }
  await db
    .updateTable('page')
    .set({ slug, updatedAt: now, ...published })
    .where('id', '=', id)
    .execute()
  if (isMoved) await leadOn(db, clock, page, slug)
  return 'edited'
}

/** Taken down, its address answers 410. */
export async function setPublished(
  db: Db,
  clock: Clock,
  page: PageListed,
  isPublished: boolean,
): Promise<void> {
  const now = toInstantText(clock())
  const address = await addressOf(db, page, page.slug)
  await db.deleteFrom('redirect').where('source', '=', address).execute()
  if (!isPublished) await addRedirect(db, clock, address, null)
  await db
    .updateTable('page')
    .set(
      isPublished
        ? { publishedAt: now, updatedAt: now, publishedRevisionId: page.revisionId }
        : { publishedAt: null, publishedRevisionId: null },
    )
    .where('id', '=', page.id)
    .execute()
}

async function refuseSlug(db: Db, page: PageListed, slug: string): Promise<PageEdited | undefined> {
  if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(slug) || slug.length > 80) return 'slug'
  // Two letters would be taken for a language.
  if (reservedSlugs.includes(slug) || slug.length === 2) return 'reserved'
  const other = await db
    .selectFrom('page')
    .select('id')
    .where('language', '=', page.language)
    .where('slug', '=', slug)
    .executeTakeFirst()
  return other ? 'taken' : undefined
}

async function leadOn(db: Db, clock: Clock, page: PageListed, slug: string): Promise<void> {
  const now = await addressOf(db, page, slug)
  await db.deleteFrom('redirect').where('source', '=', now).execute()
  if (page.publishedAt !== null) await addRedirect(db, clock, await addressOf(db, page, page.slug), now)
}

async function addressOf(db: Db, { language }: PageListed, slug: string): Promise<string> {
  const [first] = (await readIdentity(db)).languages
  return `${language !== first && isInterfaceLanguage(language) ? `/${language}` : ''}/${slug}`
}

function selectNewest(db: Db) {
  return db
    .selectFrom('page')
    .innerJoin('pageRevision', 'pageRevision.pageId', 'page.id')
    .select(['page.id', 'page.language', 'page.slug', 'page.publishedAt', 'page.publishedRevisionId'])
    .select(['pageRevision.id as revisionId', 'pageRevision.number', 'pageRevision.title'])
    .select(['pageRevision.standfirst', 'pageRevision.body'])
    .where('pageRevision.number', '=', (select) =>
      select
        .selectFrom('pageRevision as newest')
        .select((eb) => eb.fn.max('newest.number').as('number'))
        .whereRef('newest.pageId', '=', 'page.id'),
    )
}
