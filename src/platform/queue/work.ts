import type { Logger } from 'pino'
import type { Clock } from '../../lib/clock.ts'
import type { Database } from '../db/open.ts'
import {
  claimJob,
  type ClaimedJob,
  completeJob,
  giveUpAbandonedJobs,
  isWorkDue,
  MOST_ATTEMPTS,
  renewLease,
  returnJob,
} from './claim.ts'

/** Gets the payload as it was enqueued; throwing means "try again later". */
export type Handler = (payload: unknown) => Promise<void>
export type Handlers = Readonly<Record<string, Handler>>

export type Queue = {
  /** Looks for work now instead of within the second; for whoever has just committed a job. */
  poke: () => void
  /** Runs everything that is due, and resolves when it has run. */
  drain: () => Promise<void>
  /** Takes no further job and waits for those under way. */
  stop: () => Promise<void>
}

type Worker = { database: Database; handlers: Handlers; clock: Clock; log: Pick<Logger, 'warn' | 'error'> }

const LOOK_EVERY_MS = 1_000
const RENEW_EVERY_MS = 20_000
/** Jobs mostly wait for other machines; a few at once keep one slow mail server from holding up the rest. */
const LANES = 4

export function workQueue(worker: Worker): Queue {
  let stopped = false
  let looking: Promise<void> | undefined
  const lanes = new Set<Promise<void>>()
  // The database may be away for a while; what is due stays due.
  const report = (error: unknown) => worker.log.error({ err: error }, 'The queue could not look for work.')
  const openLane = () => {
    const lane = runAll(worker, () => stopped)
    lanes.add(lane)
    lane.catch(report).finally(() => lanes.delete(lane))
  }
  const fillLanes = async () => {
    if (lanes.size === LANES || !(await isWorkDue(worker.database.db, worker.clock))) return
    await giveUpAbandonedJobs(worker.database.db, worker.clock)
    while (lanes.size < LANES) openLane()
  }
  const look = () => (looking ??= fillLanes().finally(() => (looking = undefined)))
  const poke = () => {
    if (!stopped) look().catch(report)
  }
  const underWay = async () => {
    await looking?.catch(() => undefined)
    return Promise.allSettled(lanes)
  }
  const timer = setInterval(poke, LOOK_EVERY_MS)
  return {
    poke,
    drain: async () => {
      await underWay()
      await look()
      const broken = (await underWay()).find((end) => end.status === 'rejected')
      if (broken) throw broken.reason
    },
    stop: async () => {
      stopped = true
      clearInterval(timer)
      await underWay()
    },
  }
}

/** One lane: job after job until none is due. A long one keeps its own lane, and the others are filled again. */
async function runAll(worker: Worker, isStopped: () => boolean): Promise<void> {
  while (!isStopped()) {
    const job = await claimJob(worker.database, worker.clock)
    if (!job) return
    await runJob(worker, job)
  }
}

async function runJob(worker: Worker, job: ClaimedJob): Promise<void> {
  const { database, clock, log } = worker
  const keepLease = () => {
    renewLease(database.db, job, clock).catch((error: unknown) =>
      log.warn({ err: error, job: job.id }, 'A job could not renew its lease.'),
    )
  }
  const timer = setInterval(keepLease, RENEW_EVERY_MS)
  try {
    const problem = await attempt(worker, job)
    const isHeld =
      problem === undefined
        ? await completeJob(database.db, job, clock)
        : await returnJob(database.db, job, problem, clock)
    if (!isHeld)
      log.warn({ job: job.id, kind: job.kind }, 'A job took longer than its lease and was run twice.')
  } finally {
    clearInterval(timer)
  }
}

/** What went wrong, for the record. */
async function attempt({ handlers, log }: Worker, job: ClaimedJob): Promise<string | undefined> {
  try {
    const handler = Object.hasOwn(handlers, job.kind) ? handlers[job.kind] : undefined
    if (!handler) throw new Error(`No handler knows the kind ${job.kind}.`)
    await handler(JSON.parse(job.payload))
    return undefined
  } catch (error) {
    const level = job.attempts < MOST_ATTEMPTS ? 'warn' : 'error'
    log[level]({ err: error, job: job.id, kind: job.kind, attempt: job.attempts }, 'A job failed.')
    return error instanceof Error ? error.message : String(error)
  }
}
