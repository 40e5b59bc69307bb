import { z } from 'zod'
import { type Clock, toInstantText } from '../../lib/clock.ts'
import { newId } from '../../lib/id.ts'
import { readJson } from '../../lib/json.ts'
import type { Db, Id, InstantText } from '../../platform/db/schema.ts'
import { inTransaction } from '../../platform/db/transaction.ts'
import type { MediaStore } from '../../platform/media/store.ts'
import { enqueue } from '../../platform/queue/enqueue.ts'
import { type ColumnMapping, columnMeanings } from './subscriber-columns.ts'
import type { StoredList } from './subscriber-file.ts'

/** Takes in some thousand lines and enqueues itself for the rest. */
export const SUBSCRIBER_IMPORT = 'subscriber.import'

/** Why a line brought nobody. */
export const refusals = [
  'no-address',
  'bad-address',
  'left',
  'suppressed',
  'not-subscribed',
  'unreadable',
] as const
export type Refusal = (typeof refusals)[number]

const count = z.int().min(0)
const reportSchema = z.strictObject({
  added: count,
  already: count,
  refused: z.partialRecord(z.enum(refusals), count),
})
const fileSchema = z.strictObject({ hash: z.string(), name: z.string(), bytes: count, separator: z.string() })
const mappingSchema = z.array(z.enum(columnMeanings).nullable())

export type ImportReport = z.infer<typeof reportSchema>

export type SubscriberImport = {
  id: Id
  newsletterId: Id
  language: string
  mapping: ColumnMapping
  /** Null: there is none. */
  proof: string | null
  file: StoredList
  doneLines: number
  doneBytes: number
  report: ImportReport
  createdBy: Id
  createdAt: InstantText
  startedAt: InstantText | null
  endedAt: InstantText | null
}

/** The file has been stored; what its columns mean is asked next. */
export async function createImport(
  db: Db,
  clock: Clock,
  wanted: { newsletterId: Id; language: string; file: StoredList; by: Id },
): Promise<Id> {
  const id = newId()
  const report: ImportReport = { added: 0, already: 0, refused: {} }
  await db
    .insertInto('subscriberImport')
    .values({
      id,
      newsletterId: wanted.newsletterId,
      language: wanted.language,
      mapping: '[]',
      file: JSON.stringify(wanted.file),
      doneLines: 0,
      doneBytes: 0,
      lines: 0,
      report: JSON.stringify(report),
      createdBy: wanted.by,
      createdAt: toInstantText(clock()),
    })
    .execute()
  return id
}

/** False: it has been started, or there is none. */
export async function startImport(
  db: Db,
  clock: Clock,
  { id, mapping, proof }: { id: Id; mapping: ColumnMapping; proof: string | null },
): Promise<boolean> {
  return inTransaction(db, async (db) => {
    const { numUpdatedRows } = await db
      .updateTable('subscriberImport')
      .set({ mapping: JSON.stringify(mapping), proof, startedAt: toInstantText(clock()) })
      .where('id', '=', id)
      .where('startedAt', 'is', null)
      .executeTakeFirst()
    if (numUpdatedRows === 0n) return false
    await enqueue(db, { kind: SUBSCRIBER_IMPORT, payload: { importId: id } }, clock)
    return true
  })
}

export async function findImport(db: Db, id: Id): Promise<SubscriberImport | undefined> {
  const row = await db.selectFrom('subscriberImport').selectAll().where('id', '=', id).executeTakeFirst()
  return row && toImport(row)
}

export async function listImports(db: Db, most: number): Promise<SubscriberImport[]> {
  const rows = await db.selectFrom('subscriberImport').selectAll().orderBy('id', 'desc').limit(most).execute()
  return rows.map(toImport)
}

/** One that is not under way goes, with its list of refused lines; whom it brought stays. */
export async function removeImport(db: Db, media: MediaStore, wanted: SubscriberImport): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('subscriberImport')
    .where('id', '=', wanted.id)
    .where((row) => row.or([row('startedAt', 'is', null), row('endedAt', 'is not', null)]))
    .executeTakeFirst()
  if (numDeletedRows === 0n) return false
  await dropFile(db, media, wanted.file)
  return true
}

/** Another import may have brought the same bytes. */
export async function dropFile(db: Db, media: MediaStore, { hash }: Pick<StoredList, 'hash'>): Promise<void> {
  const rows = await db.selectFrom('subscriberImport').select('file').where('endedAt', 'is', null).execute()
  if (!rows.some(({ file }) => readJson(fileSchema, file).hash === hash)) await media.remove(hash)
}

export type RefusedLine = { line: number; text: string; why: string }

/** In their order, in batches. */
export async function* walkRefused(db: Db, importId: Id): AsyncGenerator<RefusedLine> {
  let after = -1
  for (;;) {
    const rows = await db
      .selectFrom('subscriberImportRefusal')
      .select(['line', 'text', 'why'])
      .where('importId', '=', importId)
      .where('line', '>', after)
      .orderBy('line')
      .limit(500)
      .execute()
    yield* rows
    const last = rows.at(-1)
    if (!last) return
    after = last.line
  }
}

type Row = {
  id: Id
  newsletterId: Id
  language: string
  mapping: string
  proof: string | null
  file: string
  doneLines: number
  doneBytes: number
  report: string
  createdBy: Id
  createdAt: InstantText
  startedAt: InstantText | null
  endedAt: InstantText | null
}

function toImport({ mapping, file, report, ...row }: Row): SubscriberImport {
  return {
    ...row,
    mapping: readJson(mappingSchema, mapping),
    file: readJson(fileSchema, file),
    report: readJson(reportSchema, report),
  }
}
