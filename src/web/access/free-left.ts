import { readMeter, renewsAt } from '../../domain/access/meter.ts'
import type { Policy } from '../../domain/access/policy.ts'
import { firstInWindow, type Asker, type OpeningDeps } from './opening.ts'

/** How many articles a person may still open whole in the present window. `renewsAt`: milliseconds since 1970. */
export type FreeLeft = { left: number; limit: number; renewsAt?: number }

/**
 * What a wall says beside its reason, where that is not the meter itself. A visitor without a number is answered
 * without a promise; others cost one statement, because what this process remembers may not be all that was counted.
 */
export function findFreeLeft(
  deps: OpeningDeps,
  policy: Policy,
  asker: Asker,
): FreeLeft | undefined | Promise<FreeLeft> {
  const { limit } = policy.meter
  const subject = asker.kind === 'visitor' ? asker.visitor?.id : asker.id
  if (limit === 0) return undefined
  if (subject === undefined) return { left: limit, limit }
  return readFreeLeft(deps, policy, asker, subject)
}

async function readFreeLeft(
  { database, clock }: OpeningDeps,
  policy: Policy,
  asker: Asker,
  subject: string,
): Promise<FreeLeft> {
  const { limit } = policy.meter
  const now = clock().epochMilliseconds
  const row = await readMeter(database.db, subject, policy, now)
  if (row)
    return {
      left: Math.max(0, limit - row.used),
      limit,
      renewsAt: renewsAt(Date.parse(row.windowStartedAt), policy),
    }
  const first = asker.kind === 'visitor' ? firstInWindow(asker.visitor, policy, now) : undefined
  return first
    ? { left: limit - 1, limit, renewsAt: renewsAt(Date.parse(first.at), policy) }
    : { left: limit, limit }
}
