import { z } from 'zod'
import { type Clock, hoursBefore, toInstantText } from '../../lib/clock.ts'
import { readJson } from '../../lib/json.ts'
import type { Db } from '../../platform/db/schema.ts'
import type { Verdict } from './judge.ts'

const wallReason = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('meter-spent'), limit: z.int(), renewsAt: z.number().optional() }),
  z.strictObject({ kind: z.literal('archive'), days: z.int() }),
  z.strictObject({ kind: z.literal('not-metered') }),
])

const verdictSchema: z.ZodType<Verdict> = z.union([
  z.strictObject({ open: z.enum(['everyone', 'entitled', 'staff']) }),
  z.strictObject({ open: z.literal('metered'), left: z.int(), limit: z.int(), counts: z.boolean() }),
  z.strictObject({ wall: z.enum(['register', 'plan']), because: wallReason }),
])

const VERDICTS_KEPT_DAYS = 60

/** One decision about one person and one article. `subject` is a visitor's number or a reader's id. */
export type VerdictRecord = { subject: string; articleId: string; verdict: Verdict; decidedAt: string }

/** Keeps the newest verdict for each person and article. */
export async function recordVerdicts(db: Db, records: VerdictRecord[]): Promise<void> {
  if (records.length === 0) return
  await db
    .insertInto('verdict')
    .values(records.map((record) => ({ ...record, verdict: JSON.stringify(record.verdict) })))
    .onConflict((conflict) =>
      conflict.columns(['subject', 'articleId']).doUpdateSet((set) => ({
        verdict: set.ref('excluded.verdict'),
        decidedAt: set.ref('excluded.decidedAt'),
      })),
    )
    .execute()
}

export async function findVerdict(
  db: Db,
  subject: string,
  articleId: string,
): Promise<{ verdict: Verdict; decidedAt: string } | undefined> {
  const row = await db
    .selectFrom('verdict')
    .select(['verdict', 'decidedAt'])
    .where('subject', '=', subject)
    .where('articleId', '=', articleId)
    .executeTakeFirst()
  return row && { verdict: readJson(verdictSchema, row.verdict), decidedAt: row.decidedAt }
}

/** Old verdicts are no evidence any more, only traces of reading. */
export async function forgetOldVerdicts(db: Db, clock: Clock): Promise<void> {
  const oldest = toInstantText(hoursBefore(clock(), VERDICTS_KEPT_DAYS * 24))
  await db.deleteFrom('verdict').where('decidedAt', '<', oldest).execute()
}

/** A verdict in one plain sentence, for the newsroom. */
export function explainVerdict(verdict: Verdict): string {
  if ('wall' in verdict) return `Walled (${verdict.wall}): ${explainReason(verdict.because)}`
  switch (verdict.open) {
    case 'everyone':
      return 'Open: the article is for everyone.'
    case 'entitled':
      return 'Open: a reader of its audience was signed in.'
    case 'staff':
      return 'Open: a member of staff was signed in.'
    case 'metered':
      return verdict.counts
        ? `Open on the meter: this opening was counted; ${verdict.left} of ${verdict.limit} were left.`
        : `Open on the meter: it had been opened before, so reading it again was free; ${verdict.left} of ${verdict.limit} were left.`
  }
}

function explainReason(reason: Extract<Verdict, { wall: string }>['because']): string {
  switch (reason.kind) {
    case 'archive':
      return `the article is older than ${reason.days} days, so it is archive and never metered.`
    case 'not-metered':
      return 'its section is not on the meter, or the meter is off.'
    case 'meter-spent': {
      const renews =
        reason.renewsAt === undefined
          ? ''
          : `; the window renews at ${new Date(reason.renewsAt).toISOString()}`
      return `all ${reason.limit} free articles of the window were used${renews}.`
    }
  }
}
