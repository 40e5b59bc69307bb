import type { Db, Id } from '../../platform/db/schema.ts'

/** Whoever follows `from` follows `into` instead, once. Call within a transaction. */
export async function moveFollows(db: Db, kind: 'topic' | 'author', from: Id, into: Id): Promise<void> {
  await db
    .deleteFrom('follow')
    .where('kind', '=', kind)
    .where('subjectId', '=', from)
    .where('subscriptionId', 'in', (query) =>
      query
        .selectFrom('follow')
        .select('subscriptionId')
        .where('kind', '=', kind)
        .where('subjectId', '=', into),
    )
    .execute()
  await db
    .updateTable('follow')
    .set({ subjectId: into })
    .where('kind', '=', kind)
    .where('subjectId', '=', from)
    .execute()
}
