import { type Clock, toInstantText } from '../../lib/clock.ts'
import { announceChange } from '../../platform/db/changes.ts'
import type { Db, Id, InstantText } from '../../platform/db/schema.ts'
import { inTransaction } from '../../platform/db/transaction.ts'
import { recordAudit } from '../staff/audit.ts'
import { type Doer, moverOf, openFor } from './open-for.ts'

export const LONGEST_REASON = 300

/** A text that readers were shown, as the newsroom lists it. */
export type ShownText = {
  number: number
  at: InstantText
  revisionId: Id
  revisionNumber: number
  correction: string | null
  /** Readers see it now. */
  isLive: boolean
  /** The article was taken down since: readers do not see it, whatever the policy says. */
  endedAt: InstantText | null
  withheld: { at: InstantText; by: string; reason: string } | null
}

/** Newest first. Whoever asks has made sure that the article may be read. */
export async function listShown(db: Db, articleId: Id): Promise<ShownText[]> {
  const rows = await db
    .selectFrom('publishedRevision as shown')
    .innerJoin('article', 'article.id', 'shown.articleId')
    .innerJoin('revision', 'revision.id', 'shown.revisionId')
    .leftJoin('correction', 'correction.id', 'shown.correctionId')
    .leftJoin('staff', 'staff.id', 'shown.withheldBy')
    .select(['shown.number', 'shown.publishedAt as at', 'shown.revisionId', 'shown.endedAt'])
    .select(['shown.withheldAt', 'shown.withheldReason', 'staff.name as by'])
    .select(['revision.number as revisionNumber', 'correction.text as correction'])
    .select('article.publishedRevisionId')
    .where('shown.articleId', '=', articleId)
    .orderBy('shown.number', 'desc')
    .execute()
  return rows.map(({ publishedRevisionId, withheldAt, withheldReason, by, ...row }) => ({
    ...row,
    isLive: row.revisionId === publishedRevisionId && row.endedAt === null,
    withheld: withheldAt === null ? null : { at: withheldAt, by: by ?? '', reason: withheldReason ?? '' },
  }))
}

export type Withholding = 'done' | 'nothing' | 'refused' | 'live'

/** Keeps one earlier text from readers, for a reason that they are told; null: shows it again. */
export async function withholdText(
  db: Db,
  clock: Clock,
  { actor, network }: Doer,
  wish: { articleId: Id; number: number; reason: string | null },
): Promise<Withholding> {
  return inTransaction(db, async (db) => {
    const { articleId, number, reason } = wish
    const article = await openFor(db, actor, articleId)
    const text = article && (await listShown(db, articleId)).find((one) => one.number === number)
    if (!text) return 'nothing'
    if (!moverOf(actor, article).mayAct('article.publish')) return 'refused'
    if (text.isLive) return 'live'
    const withheld =
      reason === null
        ? { withheldAt: null, withheldBy: null, withheldReason: null }
        : { withheldAt: toInstantText(clock()), withheldBy: actor.id, withheldReason: reason }
    await db
      .updateTable('publishedRevision')
      .set(withheld)
      .where('articleId', '=', articleId)
      .where('number', '=', number)
      .execute()
    await recordAudit(db, clock, {
      actor,
      act: reason === null ? 'article.release' : 'article.withhold',
      subject: { kind: 'article', id: articleId, name: article.headline },
      before: { number, reason: text.withheld?.reason ?? null },
      after: { number, reason },
      network,
    })
    await announceChange(db, 'pages')
    return 'done'
  })
}
