import { sql } from 'kysely'
import type { Db, Id } from '../../platform/db/schema.ts'
import { type Cursor, edges } from '../articles/lists.ts'
import { findNewsletter, type Newsletter } from './newsletters.ts'
import type { Edition } from './read-edition.ts'

/**
 * The newsletter of this address, if it goes out in this language. One that was put away takes nobody on any more, but
 * what it has said can still be read. `current` are those that go out.
 */
export async function findPublicNewsletter(
  db: Db,
  current: readonly Newsletter[],
  slug: string,
  language: string,
): Promise<Newsletter | undefined> {
  const found = current.find((one) => one.slug === slug) ?? (await findNewsletter(db, slug))
  return found?.languages.includes(language) ? found : undefined
}

/** An edition as lists show it. */
export type EditionCard = {
  id: Id
  slug: string
  language: string
  subject: string
  preheader: string
  publishedAt: string
}

export type EditionPage = { editions: EditionCard[]; newer?: Cursor; older?: Cursor }

/** One page of past editions with a page on the site, newest first, by keyset. */
export async function listPublishedEditions(
  db: Db,
  newsletterId: Id,
  language: string,
  size: number,
  cursor?: Cursor,
): Promise<EditionPage> {
  const isBack = cursor?.direction === 'newer'
  const order = isBack ? 'asc' : 'desc'
  const than = sql.raw(isBack ? '>' : '<')
  const rows = await selectPublished(db)
    .where('edition.newsletterId', '=', newsletterId)
    .where('edition.language', '=', language)
    .$if(cursor !== undefined, (query) =>
      query.where(
        sql<boolean>`(${sql.ref('edition.published_at')}, ${sql.ref('edition.id')}) ${than} (${cursor?.publishedAt ?? ''}, ${cursor?.id ?? ''})`,
      ),
    )
    .orderBy('edition.publishedAt', order)
    .orderBy('edition.id', order)
    .limit(size + 1)
    .execute()
  const isMore = rows.length > size
  const editions = rows.slice(0, size).map(toCard)
  if (isBack) editions.reverse()
  return { editions, ...edges(editions, isBack ? isMore : cursor !== undefined, isBack || isMore) }
}

/**
 * The same letter in other languages: what stands at the same address of the newsletter there. Those that are built by
 * the timetable are named by their day, and so find each other.
 */
export async function listVersions(
  db: Db,
  { newsletter, language, slug }: Pick<Edition, 'newsletter' | 'language' | 'slug'>,
): Promise<EditionCard[]> {
  const rows = await selectPublished(db)
    .where('edition.newsletterId', '=', newsletter?.id ?? '')
    .where('edition.slug', '=', slug)
    .where('edition.language', '!=', language)
    .orderBy('edition.language')
    .execute()
  return rows.map(toCard).filter((row) => newsletter?.languages.includes(row.language))
}

export function selectPublished(db: Db) {
  return db
    .selectFrom('edition')
    .innerJoin('editionRevision', (join) =>
      join.on((on) =>
        on(
          'editionRevision.id',
          '=',
          on.fn.coalesce(on.ref('edition.sentRevisionId'), on.ref('edition.headRevisionId')),
        ),
      ),
    )
    .where('edition.publishedAt', 'is not', null)
    .select([
      'edition.id',
      'edition.slug',
      'edition.language',
      'edition.publishedAt',
      'editionRevision.subject',
      'editionRevision.preheader',
    ])
}

export function toCard(row: Omit<EditionCard, 'publishedAt'> & { publishedAt: string | null }): EditionCard {
  return { ...row, publishedAt: row.publishedAt ?? '' }
}
