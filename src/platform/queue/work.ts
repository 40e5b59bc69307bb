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
  let running: Promise<void> | undefined
  const lane = async () => {
    let job = stopped ? undefined : await claimJob(worker.database, worker.clock)
    while (job) {
      await runJob(worker, job)
      job = stopped ? undefined : await claimJob(worker.database, worker.clock)
    }
  }
  const runDue = async () => {
    if (!(await isWorkDue(worker.database.db, worker.clock))) return
    await giveUpAbandonedJobs(worker.database.db, worker.clock)
    const ended = await Promise.allSettled(Array.from({ length: LANES }, lane))
    const broken = ended.find((end) => end.status === 'rejected')
    if (broken) throw broken.reason
  }
  const run = () => (running ??= runDue().finally(() => (running = undefined)))
  // The database may be away for a while; what is due stays due.
  const poke = () => {
    if (!stopped)
      run().catch((error: unknown) => worker.log.error({ err: error }, 'The queue could not look for work.'))
  }
  const timer = setInterval(poke, LOOK_EVERY_MS)
  return {
    poke,
    drain: async () => {
      await running?.catch(() => undefined)
      await run()
    },
    stop: async () => {
      stopped = true
      clearInterval(timer)
      await running?.catch(() => undefined)
    },
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
