import { createHash } from 'node:crypto'
import { mkdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { writeDurably } from '../durable-file.ts'

/** Files under their SHA-256 (lower-case hex), so that the same bytes are kept once and an address never changes. */
export type MediaStore = {
  /** Durable once it returns. */
  put: (bytes: Uint8Array) => Promise<string>
  read: (hash: string) => Promise<Uint8Array | undefined>
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
      if (!/^[0-9a-f]{64}$/.test(hash)) return undefined
      return readFile(pathOf(hash)).catch((error: unknown) => {
        if (isMissing(error)) return undefined
        throw error
      })
    },
  }
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    (error: unknown) => {
      if (isMissing(error)) return false
      throw error
    },
  )
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}
