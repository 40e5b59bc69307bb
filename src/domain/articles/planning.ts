import type { Clock } from '../../lib/clock.ts'
import { announceChange } from '../../platform/db/changes.ts'
import type { Db, Id } from '../../platform/db/schema.ts'
import { inTransaction } from '../../platform/db/transaction.ts'
import { recordAudit } from '../staff/audit.ts'
import { may, type Member } from '../staff/may.ts'
import { toMember } from '../staff/member.ts'
import { type Doer, moverOf, openFor } from './open-for.ts'
import { lockArticle } from './presence.ts'
import { tellColleagues } from './tell-colleagues.ts'

/** Who does it, by when, and before when nobody may publish it. Instant text. */
export type Plan = { assigneeId: Id | null; dueAt: string | null; embargoUntil: string | null }

export type Planned =
  | 'planned'
  | 'refused'
  | 'nothing'
  /** They could not work on it: another section, or no longer here. */
  | 'assignee'
  /** It is scheduled before the embargo would end. */
  | 'embargo'

export async function planArticle(
  db: Db,
  clock: Clock,
  { actor, network }: Doer,
  articleId: Id,
  plan: Plan,
): Promise<Planned> {
  return inTransaction(db, async (db): Promise<Planned> => {
    await lockArticle(db, articleId)
    const article = await openFor(db, actor, articleId)
    if (!article) return 'nothing'
    if (!moverOf(actor, article).mayAct('article.assign')) return 'refused'
    const { assigneeId, dueAt, embargoUntil } = plan
    if (assigneeId !== null && assigneeId !== article.assigneeId) {
      const able = await listAssignable(db, article.sectionId)
      if (!able.some(({ id }) => id === assigneeId)) return 'assignee'
    }
    if (embargoUntil !== null && article.scheduledAt !== null && article.scheduledAt < embargoUntil)
      return 'embargo'
    await db.updateTable('article').set(plan).where('id', '=', articleId).execute()
    // What is under embargo stands on no front page.
    if (embargoUntil !== article.embargoUntil) await announceChange(db, 'pages')
    if (assigneeId !== article.assigneeId)
      await tellColleagues(db, clock, 'assigned', { ...article, assigneeId }, actor)
    await recordAudit(db, clock, {
      actor,
      act: 'article.assign',
      subject: { kind: 'article', id: articleId, name: article.headline },
      before: { assigneeId: article.assigneeId, dueAt: article.dueAt, embargoUntil: article.embargoUntil },
      after: { assigneeId, dueAt, embargoUntil },
      network,
    })
    return 'planned'
  })
}

/** Who could work on an article of this section, by name. */
export async function listAssignable(db: Db, sectionId: Id): Promise<Member[]> {
  const rows = await db
    .selectFrom('staff')
    .select(['id', 'name', 'email', 'role', 'sectionIds'])
    .where('removedAt', 'is', null)
    .orderBy('name')
    .execute()
  return rows.map(toMember).filter((member) => may(member, 'article.edit', { sectionId }))
}
