import { type Clock, toInstantText } from '../../lib/clock.ts'
import type { Db, Id } from '../../platform/db/schema.ts'
import { inTransaction } from '../../platform/db/transaction.ts'
import type { Member } from '../staff/may.ts'

/** A tab that has not been heard of for so long has left: a laptop was closed, a browser crashed. */
const UNSEEN_SECONDS = 60

/** What is written in: one has it open to write, others to read along. */
export type Written = { kind: 'article' | 'page' | 'edition' | 'eventText'; id: Id }

export type Present = { staffId: Id; name: string; tab: string; since: string; writes: boolean }

/**
 * Says that this tab is in the article or page, and answers who is: the first to come writes, whoever comes later
 * reads along until the first has left, or until they take over.
 */
export async function enterWriting(
  db: Db,
  clock: Clock,
  member: Member,
  written: Written,
  tab: string,
  takeOver = false,
): Promise<Present[]> {
  return inTransaction(db, async (db) => {
    const now = toInstantText(clock())
    const subjectId = written.id
    await lock(db, written)
    await forgetUnseen(db, clock, subjectId)
    const before = await listPresent(db, subjectId)
    const writer = before.find(({ writes }) => writes)
    const writes = takeOver || writer === undefined || writer.tab === tab
    if (takeOver)
      await db
        .updateTable('presence')
        .set({ writingSince: null })
        .where('subjectId', '=', subjectId)
        .execute()
    await db
      .insertInto('presence')
      .values({
        subjectId,
        tab,
        staffId: member.id,
        since: now,
        seenAt: now,
        writingSince: writes ? now : null,
      })
      .onConflict((conflict) =>
        conflict
          .columns(['subjectId', 'tab'])
          .doUpdateSet({ seenAt: now, staffId: member.id, writingSince: writes ? now : null }),
      )
      .execute()
    return listPresent(db, subjectId)
  })
}

export async function leaveWriting(db: Db, member: Member, { id }: Written, tab: string): Promise<void> {
  await db
    .deleteFrom('presence')
    .where('subjectId', '=', id)
    .where('tab', '=', tab)
    .where('staffId', '=', member.id)
    .execute()
}

/** Who writes there now, if it is another tab than this one. */
export async function otherWriter(
  db: Db,
  clock: Clock,
  { id }: Written,
  tab: string,
): Promise<Present | undefined> {
  const present = await listPresent(db, id, unseenSince(clock))
  return present.find((other) => other.writes && other.tab !== tab)
}

/** Until the transaction ends nobody else changes who writes there, or its newest revision. */
export async function lock(db: Db, { kind, id }: Written): Promise<boolean> {
  const locked = await db
    .updateTable(kind)
    .set((set) => ({ headRevisionId: set.ref('headRevisionId') }))
    .where('id', '=', id)
    .executeTakeFirst()
  return locked.numUpdatedRows > 0n
}

export function lockArticle(db: Db, id: Id): Promise<boolean> {
  return lock(db, { kind: 'article', id })
}

async function forgetUnseen(db: Db, clock: Clock, subjectId: Id): Promise<void> {
  await db
    .deleteFrom('presence')
    .where('subjectId', '=', subjectId)
    .where('seenAt', '<', unseenSince(clock))
    .execute()
}

async function listPresent(db: Db, subjectId: Id, seenSince = ''): Promise<Present[]> {
  const rows = await db
    .selectFrom('presence')
    .innerJoin('staff', 'staff.id', 'presence.staffId')
    .select(['presence.staffId', 'staff.name', 'presence.tab', 'presence.since', 'presence.writingSince'])
    .where('presence.subjectId', '=', subjectId)
    .where('presence.seenAt', '>=', seenSince)
    .orderBy('presence.since')
    .orderBy('presence.tab')
    .execute()
  return rows.map(({ writingSince, ...row }) => ({ ...row, writes: writingSince !== null }))
}

function unseenSince(clock: Clock): string {
  return toInstantText(clock().subtract({ seconds: UNSEEN_SECONDS }))
}
