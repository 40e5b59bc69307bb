import { sql } from 'kysely'
import { type Clock, toInstantText } from '../../lib/clock.ts'
import type { Db } from '../../platform/db/schema.ts'
import { inTransaction } from '../../platform/db/transaction.ts'
import type { Policy } from './policy.ts'

/** All that is kept of a person's reading: which works, since when. */
export type MeterRow = { windowStartedAt: string; used: number; opened: string[] }

export type Counting = { counted: boolean; row: MeterRow }

const DAY_MS = 86_400_000

/** What `subject` (a visitor's number or a reader's id) has opened in the present window; undefined: nothing. */
export async function readMeter(
  db: Db,
  subject: string,
  policy: Policy,
  now: number,
): Promise<MeterRow | undefined> {
  const row = await db.selectFrom('meter').selectAll().where('subject', '=', subject).executeTakeFirst()
  if (!row || Date.parse(row.windowStartedAt) <= windowStart(policy, now)) return undefined
  return { windowStartedAt: row.windowStartedAt, used: row.used, opened: splitIds(row.opened) }
}

/**
 * Counts `work` for `subject` in one atomic statement: the row is locked by the write itself, so parallel requests,
 * other processes and other machines take turns, and the limit holds exactly. A work that is counted already, or one
 * too many, changes nothing. `first` is a work that was opened before and is not in the database yet (it travelled in
 * the visitor's cookie); the row begins with it. The caller has judged that the limit allows one more than `first`.
 */
export async function countOpening(
  db: Db,
  clock: Clock,
  policy: Policy,
  subject: string,
  work: string,
  first?: { work: string; at: string },
): Promise<Counting> {
  const asked = clock()
  const cutoff = new Date(windowStart(policy, asked.epochMilliseconds)).toISOString()
  const isOver = sql<boolean>`meter.window_started_at <= ${cutoff}`
  const fresh = freshRow(subject, work, toInstantText(asked), first)
  const written = await db
    .insertInto('meter')
    .values(fresh)
    .onConflict((conflict) =>
      conflict
        .column('subject')
        .doUpdateSet({
          windowStartedAt: sql`case when ${isOver} then excluded.window_started_at else meter.window_started_at end`,
          used: sql`case when ${isOver} then excluded.used else meter.used + 1 end`,
          opened: sql`case when ${isOver} then excluded.opened else meter.opened || ${`${work} `} end`,
        })
        .where(
          sql<boolean>`${isOver} or (meter.used < ${policy.meter.limit} and meter.opened not like ${`%${work} %`})`,
        ),
    )
    .returning(['windowStartedAt', 'used', 'opened'])
    .executeTakeFirst()
  if (written) return { counted: true, row: { ...written, opened: splitIds(written.opened) } }
  const row = await readMeter(db, subject, policy, asked.epochMilliseconds)
  if (!row) throw new Error(`The meter of ${subject} vanished while it was being counted.`)
  return { counted: false, row }
}

function freshRow(subject: string, work: string, now: string, first?: { work: string; at: string }) {
  if (!first || first.work === work) {
    return { subject, windowStartedAt: first?.at ?? now, used: 1, opened: `${work} ` }
  }
  return { subject, windowStartedAt: first.at, used: 2, opened: `${first.work} ${work} ` }
}

/** At sign-in what the visitor opened becomes the reader's too, so that signing in and out again buys nothing. */
export async function mergeMeter(
  db: Db,
  policy: Policy,
  now: number,
  visitor: string,
  reader: string,
): Promise<void> {
  const brought = await readMeter(db, visitor, policy, now)
  if (!brought) return
  await inTransaction(db, async (db) => {
    const known = await lockRow(db, reader, brought)
    const rows = Date.parse(known.windowStartedAt) <= windowStart(policy, now) ? [brought] : [brought, known]
    const opened = [...new Set(rows.flatMap((row) => row.opened))]
    // The later start: a merge may lengthen a window, never shorten it.
    const windowStartedAt = rows.map((row) => row.windowStartedAt).reduce((a, b) => (a > b ? a : b))
    const merged = { windowStartedAt, used: opened.length, opened: joinIds(opened) }
    await db.updateTable('meter').set(merged).where('subject', '=', reader).execute()
  })
}

/** The reader's row, begun with `otherwise` where there is none, and held: what others count now waits for the merge. */
async function lockRow(db: Db, subject: string, otherwise: MeterRow): Promise<MeterRow> {
  const { windowStartedAt, used } = otherwise
  const row = await db
    .insertInto('meter')
    .values({ subject, windowStartedAt, used, opened: joinIds(otherwise.opened) })
    .onConflict((conflict) => conflict.column('subject').doUpdateSet({ used: sql`meter.used` }))
    .returning(['windowStartedAt', 'used', 'opened'])
    .executeTakeFirstOrThrow()
  return { ...row, opened: splitIds(row.opened) }
}

/** Forgets windows that ended long ago. */
export async function forgetOldMeters(db: Db, policy: Policy, now: number): Promise<void> {
  const cutoff = new Date(windowStart(policy, now)).toISOString()
  await db.deleteFrom('meter').where('windowStartedAt', '<=', cutoff).execute()
}

/** When a window that began then is over. Milliseconds since 1970. */
export function renewsAt(startedAt: number, policy: Policy): number {
  return startedAt + policy.meter.windowDays * DAY_MS
}

function windowStart(policy: Policy, now: number): number {
  return now - policy.meter.windowDays * DAY_MS
}

function splitIds(opened: string): string[] {
  return opened.split(' ').filter((id) => id !== '')
}

/** Each with a space after it, so that an id can be looked for as a whole. */
function joinIds(ids: string[]): string {
  return ids.map((id) => `${id} `).join('')
}
