import { setImmediate as turn, setTimeout as delay } from 'node:timers/promises'
import { type VerdictRecord, recordVerdicts } from '../../domain/access/why.ts'
import type { Database } from '../../platform/db/open.ts'
import type { Db } from '../../platform/db/schema.ts'
import { writeIfFree } from '../../platform/db/write-if-free.ts'

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
const BUSY_AGAIN_MS = 3
const MOST_PENDING = 5_000
const LARGEST_BATCH = 128

export function createVerdictLog(database: Database, onError: (error: unknown) => void): VerdictLog {
  let pending = new Map<string, Decided>()
  let isClosed = false
  const keep = async (batch: VerdictRecord[]): Promise<void> => {
    const record = (db: Db) => recordVerdicts(db, batch)
    while (!(await writeIfFree(database, record))) {
      if (isClosed) return record(database.db)
      await delay(BUSY_AGAIN_MS)
    }
  }
  const write = async () => {
    const records = [...pending.values()].map(toRecord)
    pending = new Map()
    for (let start = 0; start < records.length;) {
      const batch = records.slice(start, start + batchSize(records.length - start))
      start += batch.length
      await keep(batch)
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
      isClosed = true
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
