import { type Clock, toInstantText } from '../../lib/clock.ts'
import type { Database } from '../db/open.ts'
import type { Db, Id, JsonText } from '../db/schema.ts'

export const MOST_ATTEMPTS = 8
const LEASE_SECONDS = 60
const FIRST_WAIT_SECONDS = 2
const WAIT_GROWS_BY = 4

export type ClaimedJob = { id: Id; kind: string; payload: JsonText; attempts: number; fence: number }

/** One read, so that looking for work in vain takes no lock on either database. */
export async function isWorkDue(db: Db, clock: Clock): Promise<boolean> {
  const now = toInstantText(clock())
  const due = await db
    .selectFrom('job')
    .select('id')
    .where('doneAt', 'is', null)
    .where('failedAt', 'is', null)
    .where('runAt', '<=', now)
    .where((job) => job.or([job('leasedUntil', 'is', null), job('leasedUntil', '<=', now)]))
    .limit(1)
    .executeTakeFirst()
  return due !== undefined
}

/**
 * Takes the job that has been due longest, for a minute at a time. Whoever claims it again (the lease ran out) gets a
 * higher fence, and then nothing the earlier holder reports counts any more. Postgres passes over rows that another
 * worker is claiming; SQLite has one writer at a time, so the statement alone is atomic.
 */
export async function claimJob({ db, engine }: Database, clock: Clock): Promise<ClaimedJob | undefined> {
  const now = toInstantText(clock())
  return db
    .updateTable('job')
    .set((eb) => ({
      fence: eb('fence', '+', 1),
      attempts: eb('attempts', '+', 1),
      leasedUntil: leaseEnd(clock),
    }))
    .where('id', '=', (eb) =>
      eb
        .selectFrom('job')
        .select('id')
        .where('doneAt', 'is', null)
        .where('failedAt', 'is', null)
        .where('runAt', '<=', now)
        .where('attempts', '<', MOST_ATTEMPTS)
        .where((job) => job.or([job('leasedUntil', 'is', null), job('leasedUntil', '<=', now)]))
        .orderBy('runAt')
        .orderBy('id')
        .limit(1)
        .$if(engine.dialect === 'postgres', (query) => query.forUpdate().skipLocked()),
    )
    .returning(['id', 'kind', 'payload', 'attempts', 'fence'])
    .executeTakeFirst()
}

/** False: the lease was lost, and someone else has the job now. */
export async function renewLease(db: Db, job: ClaimedJob, clock: Clock): Promise<boolean> {
  return changeHeld(db, job, { leasedUntil: leaseEnd(clock) })
}

export async function completeJob(db: Db, job: ClaimedJob, clock: Clock): Promise<boolean> {
  return changeHeld(db, job, { doneAt: toInstantText(clock()), leasedUntil: null, problem: null })
}

/** Puts it back for later, four times later each time (2 s to 2.3 h), or gives it up after the eighth attempt. */
export async function returnJob(db: Db, job: ClaimedJob, problem: string, clock: Clock): Promise<boolean> {
  if (job.attempts >= MOST_ATTEMPTS)
    return changeHeld(db, job, { failedAt: toInstantText(clock()), leasedUntil: null, problem })
  const seconds = FIRST_WAIT_SECONDS * WAIT_GROWS_BY ** (job.attempts - 1)
  const runAt = toInstantText(clock().add({ seconds }))
  return changeHeld(db, job, { runAt, leasedUntil: null, problem })
}

/** A job whose last permitted attempt ended with its worker would otherwise wait for ever. */
export async function giveUpAbandonedJobs(db: Db, clock: Clock): Promise<void> {
  const now = toInstantText(clock())
  await db
    .updateTable('job')
    .set({ failedAt: now, leasedUntil: null, problem: 'The worker ended during the last attempt.' })
    .where('doneAt', 'is', null)
    .where('failedAt', 'is', null)
    .where('attempts', '>=', MOST_ATTEMPTS)
    .where('leasedUntil', '<=', now)
    .execute()
}

type Change = {
  leasedUntil: string | null
  runAt?: string
  doneAt?: string
  failedAt?: string
  problem?: string | null
}

async function changeHeld(db: Db, job: ClaimedJob, change: Change): Promise<boolean> {
  const result = await db
    .updateTable('job')
    .set(change)
    .where('id', '=', job.id)
    .where('fence', '=', job.fence)
    .where('doneAt', 'is', null)
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}

function leaseEnd(clock: Clock): string {
  return toInstantText(clock().add({ seconds: LEASE_SECONDS }))
}
