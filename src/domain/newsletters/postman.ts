import { setTimeout as delay } from 'node:timers/promises'
import type { Logger } from 'pino'
import type { Clock } from '../../lib/clock.ts'
import type { Database } from '../../platform/db/open.ts'
import type { Id } from '../../platform/db/schema.ts'
import { buildAudience } from './audience.ts'
import type { Carried } from '../../platform/mail/carrier.ts'
import type { Write } from './carry.ts'
import { createLedger } from './ledger.ts'
import { recoverAbandoned } from './recover.ts'
import { beginDue, finishIfDone } from './sending.ts'
import { carryTurn, type Turning } from './turn.ts'
import { createWaysOut, type WayOut } from './ways-out.ts'
import { endTrials } from './trial.ts'

export type PostmanDeps = {
  database: Database
  clock: Clock
  log: Pick<Logger, 'warn' | 'error'>
  ways: readonly WayOut[]
  /** Made ready once for an edition, then asked for each copy. */
  writerFor: (editionId: Id) => Promise<Write>
  /** Told of every copy that a server was asked to take. */
  onCarried?: (server: string, outcome: Carried['outcome']) => void
  /** How long a claimed copy, and one on the wire, is left to the worker that has it. */
  leaseSeconds?: { claimed: number; wire: number }
}

export type Postman = {
  poke: () => void
  /** Does everything that is due, and resolves when it is done. */
  drain: () => Promise<void>
  /** Claims nothing further and waits for what is under way. */
  stop: () => Promise<void>
}

const LOOK_EVERY_MS = 1_000
/** A server may take ten minutes for its answer (RFC 5321, 4.5.3.2.6). */
const LEASE_SECONDS = { claimed: 120, wire: 900 }

/** Carries editions to their recipients, in every process that has one: the rows say who does what. */
export function startPostman(deps: PostmanDeps): Postman {
  const ledger = createLedger(deps.database)
  const late = new Set<Promise<void>>()
  const round: Turning = {
    ...deps,
    ledger,
    late,
    leases: deps.leaseSeconds ?? LEASE_SECONDS,
    out: createWaysOut(deps.ways, deps.clock, ledger),
    isStopped: () => stopped,
  }
  let stopped = false
  let running: Promise<void> | undefined
  const run = () => (running ??= goRound(round).finally(() => (running = undefined)))
  const poke = () => {
    if (stopped) return
    run().catch((error: unknown) => deps.log.error({ err: error }, 'Editions could not be sent for now.'))
  }
  const timer = setInterval(poke, LOOK_EVERY_MS)
  return {
    poke,
    drain: async () => {
      await running?.catch(() => undefined)
      await run()
      // What came late may have left something to do.
      while (late.size > 0) {
        await Promise.all(late)
        await run()
      }
    },
    stop: async () => {
      stopped = true
      clearInterval(timer)
      await running?.catch(() => undefined)
      await Promise.all(late)
    },
  }
}

async function goRound(round: Turning): Promise<void> {
  const { db } = round.database
  await recoverAbandoned(db, round.clock)
  await beginDue(db, round.clock)
  for (;;) {
    await endTrials(db, round.clock)
    const editions = await db
      .selectFrom('edition')
      .select(['id', 'state'])
      .where('state', 'in', ['building', 'sending'])
      .orderBy('startedAt')
      .execute()
    let carried = 0
    // By turns, so that a small letter does not wait for the end of a large one.
    for (const { id, state } of editions) {
      if (round.isStopped()) return
      if (state === 'building') await buildWhole(round, id)
      carried += await carryTurn(round, id).catch((error: unknown) => {
        round.log.error({ err: error, edition: id }, 'An edition could not be sent for now.')
        return 0
      })
      await finishIfDone(db, round.clock, id)
    }
    if (carried === 0) return
  }
}

/** At the most so long: SQLite looks again after 25 ms when it has looked some times in vain. */
const LONGEST_REST_MS = 25

/** While it is ours alone, nobody else can write to SQLite: they have it for as long between two steps. */
async function buildWhole(round: Turning, id: Id): Promise<void> {
  while (!round.isStopped()) {
    const began = performance.now()
    if (!(await buildAudience(round.database.db, round.clock, id))) return
    await delay(Math.min(LONGEST_REST_MS, performance.now() - began))
  }
}
