import { type Clock, toInstantText } from '../../lib/clock.ts'
import type { Db, Id } from '../../platform/db/schema.ts'
import { inTransaction } from '../../platform/db/transaction.ts'
import type { MediaStore } from '../../platform/media/store.ts'
import { enqueue } from '../../platform/queue/enqueue.ts'
import { takeLines, type ListLine } from './subscriber-import-lines.ts'
import { dropFile, findImport, SUBSCRIBER_IMPORT, type SubscriberImport } from './subscriber-import.ts'
import { BrokenList, readRows } from './subscriber-file.ts'

type Needs = { db: Db; clock: Clock; media: MediaStore }

const BATCH = 500
/** After so many lines other work has its turn. */
const A_STEP = 5_000

/**
 * Goes on where the last step, or one that was cut short, has left off: how far the file is dealt with is committed
 * together with what was in it. May run twice, and beside itself.
 */
export async function continueImport({ db, clock, media }: Needs, importId: Id): Promise<void> {
  const found = await findImport(db, importId)
  if (!found || found.startedAt === null || found.endedAt !== null) return
  const reading = new Reading({ db, clock, media }, found)
  const outcome = await reading.step()
  if (outcome === 'more') await enqueue(db, { kind: SUBSCRIBER_IMPORT, payload: { importId } }, clock)
  if (outcome === 'done') await endImport(db, clock, media, found)
}

class Reading {
  readonly #needs: Needs
  readonly #import: SubscriberImport
  #at: { bytes: number; lines: number }

  constructor(needs: Needs, wanted: SubscriberImport) {
    this.#needs = needs
    this.#import = wanted
    this.#at = { bytes: wanted.doneBytes, lines: wanted.doneLines }
  }

  async step(): Promise<'more' | 'done' | 'overtaken'> {
    const from = { ...this.#at }
    const { file } = this.#import
    let batch: ListLine[] = []
    let until = from
    let seen = 0
    try {
      for await (const row of readRows(this.#needs.media, file, from.bytes)) {
        const line = until.lines + 1
        until = { bytes: from.bytes + row.end, lines: until.lines + row.lines }
        if (row.cells.every((cell) => cell.trim() === '')) continue
        // The first row names the columns.
        if (from.bytes > 0 || seen > 0) batch.push({ cells: row.cells, line })
        seen += 1
        if (batch.length < BATCH) continue
        if (!(await this.#commit(batch, until))) return 'overtaken'
        batch = []
        if (seen >= A_STEP) return 'more'
      }
    } catch (error) {
      if (!(error instanceof BrokenList)) throw error
      batch.push({ cells: [], line: until.lines + 1, isBroken: true })
    }
    return (await this.#commit(batch, { ...until, bytes: file.bytes })) ? 'done' : 'overtaken'
  }

  /** False: another worker was quicker. */
  async #commit(batch: ListLine[], until: { bytes: number; lines: number }): Promise<boolean> {
    const { db, clock } = this.#needs
    const isOurs = await inTransaction(db, async (db) => {
      const { numUpdatedRows } = await db
        .updateTable('subscriberImport')
        .set({ doneBytes: until.bytes, doneLines: until.lines })
        .where('id', '=', this.#import.id)
        .where('doneBytes', '=', this.#at.bytes)
        .where('endedAt', 'is', null)
        .executeTakeFirst()
      if (numUpdatedRows === 0n) return false
      await takeLines(db, clock, this.#import, batch)
      return true
    })
    this.#at = until
    return isOurs
  }
}

async function endImport(db: Db, clock: Clock, media: MediaStore, wanted: SubscriberImport): Promise<void> {
  await db
    .updateTable('subscriberImport')
    .set({ endedAt: toInstantText(clock()) })
    .where('id', '=', wanted.id)
    .where('endedAt', 'is', null)
    .execute()
  await dropFile(db, media, wanted.file)
}
