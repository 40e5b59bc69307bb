import type { Clock } from '../../../lib/clock.ts'
import type { Db, Id } from '../../../platform/db/schema.ts'
import type { StaffRole } from '../../../platform/db/schema-accounts.ts'
import { moveArticle } from '../move.ts'
import { type Doer, moverOf, type Opened } from '../open-for.ts'
import { listAssignable } from '../planning.ts'
import { tellColleagues } from '../tell-colleagues.ts'
import { fileArticle } from './file.ts'
import { type Applied, type BulkWish, type Placed, refuse } from './wish.ts'

export type Applying = { clock: Clock; doer: Doer; skip: readonly StaffRole[] }

/** Does to one article what was wished for all. Call within a transaction that has locked it. */
export async function applyTo(
  db: Db,
  { clock, doer, skip }: Applying,
  article: Opened,
  wish: BulkWish,
): Promise<Applied> {
  switch (wish.act) {
    case 'section':
    case 'add-topic':
    case 'remove-topic': {
      const place = placing(wish)
      return fileArticle(db, clock, doer.actor, article, { head: place, live: place })
    }
    case 'assign': {
      const applied = await assign(db, doer, article, wish.assigneeId)
      if (applied.is === 'done' && wish.assigneeId !== null)
        await tellColleagues(db, clock, 'assigned', { ...article, assigneeId: wish.assigneeId }, doer.actor)
      return applied
    }
    case 'due':
      return setDue(db, doer, article, wish.dueAt)
    case 'archive':
    case 'unarchive':
      return putAway(db, { clock, doer, skip }, article, wish.act)
  }
}

export async function assign(
  db: Db,
  { actor }: Doer,
  article: Opened,
  assigneeId: Id | null,
): Promise<Applied> {
  if (article.assigneeId === assigneeId) return { is: 'same' }
  if (!moverOf(actor, article).mayAct('article.assign')) return refuse('role')
  const able = assigneeId === null ? [] : await listAssignable(db, article.sectionId)
  if (assigneeId !== null && !able.some(({ id }) => id === assigneeId)) return refuse('assignee')
  await db.updateTable('article').set({ assigneeId }).where('id', '=', article.id).execute()
  return { is: 'done', before: { assigneeId: article.assigneeId }, after: { assigneeId } }
}

export async function setDue(
  db: Db,
  { actor }: Doer,
  article: Opened,
  dueAt: string | null,
): Promise<Applied> {
  if (article.dueAt === dueAt) return { is: 'same' }
  if (!moverOf(actor, article).mayAct('article.assign')) return refuse('role')
  await db.updateTable('article').set({ dueAt }).where('id', '=', article.id).execute()
  return { is: 'done', before: { dueAt: article.dueAt }, after: { dueAt } }
}

export async function putAway(
  db: Db,
  { clock, doer, skip }: Applying,
  article: Opened,
  move: 'archive' | 'unarchive',
): Promise<Applied> {
  if ((article.archivedAt !== null) === (move === 'archive')) return { is: 'same' }
  const moved = await moveArticle(db, clock, doer, { articleId: article.id, move }, skip)
  if (moved.outcome !== 'moved')
    return refuse(moved.outcome === 'refused' && moved.because === 'role' ? 'role' : 'stage')
  const now = await db
    .selectFrom('article')
    .select('archivedAt')
    .where('id', '=', article.id)
    .executeTakeFirstOrThrow()
  return {
    is: 'done',
    before: { archivedAt: article.archivedAt },
    after: { archivedAt: now.archivedAt },
  }
}

function placing(wish: Extract<BulkWish, { act: 'section' | 'add-topic' | 'remove-topic' }>) {
  return ({ sectionId, topicIds }: Placed): Placed => {
    if (wish.act === 'section') return { sectionId: wish.sectionId, topicIds }
    const others = topicIds.filter((id) => id !== wish.topicId)
    if (wish.act === 'remove-topic') return { sectionId, topicIds: others }
    return { sectionId, topicIds: others.length < topicIds.length ? topicIds : [...topicIds, wish.topicId] }
  }
}
