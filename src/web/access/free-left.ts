import { readMeter, renewsAt } from '../../domain/access/meter.ts'
import type { Policy } from '../../domain/access/policy.ts'
import { type Asker, knownMeter, type OpeningDeps } from './opening.ts'

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
  deps: OpeningDeps,
  policy: Policy,
  asker: Asker,
  subject: string,
): Promise<FreeLeft> {
  const { limit } = policy.meter
  const now = deps.clock().epochMilliseconds
  // While the database is away, a wall that may say one too many is better than no page at all.
  const row = await readMeter(deps.database.db, subject, policy, now).catch(() => undefined)
  const known = row
    ? { startedAt: Date.parse(row.windowStartedAt), used: row.used }
    : knownMeter(deps, policy, asker, subject, now)
  if (!known) return { left: limit, limit }
  return { left: Math.max(0, limit - known.used), limit, renewsAt: renewsAt(known.startedAt, policy) }
}
