import { sql } from 'kysely'
import { readJson } from '../../lib/json.ts'
import { type Localized, localizedSchema } from '../../lib/localized.ts'
import type { Db } from '../../platform/db/schema.ts'
import { type MonthCount, toMonths } from '../articles/archive.ts'
import { type EditionCard, selectPublished, toCard } from './public-editions.ts'

/** An edition among those of all newsletters. */
export type ArchivedEdition = EditionCard & { newsletter: { slug: string; name: Localized } }

/** What went out in the period, newest first. Instants as text; `from` is included, `before` is not. */
export async function editionsBetween(
  db: Db,
  language: string,
  { from, before }: { from: string; before: string },
  most: number,
): Promise<ArchivedEdition[]> {
  const rows = await selectPublished(db)
    .innerJoin('newsletter', 'newsletter.id', 'edition.newsletterId')
    .select(['newsletter.slug as newsletterSlug', 'newsletter.name as newsletterName'])
    .where('newsletter.kind', '!=', 'follows')
    .where('edition.language', '=', language)
    .where('edition.publishedAt', '>=', from)
    .where('edition.publishedAt', '<', before)
    .orderBy('edition.publishedAt', 'desc')
    .orderBy('edition.id', 'desc')
    .limit(most)
    .execute()
  return rows.map(({ newsletterSlug, newsletterName, ...row }) => ({
    ...toCard(row),
    newsletter: { slug: newsletterSlug, name: readJson(localizedSchema, newsletterName) },
  }))
}

/** How many editions went out in each month of `timeZone`, newest first. */
export async function countEditionsByMonth(
  db: Db,
  language: string,
  timeZone: string,
): Promise<MonthCount[]> {
  const hour = sql<string>`substr(edition.published_at, 1, 13)`
  const rows = await db
    .selectFrom('edition')
    .innerJoin('newsletter', 'newsletter.id', 'edition.newsletterId')
    .select([hour.as('hour'), (select) => select.fn.countAll().as('count')])
    .where('newsletter.kind', '!=', 'follows')
    .where('edition.language', '=', language)
    .where('edition.publishedAt', 'is not', null)
    .groupBy(hour)
    .execute()
  return toMonths(rows, timeZone)
}
