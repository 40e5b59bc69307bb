import { takeReport } from './bounces.ts'
import { MOST_READ, readReport } from './reports.ts'
import type { Clock } from '../../lib/clock.ts'
import type { Db } from '../../platform/db/schema.ts'
import type { Letterbox } from '../../platform/mail/letterbox.ts'
import { openMaildir } from '../../platform/mail/maildir.ts'

/** What a mail turned out to be. `unknown`: a report, but of no letter of ours. */
export type Return = 'taken' | 'repeated' | 'unknown' | 'delayed' | 'no-report' | 'unreadable'

export type ReturnDeps = { db: Db; clock: Clock }

/** The rest waits for the next minute, so that other work has its turn. */
const AT_ONCE = 500

/** Reads one mail that came back. Throws where the database is away: it is to be read again. */
export async function readReturn({ db, clock }: ReturnDeps, raw: Uint8Array): Promise<Return> {
  const read = await readReport(raw)
  if (!read.ok) return read.because
  const taken = await takeReport(db, clock, read.report)
  return taken.taken ? 'taken' : taken.because
}

/** Reads what the mail server has left in a Maildir. */
export async function readReturns({
  bounceMaildir,
  ...deps
}: ReturnDeps & { bounceMaildir?: string | undefined }): Promise<Map<Return, number>> {
  return bounceMaildir === undefined ? new Map() : readLetterbox(deps, openMaildir(bounceMaildir))
}

/**
 * Reads what has come. A mail is moved after its report has been committed; what a kill leaves in between is read twice
 * and counts once. What is no report of ours is kept, flagged.
 */
export async function readLetterbox(deps: ReturnDeps, letterbox: Letterbox): Promise<Map<Return, number>> {
  const counts = new Map<Return, number>()
  for (const name of await letterbox.list(AT_ONCE)) {
    const raw = await letterbox.read(name, MOST_READ)
    if (!raw) continue
    const outcome = await readReturn(deps, raw)
    await letterbox.keep(name, outcome === 'unknown' || outcome === 'no-report' || outcome === 'unreadable')
    counts.set(outcome, (counts.get(outcome) ?? 0) + 1)
  }
  return counts
}
