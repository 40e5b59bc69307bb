import { createHash, randomUUID } from 'node:crypto'
import { mkdir, open, readdir, readFile, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { moveDurably, writeDurably, writeFlushed } from '../durable-file.ts'

/** Files under their SHA-256 (lower-case hex), so that the same bytes are kept once and an address never changes. */
export type MediaStore = {
  /** Durable once it returns. */
  put: (bytes: Uint8Array) => Promise<string>
  /** The same for what comes piece by piece, of which no more than a piece is held. */
  receive: (pieces: AsyncIterable<Uint8Array>) => Promise<{ hash: string; bytes: number }>
  read: (hash: string) => Promise<Uint8Array | undefined>
  /** A part of a large file, `end` included, piece by piece. */
  open: (hash: string, start: number, end: number) => Promise<Readable | undefined>
  /** For what nothing refers to any more, and was never shown. */
  remove: (hash: string) => Promise<void>
}

const ABANDONED_AFTER_MS = 86_400_000

export function createMediaStore(folder: string): MediaStore {
  const pathOf = (hash: string) => join(folder, hash.slice(0, 2), hash)
  return {
    async put(bytes) {
      const hash = createHash('sha256').update(bytes).digest('hex')
      const path = pathOf(hash)
      if (await exists(path)) return hash
      await mkdir(join(folder, hash.slice(0, 2)), { recursive: true })
      await writeDurably(path, bytes)
      return hash
    },
    async receive(pieces) {
      const incoming = join(folder, 'incoming')
      await mkdir(incoming, { recursive: true })
      await clearAbandoned(incoming)
      const aside = join(incoming, randomUUID())
      const sum = createHash('sha256')
      let bytes = 0
      await writeFlushed(aside, measured())
      const hash = sum.digest('hex')
      await mkdir(join(folder, hash.slice(0, 2)), { recursive: true })
      await moveDurably(aside, pathOf(hash))
      return { hash, bytes }

      async function* measured() {
        for await (const piece of pieces) {
          sum.update(piece)
          bytes += piece.byteLength
          yield piece
        }
      }
    },
    async read(hash) {
      return isHash(hash) ? readFile(pathOf(hash)).catch(unlessMissing) : undefined
    },
    async open(hash, start, end) {
      const file = isHash(hash) ? await open(pathOf(hash)).catch(unlessMissing) : undefined
      return file?.createReadStream({ start, end })
    },
    async remove(hash) {
      if (isHash(hash)) await rm(pathOf(hash), { force: true })
    },
  }
}

/** What a process was receiving when it was killed. */
async function clearAbandoned(incoming: string): Promise<void> {
  for (const name of await readdir(incoming)) {
    const path = join(incoming, name)
    const { mtimeMs } = (await stat(path).catch(unlessMissing)) ?? { mtimeMs: Infinity }
    if (mtimeMs < Date.now() - ABANDONED_AFTER_MS) await rm(path, { force: true })
  }
}

async function exists(path: string): Promise<boolean> {
  return (await stat(path).catch(unlessMissing)) !== undefined
}

function isHash(text: string): boolean {
  return /^[0-9a-f]{64}$/.test(text)
}

function unlessMissing(error: unknown): undefined {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
  throw error
}
