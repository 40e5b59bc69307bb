import { listTesters, type Tester } from '../../../domain/newsletters/test-letter.ts'
import type { Member } from '../../../domain/staff/may.ts'
import type { Deps } from '../../context.ts'

/** The member first: most tests are one's own. */
export async function testersFor(deps: Deps, member: Member): Promise<Tester[]> {
  const all = await listTesters(deps.database.db)
  return [...all.filter(({ id }) => id === member.id), ...all.filter(({ id }) => id !== member.id)]
}
