import type { Clock } from '../../lib/clock.ts'
import type { Db, Id } from '../../platform/db/schema.ts'
import { inTransaction } from '../../platform/db/transaction.ts'
import { recordAudit } from '../staff/audit.ts'
import { type Doer, moverOf, openFor } from './open-for.ts'
import { lockArticle } from './presence.ts'
import { findUnknownReference } from './references.ts'
import { readRevision } from './revisions.ts'
import { saveRevision } from './save.ts'
import { type OnItsWay, onItsWay } from './stages.ts'

export type Restored =
  | { outcome: 'restored'; number: number }
  | { outcome: 'stale'; by: string; at: string }
  /** It was approved, say, for the words it has, and nobody has said to take it back. */
  | { outcome: 'on-its-way'; stage: OnItsWay; number: number; headline: string }
  | { outcome: 'refused' }
  /** A topic, author or picture of it is no more. */
  | { outcome: 'broken' }
  | { outcome: 'nothing' }

/** Makes an earlier revision the newest, as a new one: nothing is overwritten, and readers see nothing of it yet. */
export async function restoreRevision(
  db: Db,
  clock: Clock,
  { actor, network }: Doer,
  wish: { articleId: Id; revisionId: Id; head: Id; takesBack?: OnItsWay | undefined },
): Promise<Restored> {
  return inTransaction(db, async (db): Promise<Restored> => {
    await lockArticle(db, wish.articleId)
    const article = await openFor(db, actor, wish.articleId)
    const revision = article && (await readRevision(db, wish.articleId, wish.revisionId))
    if (!revision) return { outcome: 'nothing' }
    const { mayAct } = moverOf(actor, article)
    const { mayAct: mayActThere } = moverOf(actor, { ...article, sectionId: revision.content.sectionId })
    if (!mayAct('article.edit') || !mayActThere('article.edit')) return { outcome: 'refused' }
    if (article.headId !== wish.head)
      return { outcome: 'stale', by: article.headByName ?? '', at: article.headAt }
    const stage = onItsWay(article)
    if (stage !== undefined && stage !== wish.takesBack)
      return { outcome: 'on-its-way', stage, number: revision.number, headline: article.headline }
    if (await findUnknownReference(db, revision.content)) return { outcome: 'broken' }
    const saved = await saveRevision(db, clock, wish.articleId, revision.content, actor.id, 'restored')
    if (!saved.saved) return { outcome: 'broken' }
    await recordAudit(db, clock, {
      actor,
      act: 'article.restore',
      subject: { kind: 'article', id: wish.articleId, name: article.headline },
      before: { number: article.number },
      after: { number: saved.number, restored: revision.number },
      network,
    })
    return { outcome: 'restored', number: saved.number }
  })
}
