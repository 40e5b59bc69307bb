import { isDeepStrictEqual } from 'node:util'
import { type Clock, toInstantText } from '../../../lib/clock.ts'
import type { Db, Id } from '../../../platform/db/schema.ts'
import type { StaffRole } from '../../../platform/db/schema-accounts.ts'
import { inTransaction } from '../../../platform/db/transaction.ts'
import { type Doer, type Opened, openFor } from '../open-for.ts'
import { lockArticle } from '../presence.ts'
import { type Applying, assign, putAway, setDue } from './apply.ts'
import { readBulk, recordOne } from './bulk.ts'
import { fileArticle, readFiled } from './file.ts'
import { type Applied, type BulkDone, type BulkRefused, type BulkState, type Filed, refuse } from './wish.ts'

/**
 * Gives each article that a bulk act changed what it had before, unless somebody has changed that since. What could
 * not be undone is left in the record with its reason. False: there is nothing to undo, not for this member, not any
 * more, or not again.
 */
export async function undoBulk(
  db: Db,
  clock: Clock,
  doer: Doer,
  id: Id,
  skip: readonly StaffRole[],
): Promise<boolean> {
  return inTransaction(db, async (db) => {
    // Taken by whoever comes first: a second click finds it undone.
    const undoneAt = toInstantText(clock())
    const taken = await db
      .updateTable('bulkAct')
      .set({ undoneAt })
      .where('id', '=', id)
      .where('staffId', '=', doer.actor.id)
      .where('undoneAt', 'is', null)
      .executeTakeFirst()
    const record = await readBulk(db, clock, doer.actor.id, id)
    if (taken.numUpdatedRows === 0n || !record) return false
    const undone: BulkDone[] = []
    const refused: BulkRefused[] = []
    for (const one of record.done) {
      const { articleId } = one
      if (!(await lockArticle(db, articleId))) continue
      const article = await openFor(db, doer.actor, articleId)
      if (!article) continue
      const applied = await putBack(db, { clock, doer, skip }, article, one)
      if (applied.is === 'refused')
        refused.push({ articleId, name: article.headline, because: applied.because })
      if (applied.is !== 'done') continue
      undone.push({ articleId, before: applied.before, after: applied.after })
      await recordOne(db, clock, doer, article, 'article.undo', applied)
    }
    await db
      .updateTable('bulkAct')
      .set({ done: JSON.stringify(undone), refused: JSON.stringify(refused) })
      .where('id', '=', id)
      .execute()
    return true
  })
}

async function putBack(
  db: Db,
  applying: Applying,
  article: Opened,
  { before, after }: BulkDone,
): Promise<Applied> {
  if (!isDeepStrictEqual(await stateLike(db, article, after), after)) return refuse('changed')
  if ('filed' in before) return fileBack(db, applying, article, before.filed)
  if ('assigneeId' in before) return assign(db, applying.doer, article, before.assigneeId)
  if ('dueAt' in before) return setDue(db, applying.doer, article, before.dueAt)
  return putAway(db, applying, article, before.archivedAt === null ? 'unarchive' : 'archive')
}

function fileBack(db: Db, { clock, doer }: Applying, article: Opened, was: Filed): Promise<Applied> {
  return fileArticle(db, clock, doer.actor, article, {
    head: () => was.head,
    live: (now) => was.live ?? now,
  })
}

/** The part of an article that `like` speaks of. */
async function stateLike(db: Db, article: Opened, like: BulkState): Promise<BulkState> {
  if ('filed' in like) return { filed: await readFiled(db, article.id) }
  if ('assigneeId' in like) return { assigneeId: article.assigneeId }
  return 'dueAt' in like ? { dueAt: article.dueAt } : { archivedAt: article.archivedAt }
}
