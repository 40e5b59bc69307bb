import type { Clock } from '../../lib/clock.ts'
import { isInterfaceLanguage } from '../../lib/languages.ts'
import { slugify } from '../../lib/slug.ts'
import type { Db, Id } from '../../platform/db/schema.ts'
import { readIdentity } from '../publication/identity.ts'
import { addRedirect } from '../publication/redirects.ts'

/** Where a published page is found; `workId` is what its language versions share. */
export type PageAddress = { workId: string; language: string; slug: string; changedAt: string }

/** Addresses at the root that the program itself answers; a page may not take them. */
export const reservedSlugs = [
  'articles', 'sections', 'topics', 'authors', 'series', 'archive', 'newsletters', 'events', 'search', 'dossiers',
  'forecasts', 'register', 'sign-in', 'account', 'newsroom', 'api', 'assets', 'media', 'cards', 'fragments', 'claim',
  'healthz', 'readyz', 'sitemaps', 'confirm', 'corrections', 'previews',
] // prettier-ignore

const LONGEST = 80

export async function listPageAddresses(db: Db): Promise<PageAddress[]> {
  return db
    .selectFrom('page')
    .select(['workId', 'language', 'slug', 'updatedAt as changedAt'])
    .where('publishedAt', 'is not', null)
    .orderBy('id')
    .execute()
}

/** It is none, the program answers there, or another page does. */
export type AddressProblem = 'slug' | 'reserved' | 'taken'

/** Why a page may not have this slug. */
export async function refuseSlug(
  db: Db,
  page: { id: Id; language: string },
  slug: string,
): Promise<AddressProblem | undefined> {
  if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(slug) || slug.length > LONGEST) return 'slug'
  if (isReserved(slug)) return 'reserved'
  const other = await db
    .selectFrom('page')
    .select('id')
    .where('language', '=', page.language)
    .where('slug', '=', slug)
    .where('id', '!=', page.id)
    .executeTakeFirst()
  return other ? 'taken' : undefined
}

/** `privacy`, or `privacy-2` … where that is reserved or taken. */
export async function freePageSlug(
  db: Db,
  page: { id: Id; language: string },
  wish: string,
): Promise<string> {
  const base = slugify(wish, LONGEST - 4) || `page-${page.id.slice(-8)}`
  let slug = base
  for (let number = 2; (await refuseSlug(db, page, slug)) !== undefined; number += 1)
    slug = `${base}-${number}`
  return slug
}

/** An address that readers know leads to the new one, or says that there is nothing any more. */
export async function leadOn(
  db: Db,
  clock: Clock,
  language: string,
  from: string,
  to: string | null,
): Promise<void> {
  const old = await addressOf(db, language, from)
  const target = to === null ? null : await addressOf(db, language, to)
  if (target !== null) await db.deleteFrom('redirect').where('source', '=', target).execute()
  if (old !== target) await addRedirect(db, clock, old, target)
}

/** Where readers find a page, as redirects name it. */
export async function addressOf(db: Db, language: string, slug: string): Promise<string> {
  const [first] = (await readIdentity(db)).languages
  return `${language !== first && isInterfaceLanguage(language) ? `/${language}` : ''}/${slug}`
}

function isReserved(slug: string): boolean {
  // Two letters would be taken for a language.
  return reservedSlugs.includes(slug) || slug.length === 2
}
