import { close, fdatasync, open } from 'node:fs'
import { open as openFolder } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import { promisify } from 'node:util'

/** By number: a handle that is let go unclosed, with a connection that is, would end the program. */
const [openLog, flushData, closeLog] = [promisify(open), promisify(fdatasync), promisify(close)]

/**
 * Takes what was committed to the disk, beside the thread that wrote it. SQLite's own flush (`synchronous = full`) holds
 * the thread and everybody's write lock until the disk has answered; here the commit goes to the log of writes (WAL),
 * and whoever made it is answered when the log has been flushed. One flush serves all who committed before it began.
 * docs/decisions/007-flushes.md says why nothing is lost by that.
 */
export class SqliteLog {
  #file: DatabaseSync
  #path: string
  #isOwed = false
  #opening: Promise<number> | undefined
  #running: Promise<void> | undefined
  #next: Promise<void> | undefined
  /** A disk that has failed once may later confirm what it has not kept. */
  #isDoubtful = false

  constructor(file: DatabaseSync, path: string) {
    this.#file = file
    this.#path = path
  }

  /**
   * Called for each statement that may change something, and for each end of a transaction: even one that changed
   * nothing may have seen, and be about to confirm, what somebody else has not flushed yet.
   */
  owe(): void {
    this.#isOwed = true
  }

  /** Whether whoever has had the connection since the last call must wait for a flush. */
  settleUp(): boolean {
    const wasOwed = this.#isOwed
    this.#isOwed = false
    return wasOwed
  }

  /** Resolves when all that is committed by now is on the disk. Rejects with the disk's error: it may be lost then. */
  flush(): Promise<void> {
    // A flush that has begun may not hold what was committed since: the next one does, for all who wait by then.
    this.#next ??= this.#after(this.#running)
    return this.#next
  }

  async close(): Promise<void> {
    await this.#next?.catch(() => undefined)
    await this.#running?.catch(() => undefined)
    const log = await this.#opening?.catch(() => undefined)
    if (log !== undefined) await closeLog(log)
  }

  async #after(running: Promise<void> | undefined): Promise<void> {
    await running?.catch(() => undefined)
    this.#next = undefined
    this.#running = this.#flushNow()
    await this.#running
  }

  async #flushNow(): Promise<void> {
    try {
      if (this.#isDoubtful) this.#copyToFile()
      this.#opening ??= this.#open()
      await flushData(await this.#opening)
      this.#isDoubtful = false
    } catch (error) {
      this.#isDoubtful = true
      throw error
    }
  }

  /** The log is there as soon as something is committed, and stays as long as the connection. */
  async #open(): Promise<number> {
    try {
      await flushFolder(dirname(this.#path))
      return await openLog(`${this.#path}-wal`, 'r+')
    } catch (error) {
      this.#opening = undefined
      throw error
    }
  }

  /** Linux says once that a page was not written, and then takes it for clean. The file is written, and flushed, anew. */
  #copyToFile(): void {
    const done = this.#file.prepare('pragma wal_checkpoint(full)').get()
    if (done?.busy !== 0) throw Object.assign(new Error('The log could not be copied yet.'), { code: 'EIO' })
  }
}

/** Else a power cut could take the name of a new log, and with it all that is in it. */
async function flushFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return
  const folder = await openFolder(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}
