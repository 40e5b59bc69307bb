import { isInterfaceLanguage } from '../../lib/languages.ts'
import type { Clock } from '../../lib/clock.ts'
import { slugify } from '../../lib/slug.ts'
import type { Db, Id } from '../../platform/db/schema.ts'
import { readIdentity } from '../publication/identity.ts'
import { addRedirect } from '../publication/redirects.ts'
import { freeSlug } from './create.ts'

type Addressed = {
  id: Id
  language: string
  slug: string
  publishedAt: string | null
  unpublishedAt: string | null
}

/**
 * The slug that a revision is published under: the one it wishes for where that is free; where it wishes for none and
 * readers never saw the article, one made of its headline. An address that readers know leads on to the new one.
 */
export async function settleAddress(
  db: Db,
  clock: Clock,
  article: Addressed,
  wish: string | undefined,
  headline: string,
): Promise<string> {
  const slug = await wishedSlug(db, article, wish, headline)
  const at = await prefixOf(db, article.language)
  await db
    .deleteFrom('redirect')
    .where('source', '=', at + slug)
    .execute()
  const isKnown = article.publishedAt !== null || article.unpublishedAt !== null
  if (isKnown && slug !== article.slug) await addRedirect(db, clock, at + article.slug, at + slug)
  return slug
}

/** Where readers find an article, as redirects name it. */
export async function addressOf(
  db: Db,
  { language, slug }: { language: string; slug: string },
): Promise<string> {
  return (await prefixOf(db, language)) + slug
}

async function wishedSlug(
  db: Db,
  article: Addressed,
  wish: string | undefined,
  headline: string,
): Promise<string> {
  if (wish !== undefined)
    return wish === article.slug ? wish : freeSlug(db, article.language, wish, article.id)
  const isMadeUp = article.slug === article.id.slice(-12) && article.publishedAt === null
  if (!isMadeUp || slugify(headline) === '') return article.slug
  return freeSlug(db, article.language, headline, article.id)
}

async function prefixOf(db: Db, language: string): Promise<string> {
  const [first] = (await readIdentity(db)).languages
  const own = language !== first && isInterfaceLanguage(language)
  return `${own ? `/${language}` : ''}/articles/`
}
