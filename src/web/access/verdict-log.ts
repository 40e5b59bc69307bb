import { type VerdictRecord, recordVerdicts } from '../../domain/access/why.ts'
import type { Db } from '../../platform/db/schema.ts'

/**
 * Verdicts on their way to the database. They are evidence for the newsroom, not what access rests on, so they are
 * written a second later, together, and never keep a reader waiting.
 */
export type VerdictLog = {
  add: (record: VerdictRecord) => void
  flush: () => Promise<void>
  close: () => Promise<void>
}

const FLUSH_MS = 1_000
const MOST_PENDING = 5_000
const BATCH = 200

export function createVerdictLog(db: Db, onError: (error: unknown) => void): VerdictLog {
  let pending = new Map<string, VerdictRecord>()
  const flush = async () => {
    const records = [...pending.values()]
    pending = new Map()
    for (let start = 0; start < records.length; start += BATCH) {
      await recordVerdicts(db, records.slice(start, start + BATCH))
    }
  }
  const timer = setInterval(() => void flush().catch(onError), FLUSH_MS)
  timer.unref()
  return {
    add(record) {
      if (pending.size < MOST_PENDING) pending.set(`${record.subject} ${record.articleId}`, record)
    },
    flush,
    async close() {
      clearInterval(timer)
      await flush()
    },
  }
}
