import type { Db } from '../../platform/db/schema.ts'

/** Where a past edition is found: `newsletter` is the slug of what it is an edition of. */
export type EditionAddress = { newsletter: string; slug: string; language: string; publishedAt: string }

/** Every edition that anybody may read whole, the newest first. */
export async function listEditionAddresses(db: Db, most: number): Promise<EditionAddress[]> {
  const rows = await db
    .selectFrom('edition')
    .innerJoin('newsletter', 'newsletter.id', 'edition.newsletterId')
    .select(['newsletter.slug as newsletter', 'edition.slug', 'edition.language', 'edition.publishedAt'])
    .where('edition.publishedAt', 'is not', null)
    .where('newsletter.audience', '=', 'everyone')
    .where('newsletter.kind', '!=', 'follows')
    .orderBy('edition.publishedAt', 'desc')
    .orderBy('edition.id', 'desc')
    .limit(most)
    .execute()
  return rows.map((row) => ({ ...row, publishedAt: row.publishedAt ?? '' }))
}
