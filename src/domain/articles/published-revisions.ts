import { isDeepStrictEqual } from 'node:util'
import type { Db, Id, InstantText } from '../../platform/db/schema.ts'

type Shown = { articleId: Id; revisionId: Id; publishedAt: InstantText; correctionId: Id | null }

/**
 * Puts a text on the record of what readers were shown. One that reads as the last one did, as after it was filed
 * elsewhere, takes that one's place. Call within the transaction that publishes it.
 */
export async function recordPublished(db: Db, shown: Shown): Promise<void> {
  const last = await db
    .selectFrom('publishedRevision')
    .select(['number', 'revisionId', 'endedAt', 'withheldAt'])
    .where('articleId', '=', shown.articleId)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  const isOpen = last && last.endedAt === null && last.withheldAt === null && shown.correctionId === null
  if (isOpen && (await readsAlike(db, last.revisionId, shown.revisionId))) {
    await db
      .updateTable('publishedRevision')
      .set({ revisionId: shown.revisionId })
      .where('articleId', '=', shown.articleId)
      .where('number', '=', last.number)
      .execute()
    return
  }
  await db
    .insertInto('publishedRevision')
    .values({ ...shown, number: (last?.number ?? 0) + 1 })
    .execute()
}

/** What was taken down is shown to readers no more, whatever is published in its place. */
export async function endPublished(db: Db, articleId: Id, at: InstantText): Promise<void> {
  await db
    .updateTable('publishedRevision')
    .set({ endedAt: at })
    .where('articleId', '=', articleId)
    .where('endedAt', 'is', null)
    .execute()
}

async function readsAlike(db: Db, one: Id, other: Id): Promise<boolean> {
  const rows = await db
    .selectFrom('revision')
    .select(['headline', 'kicker', 'standfirst', 'summary', 'body', 'lead'])
    .where('id', 'in', [one, other])
    .execute()
  return rows.length === 1 || isDeepStrictEqual({ ...rows[0] }, { ...rows[1] })
}
