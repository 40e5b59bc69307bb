import { createHash } from 'node:crypto'
import type { Readable } from 'node:stream'
import { type Entry, openPromise, type ZipFile } from 'yauzl'
import { BadFile } from '../bad-file.ts'
import { FORMAT, MANIFEST, type Manifest, manifestSchema, VERSION, versionSchema } from './format.ts'

const NAMES = /^(?:manifest\.json|data\/[a-z-]{1,40}\.ndjson|media\/[0-9a-f]{64})$/
const MOST_ENTRIES = 2_000_000
const LARGEST_MANIFEST = 512 * 1024 * 1024
/** Bytes, unpacked. */
const LARGEST = 256 * 1024 ** 3
/** Text packs to a fifth; a thousandfold is what bombs do. Small files may. */
const HIGHEST_RATIO = 200
const NO_RATIO_BELOW = 1_000_000

export type Archive = {
  manifest: Manifest
  read: (name: string) => Promise<Readable>
  close: () => void
}

/**
 * Opens an archive and checks everything that can be known without unpacking it: names, sizes, version, and that the
 * manifest names each file and no other. Throws a BadFile.
 */
export async function openArchive(path: string): Promise<Archive> {
  const zip = await openZip(path)
  try {
    const entries = await readEntries(zip)
    const read = async (name: string) => {
      const entry = entries.get(name)
      if (!entry) throw new BadFile(`the archive has no ${name}.`)
      return zip.openReadStreamPromise(entry)
    }
    const manifest = await readManifest(await read(MANIFEST))
    compare(manifest, entries)
    return { manifest, read, close: () => zip.close() }
  } catch (error) {
    zip.close()
    throw asBadFile(error)
  }
}

/** Bytes of a file in the archive, counted and hashed as they pass; wrong ones are a BadFile at the end. */
export async function* checkedBytes(archive: Archive, name: string): AsyncGenerator<Buffer> {
  const file = archive.manifest.files.find((file) => file.name === name)
  if (!file) throw new BadFile(`the manifest does not name ${name}.`)
  const hash = createHash('sha256')
  let bytes = 0
  try {
    for await (const chunk of await archive.read(name)) {
      if (!Buffer.isBuffer(chunk)) throw new TypeError('A zip gives bytes.')
      hash.update(chunk)
      bytes += chunk.length
      yield chunk
    }
  } catch (error) {
    throw asBadFile(error)
  }
  if (bytes !== file.bytes || hash.digest('hex') !== file.sha256) {
    throw new BadFile(`${name} is not what the manifest says: it was damaged or changed.`)
  }
}

async function openZip(path: string): Promise<ZipFile> {
  try {
    return await openPromise(path, { autoClose: false, strictFileNames: true, validateEntrySizes: true })
  } catch (error) {
    throw asBadFile(error)
  }
}

async function readEntries(zip: ZipFile): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>()
  if (zip.entryCount > MOST_ENTRIES) throw new BadFile(`the archive has ${zip.entryCount} files.`)
  let packed = 0
  let unpacked = 0
  for await (const entry of zip.eachEntry()) {
    const { fileName: name, compressedSize, uncompressedSize } = entry
    if (!NAMES.test(name))
      throw new BadFile(`the archive holds "${name.slice(0, 100)}", which has no place in one.`)
    if (entries.has(name)) throw new BadFile(`the archive holds ${name} twice.`)
    if (entry.isEncrypted()) throw new BadFile('the archive is encrypted.')
    if (uncompressedSize > NO_RATIO_BELOW && uncompressedSize > compressedSize * HIGHEST_RATIO) {
      throw new BadFile(`${name} unpacks to more than ${HIGHEST_RATIO} times its size.`)
    }
    packed += compressedSize
    unpacked += uncompressedSize
    entries.set(name, entry)
  }
  if (unpacked > LARGEST) throw new BadFile('the archive unpacks to more than 256 GB.')
  // Entries that share bytes would add up to more than there is.
  if (packed > zip.fileSize) throw new BadFile('files in the archive overlap.')
  return entries
}

async function readManifest(stream: Readable): Promise<Manifest> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of stream) {
    if (!Buffer.isBuffer(chunk)) throw new TypeError('A zip gives bytes.')
    chunks.push(chunk)
    bytes += chunk.length
    if (bytes > LARGEST_MANIFEST) throw new BadFile('the manifest is larger than 512 MB.')
  }
  const json = parse(Buffer.concat(chunks).toString('utf8'))
  const said = versionSchema.safeParse(json)
  if (!said.success || said.data.format !== FORMAT) throw new BadFile('this is no archive of Broadsheet.')
  if (said.data.version !== VERSION) {
    throw new BadFile(
      `the archive has version ${said.data.version}; this Broadsheet reads version ${VERSION}.`,
    )
  }
  const manifest = manifestSchema.safeParse(json)
  if (manifest.success) return manifest.data
  const [issue] = manifest.error.issues
  throw new BadFile(`the manifest is wrong at ${issue?.path.join('.')}: ${issue?.message}.`)
}

function compare(manifest: Manifest, entries: Map<string, Entry>): void {
  const named = new Set<string>()
  for (const { name, bytes } of manifest.files) {
    const entry = entries.get(name)
    if (named.has(name)) throw new BadFile(`the manifest names ${name} twice.`)
    if (!entry || name === MANIFEST) throw new BadFile(`the archive has no ${name}.`)
    if (entry.uncompressedSize !== bytes)
      throw new BadFile(`${name} has not the size that the manifest says.`)
    named.add(name)
  }
  const unnamed = [...entries.keys()].find((name) => name !== MANIFEST && !named.has(name))
  if (unnamed !== undefined) throw new BadFile(`the manifest does not name ${unnamed}.`)
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new BadFile('the manifest is not JSON.')
  }
}

/** What yauzl finds wrong is a fault of the file; what the disk does is not. */
function asBadFile(error: unknown): unknown {
  if (error instanceof BadFile || !(error instanceof Error)) return error
  const isSystem = 'code' in error && typeof error.code === 'string' && !error.code.startsWith('Z_')
  return isSystem ? error : new BadFile(`this is no whole zip file (${error.message}).`)
}
