import { setImmediate as turn } from 'node:timers/promises'
import { type VerdictRecord, recordVerdicts } from '../../domain/access/why.ts'
import type { Db } from '../../platform/db/schema.ts'

/** `decidedAt`: milliseconds since 1970. */
type Decided = Omit<VerdictRecord, 'decidedAt'> & { decidedAt: number }

/**
 * Verdicts on their way to the database. They are evidence for the newsroom, not what access rests on, so they are
 * written a second later, together, and never keep a reader waiting.
 */
export type VerdictLog = {
  add: (decided: Decided) => void
  flush: () => Promise<void>
  close: () => Promise<void>
}

const FLUSH_MS = 1_000
const MOST_PENDING = 5_000
const LARGEST_BATCH = 128

export function createVerdictLog(db: Db, onError: (error: unknown) => void): VerdictLog {
  let pending = new Map<string, Decided>()
  const write = async () => {
    const records = [...pending.values()].map(toRecord)
    pending = new Map()
    for (let start = 0; start < records.length;) {
      const batch = records.slice(start, start + batchSize(records.length - start))
      start += batch.length
      await recordVerdicts(db, batch)
      // Readers who came meanwhile go first.
      await turn()
    }
  }
  // One after the other, so that a later verdict is never overwritten by an earlier one.
  let writing = Promise.resolve()
  const flush = () => {
    writing = writing.then(write, write)
    return writing
  }
  const timer = setInterval(() => void flush().catch(onError), FLUSH_MS)
  timer.unref()
  return {
    add(decided) {
      if (pending.size < MOST_PENDING) pending.set(`${decided.subject} ${decided.articleId}`, decided)
    },
    flush,
    async close() {
      clearInterval(timer)
      await flush()
    },
  }
}

/** A power of two, so that the database has few statements to prepare and keep. */
function batchSize(left: number): number {
  return Math.min(LARGEST_BATCH, 2 ** Math.floor(Math.log2(left)))
}

function toRecord({ decidedAt, ...decided }: Decided): VerdictRecord {
  return { ...decided, decidedAt: new Date(decidedAt).toISOString() }
}
