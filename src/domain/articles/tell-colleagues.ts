import { type Clock, toInstantText } from '../../lib/clock.ts'
import type { Db, Id } from '../../platform/db/schema.ts'
import { enqueue } from '../../platform/queue/enqueue.ts'
import { may, type Member, type Subject } from '../staff/may.ts'
import { toMember } from '../staff/member.ts'

export const DESK_MAIL = 'mail.desk'

/** What a colleague is told of by mail. */
export type DeskEvent = 'submitted' | 'changes-requested' | 'approved' | 'assigned' | 'commented' | 'went-out'

type Concerned = { id: Id; createdBy: Id | null; assigneeId: Id | null; sectionId: Id }

/** Enqueues a mail to everyone concerned but the one who did it. Call inside the transaction of the act. */
export async function tellColleagues(
  db: Db,
  clock: Clock,
  event: DeskEvent,
  article: Concerned,
  by: Pick<Member, 'id'> | undefined,
  remarkId: Id | null = null,
): Promise<void> {
  const concerned = event === 'submitted' ? await reviewersOf(db, article) : ownersOf(event, article)
  const at = toInstantText(clock())
  for (const to of new Set(concerned)) {
    if (to === by?.id) continue
    const payload = { event, articleId: article.id, to, by: by?.id ?? null, remarkId, at }
    await enqueue(db, { kind: DESK_MAIL, payload }, clock)
  }
}

function ownersOf(event: DeskEvent, { createdBy, assigneeId }: Concerned): Id[] {
  const owners = event === 'assigned' ? [assigneeId] : [createdBy, assigneeId]
  return owners.filter((id) => id !== null)
}

/** The one it was given to, if they may review; else everyone who may. */
async function reviewersOf(db: Db, { createdBy, assigneeId, sectionId }: Concerned): Promise<Id[]> {
  const subject: Subject = { createdBy, sectionId }
  const rows = await db
    .selectFrom('staff')
    .select(['id', 'name', 'email', 'role', 'sectionIds'])
    .where('removedAt', 'is', null)
    .execute()
  const reviewers = rows.map(toMember).filter((member) => may(member, 'article.review', subject))
  const assigned = reviewers.filter(({ id }) => id === assigneeId)
  return (assigned.length > 0 ? assigned : reviewers.filter(({ id }) => id !== createdBy)).map(({ id }) => id)
}
