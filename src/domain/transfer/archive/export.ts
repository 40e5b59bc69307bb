import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdtemp, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { ZipFile } from 'yazl'
import { type Clock, toInstantText } from '../../../lib/clock.ts'
import type { Database } from '../../../platform/db/open.ts'
import type { Db } from '../../../platform/db/schema.ts'
import { readSnapshot } from '../../../platform/db/snapshot.ts'
import type { MediaStore } from '../../../platform/media/store.ts'
import { readIdentity } from '../../publication/identity.ts'
import { type ArchivedFile, dataName, FORMAT, MANIFEST, type Manifest, mediaName, VERSION } from './format.ts'
import { readRows, type Row } from './rows.ts'
import type { ArchivedTable } from './table.ts'
import { archivedTables } from './tables.ts'

export type ExportNeeds = {
  database: Database
  media: MediaStore
  clock: Clock
  readers: boolean
  onProgress: (done: number, total: number) => void
}

/**
 * Writes the whole publication as one archive to `out`, all of it as it was at one moment. Until it is whole it lies
 * beside it, readable by its owner alone.
 */
export async function exportPublication(out: string, needs: ExportNeeds): Promise<Manifest> {
  const folder = await mkdtemp(join(dirname(out), '.broadsheet-export-'))
  try {
    const { manifest, hashes } = await readSnapshot(needs.database, (db) => writeTables(db, folder, needs))
    const archive = join(folder, 'archive.zip')
    await writeZip(archive, folder, manifest, hashes, needs)
    await rename(archive, out)
    return manifest
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

type Tables = { manifest: Manifest; hashes: string[] }

async function writeTables(db: Db, folder: string, { clock, readers }: ExportNeeds): Promise<Tables> {
  const media = new Map<string, ArchivedFile>()
  const data: ArchivedFile[] = []
  for (const table of archivedTables) {
    if (!table.ofReaders || readers) data.push(await writeTable(db, table, folder, media))
  }
  const row = await db.selectFrom('publication').select('id').executeTakeFirst()
  const { name } = await readIdentity(db)
  const manifest: Manifest = {
    format: FORMAT,
    version: VERSION,
    exportedAt: toInstantText(clock()),
    publication: row ? { id: row.id, name } : null,
    readers,
    files: [...data, ...media.values()],
  }
  return { manifest, hashes: [...media.keys()] }
}

async function writeTable(
  db: Db,
  table: ArchivedTable,
  folder: string,
  media: Map<string, ArchivedFile>,
): Promise<ArchivedFile> {
  const name = dataName(table.table)
  const hash = createHash('sha256')
  let bytes = 0
  let rows = 0
  async function* lines(): AsyncGenerator<string> {
    for await (const row of readRows(db, table)) {
      noteMedia(table, row, media)
      const line = `${JSON.stringify(toArchive(table, row))}\n`
      hash.update(line)
      bytes += Buffer.byteLength(line)
      rows += 1
      yield line
    }
  }
  await pipeline(lines, createWriteStream(pathIn(folder, name), { mode: 0o600 }))
  return { name, bytes, sha256: hash.digest('hex'), rows }
}

function noteMedia({ table }: ArchivedTable, row: Row, media: Map<string, ArchivedFile>): void {
  if (table !== 'media' && table !== 'mediaVariant' && table !== 'mediaPast') return
  const sha256 = String(row.hash)
  media.set(sha256, { name: mediaName(sha256), bytes: Number(row.bytes), sha256 })
}

/** The columns in the order of the format, whatever order the database has them in. */
function toArchive({ schema, json }: ArchivedTable, row: Row): Record<string, unknown> {
  return Object.fromEntries(
    Object.keys(schema.shape).map((column) => {
      const value = row[column]
      return [column, json.includes(column) && typeof value === 'string' ? JSON.parse(value) : value]
    }),
  )
}

async function writeZip(
  path: string,
  folder: string,
  manifest: Manifest,
  hashes: string[],
  needs: ExportNeeds,
): Promise<void> {
  const zip = new ZipFile()
  const failed = Promise.withResolvers<never>()
  zip.on('error', (error) => failed.reject(error))
  const mtime = new Date(manifest.exportedAt)
  zip.addBuffer(Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`), MANIFEST, { mtime })
  for (const { name, rows } of manifest.files) {
    if (rows !== undefined) zip.addFile(pathIn(folder, name), name, { mtime })
  }
  let done = 0
  for (const hash of hashes) {
    zip.addReadStreamLazy(mediaName(hash), { mtime, compress: false }, (give) => {
      needs.onProgress((done += 1), hashes.length)
      void giveMedia(needs.media, hash, give)
    })
  }
  zip.end()
  // `flush`: on the disk before it gets its name.
  const file = createWriteStream(path, { flags: 'wx', mode: 0o600, flush: true })
  await Promise.race([pipeline(zip.outputStream, file), failed.promise])
}

type Give = (error: unknown, stream: Readable) => void

async function giveMedia(media: MediaStore, hash: string, give: Give): Promise<void> {
  const bytes = await media.read(hash).catch((error: unknown) => error)
  if (bytes instanceof Uint8Array) return give(null, Readable.from([bytes]))
  const missing = new Error(`The media file ${hash} is missing: the archive would not be whole.`)
  give(bytes ?? missing, Readable.from([]))
}

function pathIn(folder: string, name: string): string {
  return join(folder, name.replaceAll('/', '-'))
}
