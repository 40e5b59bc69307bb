import { noteWordsAnew } from '../../articles/desk-words.ts'
import { announceChange } from '../../../platform/db/changes.ts'
import type { Db } from '../../../platform/db/schema.ts'
import { inTransaction } from '../../../platform/db/transaction.ts'
import type { MediaStore } from '../../../platform/media/store.ts'
import { BadFile } from '../bad-file.ts'
import { dataName } from './format.ts'
import { type Archive, checkedBytes } from './open.ts'
import { readTableRows } from './read-rows.ts'
import { deleteRows, findRows, insertRows, isSameRow, keyOf, type Cell, type Row, updateRow } from './rows.ts'
import type { ArchivedTable } from './table.ts'
import { archivedTables } from './tables.ts'

const AT_ONCE = 100

export type RestoreNeeds = {
  db: Db
  media: MediaStore
  /** What is here already is made as it is in the archive; else it is left as it is. */
  replace: boolean
  dryRun: boolean
  onProgress: (done: number, total: number) => void
}

/** Rows by table. `differing` are here in another form and were left alone. */
export type Restored = { table: string; added: number; same: number; replaced: number; differing: number }[]

/**
 * Reads an archive into the publication it is of, or into an empty one. All of it is checked before anything is
 * written, and the database takes all of it or nothing. Throws a BadFile.
 */
export async function restoreArchive(archive: Archive, needs: RestoreNeeds): Promise<Restored> {
  await check(archive)
  await refuseOther(archive, needs.db)
  if (!needs.dryRun) await restoreMedia(archive, needs)
  try {
    return await inTransaction(needs.db, (db) => restoreTables(archive, db, needs))
  } catch (error) {
    if (error instanceof DryRun) return error.restored
    if (isConflict(error)) {
      throw new BadFile(`what it holds does not fit together with what is here (${error.message}).`)
    }
    throw error
  }
}

/** By table and id: what is left as it is here, and what is as the archive has it. */
type Standing = Map<string, Map<Cell | undefined, 'kept' | 'taken'>>

class DryRun extends Error {
  readonly restored: Restored
  constructor(restored: Restored) {
    super('A dry run ends by undoing what it did.')
    this.restored = restored
  }
}

async function check(archive: Archive): Promise<void> {
  for (const table of tablesIn(archive)) {
    for await (const row of readTableRows(archive, table)) keepAsync(row)
  }
  const data = new Set(tablesIn(archive).map(({ table }) => dataName(table)))
  for (const { name, sha256 } of archive.manifest.files) {
    if (data.has(name)) continue
    if (name !== `media/${sha256}`) throw new BadFile(`${name} is unknown to this Broadsheet.`)
    for await (const chunk of checkedBytes(archive, name)) keepAsync(chunk)
  }
}

/** The check itself happens in reading. */
function keepAsync(_read: unknown): void {}

/** Every table must be there, but for the readers. */
function tablesIn(archive: Archive): ArchivedTable[] {
  return archivedTables.filter(({ ofReaders }) => !ofReaders || archive.manifest.readers)
}

async function refuseOther(archive: Archive, db: Db): Promise<void> {
  const here = await db.selectFrom('publication').select('id').executeTakeFirst()
  const article = await db.selectFrom('article').select('id').limit(1).executeTakeFirst()
  if (!article || here?.id === archive.manifest.publication?.id) return
  throw new BadFile('it is the archive of another publication, and this one is not empty.')
}

async function restoreMedia(archive: Archive, { media, onProgress }: RestoreNeeds): Promise<void> {
  const files = archive.manifest.files.filter(({ name }) => name.startsWith('media/'))
  let done = 0
  for (const { name, sha256 } of files) {
    const chunks: Buffer[] = []
    for await (const chunk of checkedBytes(archive, name)) chunks.push(chunk)
    const hash = await media.put(Buffer.concat(chunks))
    if (hash !== sha256) throw new BadFile(`${name} changed while it was read.`)
    onProgress((done += 1), files.length)
  }
}

async function restoreTables(archive: Archive, db: Db, needs: RestoreNeeds): Promise<Restored> {
  const restored: Restored = []
  const standing: Standing = new Map()
  // An empty publication may have been given a name already; the archive's takes its place.
  const other = archive.manifest.publication?.id
  if (other !== undefined) await db.deleteFrom('publication').where('id', '!=', other).execute()
  for (const table of tablesIn(archive)) {
    restored.push(await restoreTable(archive, db, table, standing, needs.replace))
  }
  if (needs.dryRun) throw new DryRun(restored)
  await noteWordsAnew(db, needs.replace)
  await announceChange(db, 'pages')
  return restored
}

async function restoreTable(
  archive: Archive,
  db: Db,
  table: ArchivedTable,
  standing: Standing,
  replace: boolean,
): Promise<Restored[number]> {
  const tally = { table: table.table, added: 0, same: 0, replaced: 0, differing: 0 }
  const own = new Map<Cell | undefined, 'kept' | 'taken'>()
  standing.set(table.table, own)
  const cleared = new Set<unknown>()
  const take = async (rows: Row[]) => {
    if (replace) await clear(db, table, rows, cleared)
    const found = await findRows(db, table, rows)
    const taken = table.table === 'reader' ? await takenAddresses(db, rows) : new Set<unknown>()
    const fresh: Row[] = []
    for (const row of rows) {
      const here = found.get(keyOf(table.key, row))
      if (here ? isSameRow(row, here) : taken.has(row.emailKey)) tally.same += 1
      else if (here && replace && !table.isRecord) {
        await updateRow(db, table, row)
        tally.replaced += 1
      } else if (here || isPartOfKept(table, row, standing)) tally.differing += 1
      else fresh.push(row)
      own.set(row.id, here && !replace ? 'kept' : 'taken')
    }
    await insertRows(db, table, fresh)
    tally.added += fresh.length
  }
  for await (const rows of inBatches(readTableRows(archive, table))) await take(rows)
  return tally
}

function isPartOfKept({ parents = [] }: ArchivedTable, row: Row, standing: Standing): boolean {
  const owners = parents.map(({ table, column }) => standing.get(table)?.get(row[column]))
  return owners.includes('kept') && !owners.includes('taken')
}

/** Bylines, topics and other parts of a row that is replaced are as the archive has them, no more and no less. */
async function clear(
  db: Db,
  { table, parents, isRecord }: ArchivedTable,
  rows: Row[],
  cleared: Set<unknown>,
): Promise<void> {
  const owner = parents?.[0]
  if (!owner || isRecord) return
  for (const row of rows) {
    const value = row[owner.column] ?? null
    if (cleared.has(value)) continue
    cleared.add(value)
    await deleteRows(db, table, owner.column, value)
  }
}

/** A reader who has registered here since keeps the account of here. */
async function takenAddresses(db: Db, rows: Row[]): Promise<Set<unknown>> {
  const keys = rows.map((row) => String(row.emailKey))
  const found = await db.selectFrom('reader').select('emailKey').where('emailKey', 'in', keys).execute()
  return new Set(found.map(({ emailKey }) => emailKey))
}

async function* inBatches(rows: AsyncIterable<Row>): AsyncGenerator<Row[]> {
  let batch: Row[] = []
  for await (const row of rows) {
    batch.push(row)
    if (batch.length === AT_ONCE) {
      yield batch
      batch = []
    }
  }
  if (batch.length > 0) yield batch
}

/** A slug that something else has, a row that refers to nothing: both databases say so in their own way. */
function isConflict(error: unknown): error is Error {
  return error instanceof Error && /constraint/i.test(error.message)
}
