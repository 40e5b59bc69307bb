import type { Audience } from '../../platform/db/schema-editorial.ts'
import { judge, type Person, type Verdict } from '../access/judge.ts'
import type { Policy } from '../access/policy.ts'

/** As for an article of the newsletter's audience; the meter is for articles. `now` in milliseconds since 1970. */
export function judgeEdition(
  { audience, publishedAt }: { audience: Audience; publishedAt: string },
  person: Person,
  policy: Policy,
  now: number,
): Verdict {
  const unmetered = { ...policy, archiveAfterDays: null, meter: { ...policy.meter, limit: 0 } }
  const facts = { audience, section: '', publishedAt: Date.parse(publishedAt) }
  return judge(facts, person, { used: 0, opened: false }, unmetered, now)
}
