import type { Db } from '../../platform/db/schema.ts'

/** Where a published page is found; `workId` is what its language versions share. */
export type PageAddress = { workId: string; language: string; slug: string; changedAt: string }

export async function listPageAddresses(db: Db): Promise<PageAddress[]> {
  return db
    .selectFrom('page')
    .select(['workId', 'language', 'slug', 'updatedAt as changedAt'])
    .where('publishedAt', 'is not', null)
    .orderBy('id')
    .execute()
}
