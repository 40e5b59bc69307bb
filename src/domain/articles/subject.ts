import type { Id } from '../../platform/db/schema.ts'
import type { Member, Subject } from '../staff/may.ts'

/** An article as `may` asks about it: whoever it is assigned to holds it as whoever began it does. */
export function subjectFor(
  member: Pick<Member, 'id'>,
  article: { sectionId: Id; createdBy: Id | null; assigneeId: Id | null },
): Required<Subject> {
  const { sectionId, createdBy, assigneeId } = article
  return { sectionId, createdBy: assigneeId === member.id ? member.id : createdBy }
}
