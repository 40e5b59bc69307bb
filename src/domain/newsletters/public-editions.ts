import { sql } from 'kysely'
import type { Db, Id } from '../../platform/db/schema.ts'

/** An edition as lists show it. */
export type EditionCard = {
  id: Id
  slug: string
  language: string
  subject: string
  preheader: string
  publishedAt: string
}

export type EditionCursor = { publishedAt: string; id: Id }

/** Past editions with a page on the site, newest first, by keyset. */
export async function listPublishedEditions(
  db: Db,
  newsletterId: Id,
  language: string,
  size: number,
  after?: EditionCursor,
): Promise<{ editions: EditionCard[]; next?: EditionCursor }> {
  const rows = await selectPublished(db)
    .where('edition.newsletterId', '=', newsletterId)
    .where('edition.language', '=', language)
    .$if(after !== undefined, (query) =>
      query.where(
        sql<boolean>`(${sql.ref('edition.published_at')}, ${sql.ref('edition.id')}) < (${after?.publishedAt ?? ''}, ${after?.id ?? ''})`,
      ),
    )
    .orderBy('edition.publishedAt', 'desc')
    .orderBy('edition.id', 'desc')
    .limit(size + 1)
    .execute()
  const editions = rows.slice(0, size).map(toCard)
  const last = editions.at(-1)
  if (rows.length <= size || !last) return { editions }
  return { editions, next: { publishedAt: last.publishedAt, id: last.id } }
}

function selectPublished(db: Db) {
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

function toCard(row: Omit<EditionCard, 'publishedAt'> & { publishedAt: string | null }): EditionCard {
  return { ...row, publishedAt: row.publishedAt ?? '' }
}
