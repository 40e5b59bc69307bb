import { createHash } from 'node:crypto'
import { mkdir, open, readFile, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { writeDurably } from '../durable-file.ts'

/** Files under their SHA-256 (lower-case hex), so that the same bytes are kept once and an address never changes. */
export type MediaStore = {
  /** Durable once it returns. */
  put: (bytes: Uint8Array) => Promise<string>
  read: (hash: string) => Promise<Uint8Array | undefined>
  /** A part of a large file, `end` included, piece by piece. */
  open: (hash: string, start: number, end: number) => Promise<Readable | undefined>
  /** For what nothing refers to any more, and was never shown. */
  remove: (hash: string) => Promise<void>
}

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
