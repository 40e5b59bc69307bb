import { forgetOldMeters } from '../domain/access/meter.ts'
import { readPolicy } from '../domain/access/policy.ts'
import { forgetOldVerdicts } from '../domain/access/why.ts'
import { forgetAsks } from '../domain/newsletters/subscribe-ask.ts'
import { forgetTokens } from '../domain/newsletters/hook-tokens.ts'
import { forgetAllowances } from '../domain/readers/allowance.ts'
import { forgetExpired } from '../domain/readers/housekeeping.ts'
import { forgetChallenges } from '../domain/staff/challenges.ts'
import { forgetBulkActs } from '../domain/articles/bulk/bulk.ts'
import type { Clock } from '../lib/clock.ts'
import type { Db } from '../platform/db/schema.ts'
import { forgetFinishedJobs } from '../platform/queue/forget.ts'

/** Lets go of what has had its time. */
export async function keepHouse({ db, clock }: { db: Db; clock: Clock }): Promise<void> {
  await forgetExpired(db, clock)
  await forgetAllowances(db, clock)
  await forgetAsks(db, clock)
  await forgetChallenges(db, clock)
  await forgetOldMeters(db, await readPolicy(db), clock().epochMilliseconds)
  await forgetOldVerdicts(db, clock)
  await forgetBulkActs(db, clock)
  await forgetTokens(db, clock)
  await forgetFinishedJobs(db, clock)
}
