import { type Clock, toInstantText } from '../../lib/clock.ts'
import { newId } from '../../lib/id.ts'
import type { Json } from '../../lib/json.ts'
import type { Db, Id } from '../db/schema.ts'

export type NewJob = {
  kind: string
  /** Ids, not contents: what a job needs it reads when it runs. */
  payload: Json
  /** Absent: now. */
  runAt?: Temporal.Instant
}

/**
 * Call it inside the transaction that changes the data: a change that commits keeps its job, one that rolls back leaves
 * none. Every job may run twice.
 */
export async function enqueue(db: Db, job: NewJob, clock: Clock): Promise<Id> {
  const id = newId()
  const now = clock()
  await db
    .insertInto('job')
    .values({
      id,
      kind: job.kind,
      payload: JSON.stringify(job.payload),
      runAt: toInstantText(job.runAt ?? now),
      attempts: 0,
      fence: 0,
      createdAt: toInstantText(now),
    })
    .execute()
  return id
}
