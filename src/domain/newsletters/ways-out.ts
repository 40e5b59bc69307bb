import type { Clock } from '../../lib/clock.ts'
import type { Carrier } from '../../platform/mail/carrier.ts'
import type { Ledger } from './ledger.ts'
import { type Quota, takeQuota } from './quota.ts'

/** A carrier with its share of the work and what it is allowed. */
export type WayOut = { carrier: Carrier; weight: number; quota?: Omit<Quota, 'server'> }

export type WaysOut = {
  /** How many copies can be under way at once. */
  lanes: number
  /** Whether any may be tried now. */
  isOpen: () => boolean
  /** A way for a copy to this domain, or when to ask again. */
  take: (domain: string) => Promise<Taken | { later: Temporal.Instant }>
}

export type Taken = { carrier: Carrier; done: (wasReachable: boolean) => void }

const REST_SECONDS = 30
const LONGEST_REST_SECONDS = 3_600

type Way = WayOut & { busy: number; credit: number; restsUntil: Temporal.Instant | undefined }

/**
 * Shares work between carriers in proportion to their weights (smooth weighted round robin, as nginx does it), passing
 * over those that are full, resting after they could not be reached, or at the end of what they are allowed.
 */
export function createWaysOut(ways: readonly WayOut[], clock: Clock, ledger: Ledger): WaysOut {
  const all: Way[] = ways.map((way) => ({ ...way, busy: 0, credit: 0, restsUntil: undefined }))
  const rests = ({ restsUntil }: Way) => {
    if (restsUntil === undefined) return false
    const { sign, seconds } = restsUntil.since(clock())
    // A clock that was set back must not make an hour of it.
    return sign > 0 && seconds <= LONGEST_REST_SECONDS
  }

  const quotaOf = async ({ carrier, quota }: Way, domain: string) =>
    quota === undefined
      ? ({ taken: true } as const)
      : ledger((db) => takeQuota(db, clock, { ...quota, server: carrier.name }, domain))

  let freed = Promise.withResolvers<void>()
  const hold = (way: Way): Taken => ({
    carrier: way.carrier,
    done: (wasReachable) => {
      way.busy -= 1
      if (!wasReachable) way.restsUntil = clock().add({ seconds: REST_SECONDS })
      freed.resolve()
      freed = Promise.withResolvers()
    },
  })

  /** The next in turn; when all that are open are full, whichever has room first. */
  const nextWay = async (passed: ReadonlySet<Way>): Promise<Way | undefined> => {
    for (;;) {
      const open = all.filter((way) => !passed.has(way) && !rests(way))
      const roomy = open.filter((way) => way.busy < way.carrier.lanes)
      if (roomy.length > 0 || open.length === 0) return pick(roomy)
      await freed.promise
    }
  }

  const take: WaysOut['take'] = async (domain) => {
    const passed = new Set<Way>()
    let later: Temporal.Instant | undefined
    for (let way = await nextWay(passed); way !== undefined; way = await nextWay(passed)) {
      way.busy += 1
      const held = hold(way)
      const quota = await quotaOf(way, domain).catch((error: unknown) => {
        held.done(true)
        throw error
      })
      if (quota.taken) return held
      held.done(true)
      if (quota.isForAll) way.restsUntil = quota.until
      later = earlier(later, quota.until)
      passed.add(way)
    }
    return { later: later ?? clock().add({ seconds: REST_SECONDS }) }
  }

  return {
    lanes: ways.reduce((sum, way) => sum + way.carrier.lanes, 0),
    isOpen: () => all.some((way) => !rests(way)),
    take,
  }
}

function pick(open: readonly Way[]): Way | undefined {
  for (const way of open) way.credit += way.weight
  const best = open.toSorted((a, b) => b.credit - a.credit)[0]
  if (best) best.credit -= open.reduce((sum, way) => sum + way.weight, 0)
  return best
}

function earlier(a: Temporal.Instant | undefined, b: Temporal.Instant): Temporal.Instant {
  return a !== undefined && Temporal.Instant.compare(a, b) < 0 ? a : b
}
