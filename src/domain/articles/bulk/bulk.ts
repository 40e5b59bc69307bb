import { type Clock, toInstantText } from '../../../lib/clock.ts'
import { newId } from '../../../lib/id.ts'
import { readJson } from '../../../lib/json.ts'
import type { Db, Id } from '../../../platform/db/schema.ts'
import type { StaffRole } from '../../../platform/db/schema-accounts.ts'
import { inTransaction } from '../../../platform/db/transaction.ts'
import { recordAudit } from '../../staff/audit.ts'
import { type Doer, type Opened, openFor } from '../open-for.ts'
import { lockArticle } from '../presence.ts'
import { applyTo } from './apply.ts'
import {
  type BulkDone,
  type BulkRefused,
  type BulkState,
  type BulkWish,
  doneSchema,
  refusedSchema,
  wishSchema,
} from './wish.ts'

/** As many as a list shows, and some more. */
export const MOST_AT_ONCE = 100

/** For so long it can be undone, by whoever did it. */
export const UNDO_HOURS = 24

/**
 * Does one thing to many articles, in one transaction: each is judged by itself, what may not be done is left with its
 * reason, and the rest is done together with the record it is undone from. Returns the record's id.
 */
export async function actInBulk(
  db: Db,
  clock: Clock,
  doer: Doer,
  articleIds: readonly Id[],
  wish: BulkWish,
  skip: readonly StaffRole[],
): Promise<Id> {
  return inTransaction(db, async (db) => {
    const done: BulkDone[] = []
    const refused: BulkRefused[] = []
    // Always in this order, so that two of these at once wait for each other instead of blocking each other.
    for (const articleId of [...new Set(articleIds)].toSorted().slice(0, MOST_AT_ONCE)) {
      if (!(await lockArticle(db, articleId))) continue
      const article = await openFor(db, doer.actor, articleId)
      if (!article) continue
      const applied = await applyTo(db, { clock, doer, skip }, article, wish)
      if (applied.is === 'refused')
        refused.push({ articleId, name: article.headline, because: applied.because })
      if (applied.is !== 'done') continue
      done.push({ articleId, before: applied.before, after: applied.after })
      await recordOne(db, clock, doer, article, auditActs[wish.act], applied)
    }
    return keepRecord(db, clock, doer.actor.id, wish, done, refused)
  })
}

/** What a bulk act did, as long as it can be undone, to the one who did it. */
export type BulkRecord = {
  id: Id
  wish: BulkWish
  done: BulkDone[]
  refused: BulkRefused[]
  undone: boolean
}

export async function readBulk(db: Db, clock: Clock, staffId: Id, id: Id): Promise<BulkRecord | undefined> {
  const row = await db
    .selectFrom('bulkAct')
    .selectAll()
    .where('id', '=', id)
    .where('staffId', '=', staffId)
    .where('expiresAt', '>', toInstantText(clock()))
    .executeTakeFirst()
  if (!row) return undefined
  return {
    id: row.id,
    wish: readJson(wishSchema, row.wish),
    done: readJson(doneSchema, row.done),
    refused: readJson(refusedSchema, row.refused),
    undone: row.undoneAt !== null,
  }
}

export async function forgetBulkActs(db: Db, clock: Clock): Promise<void> {
  await db.deleteFrom('bulkAct').where('expiresAt', '<=', toInstantText(clock())).execute()
}

const auditActs: Record<BulkWish['act'], string> = {
  section: 'article.file',
  'add-topic': 'article.file',
  'remove-topic': 'article.file',
  assign: 'article.assign',
  due: 'article.assign',
  archive: '',
  unarchive: '',
}

/** The moves into the archive and out of it are recorded where they are made. */
export async function recordOne(
  db: Db,
  clock: Clock,
  { actor, network }: Doer,
  article: Opened,
  act: string,
  { before, after }: { before: BulkState; after: BulkState },
): Promise<void> {
  if (act === '') return
  const subject = { kind: 'article', id: article.id, name: article.headline }
  await recordAudit(db, clock, { actor, act, subject, before, after, network })
}

async function keepRecord(
  db: Db,
  clock: Clock,
  staffId: Id,
  wish: BulkWish,
  done: BulkDone[],
  refused: BulkRefused[],
): Promise<Id> {
  const now = clock()
  const id = newId()
  await db
    .insertInto('bulkAct')
    .values({
      id,
      staffId,
      wish: JSON.stringify(wish),
      done: JSON.stringify(done),
      refused: JSON.stringify(refused),
      createdAt: toInstantText(now),
      expiresAt: toInstantText(now.add({ hours: UNDO_HOURS })),
    })
    .execute()
  return id
}
