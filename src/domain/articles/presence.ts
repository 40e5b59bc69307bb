import { type Clock, toInstantText } from '../../lib/clock.ts'
import type { Db, Id } from '../../platform/db/schema.ts'
import { inTransaction } from '../../platform/db/transaction.ts'
import type { Member } from '../staff/may.ts'

/** A tab that has not been heard of for so long has left: a laptop was closed, a browser crashed. */
const UNSEEN_SECONDS = 60

export type Present = { staffId: Id; name: string; tab: string; since: string; writes: boolean }

/**
 * Says that this tab is in the article, and answers who is: the first to come writes, whoever comes later reads along
 * until the first has left, or until they take over.
 */
export async function enterArticle(
  db: Db,
  clock: Clock,
  member: Member,
  articleId: Id,
  tab: string,
  takeOver = false,
): Promise<Present[]> {
  return inTransaction(db, async (db) => {
    const now = toInstantText(clock())
    await lockArticle(db, articleId)
    await forgetUnseen(db, clock, articleId)
    const before = await listPresent(db, articleId)
    const writer = before.find(({ writes }) => writes)
    const writes = takeOver || writer === undefined || writer.tab === tab
    if (takeOver)
      await db
        .updateTable('presence')
        .set({ writingSince: null })
        .where('articleId', '=', articleId)
        .execute()
    await db
      .insertInto('presence')
      .values({
        articleId,
        tab,
        staffId: member.id,
        since: now,
        seenAt: now,
        writingSince: writes ? now : null,
      })
      .onConflict((conflict) =>
        conflict
          .columns(['articleId', 'tab'])
          .doUpdateSet({ seenAt: now, staffId: member.id, writingSince: writes ? now : null }),
      )
      .execute()
    return listPresent(db, articleId)
  })
}

export async function leaveArticle(db: Db, member: Member, articleId: Id, tab: string): Promise<void> {
  await db
    .deleteFrom('presence')
    .where('articleId', '=', articleId)
    .where('tab', '=', tab)
    .where('staffId', '=', member.id)
    .execute()
}

/** Who writes there now, if it is another tab than this one. */
export async function otherWriter(
  db: Db,
  clock: Clock,
  articleId: Id,
  tab: string,
): Promise<Present | undefined> {
  const present = await listPresent(db, articleId, unseenSince(clock))
  return present.find((other) => other.writes && other.tab !== tab)
}

/** Until the transaction ends nobody else changes who writes in the article, or its newest revision. */
export async function lockArticle(db: Db, articleId: Id): Promise<boolean> {
  const locked = await db
    .updateTable('article')
    .set((set) => ({ headRevisionId: set.ref('headRevisionId') }))
    .where('id', '=', articleId)
    .executeTakeFirst()
  return locked.numUpdatedRows > 0n
}

async function forgetUnseen(db: Db, clock: Clock, articleId: Id): Promise<void> {
  await db
    .deleteFrom('presence')
    .where('articleId', '=', articleId)
    .where('seenAt', '<', unseenSince(clock))
    .execute()
}

async function listPresent(db: Db, articleId: Id, seenSince = ''): Promise<Present[]> {
  const rows = await db
    .selectFrom('presence')
    .innerJoin('staff', 'staff.id', 'presence.staffId')
    .select(['presence.staffId', 'staff.name', 'presence.tab', 'presence.since', 'presence.writingSince'])
    .where('presence.articleId', '=', articleId)
    .where('presence.seenAt', '>=', seenSince)
    .orderBy('presence.since')
    .orderBy('presence.tab')
    .execute()
  return rows.map(({ writingSince, ...row }) => ({ ...row, writes: writingSince !== null }))
}

function unseenSince(clock: Clock): string {
  return toInstantText(clock().subtract({ seconds: UNSEEN_SECONDS }))
}
