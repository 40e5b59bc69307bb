import type { Session } from '../../domain/readers/find-session.ts'
import type { Member } from '../../domain/staff/may.ts'
import { readMember } from '../../domain/staff/member.ts'
import type { Deps } from '../context.ts'

/** Who the session belongs to, as they are now: a role that was taken is gone on the next request. */
export async function findMember(
  deps: Pick<Deps, 'database'>,
  session: Session | undefined,
): Promise<{ member: Member; session: Session } | undefined> {
  if (session?.person.kind !== 'staff') return undefined
  const member = await readMember(deps.database.db, session.person.id)
  return member && { member, session }
}
