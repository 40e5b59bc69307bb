import type { Database } from '../../platform/db/open.ts'
import type { Db } from '../../platform/db/schema.ts'

/** Runs the work in a transaction that it shares with whatever else came while the last one was being committed. */
export type Ledger = <T>(work: (db: Db) => Promise<T>) => Promise<T>

/** `work` gives what answers its caller, who waits for the commit. */
type Entry = { work: (db: Db) => Promise<() => void>; fail: (error: unknown) => void }

/**
 * Many lanes each wait for a commit of their own row; a commit costs a trip to the disk, however many rows it has. So
 * they share: nobody is answered before the commit that holds their row. Whoever comes while one is on its way is in the
 * next; to wait longer for others would cost each letter more than it saves the disk.
 */
export function createLedger({ db }: Database): Ledger {
  let waiting: Entry[] = []
  let writing = false
  const write = async () => {
    writing = true
    while (waiting.length > 0) {
      // Those whom the same answer of the network has let go on come along.
      await new Promise((resolve) => setImmediate(resolve))
      const entries = waiting
      waiting = []
      await commit(entries)
    }
    writing = false
  }
  const commit = async (entries: readonly Entry[]): Promise<void> => {
    try {
      const answers = await db.transaction().execute(async (db) => {
        const done: (() => void)[] = []
        for (const { work } of entries) done.push(await work(db))
        return done
      })
      for (const answer of answers) answer()
    } catch (error) {
      const [only] = entries
      if (entries.length === 1) only?.fail(error)
      // One that cannot be written, or a lock that two processes took crosswise, must not take the others with it.
      else await Promise.all(entries.map((entry) => commit([entry])))
    }
  }
  return <T>(work: (db: Db) => Promise<T>) =>
    new Promise<T>((resolve, reject) => {
      const answering = async (db: Db) => {
        const result = await work(db)
        return () => resolve(result)
      }
      waiting.push({ work: answering, fail: reject })
      if (!writing) void write()
    })
}
