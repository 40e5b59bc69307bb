import { mkdir, open, readdir, rename } from 'node:fs/promises'
import { join } from 'node:path'
import type { Letterbox } from './letterbox.ts'

/**
 * A folder as mail servers deliver to (https://cr.yp.to/proto/maildir.html): `new` is theirs, `cur` is ours. One that is
 * not there is empty.
 */
export function openMaildir(folder: string): Letterbox {
  const pathOf = (name: string) => join(folder, 'new', name)
  return {
    async list(most) {
      const entries = await readdir(join(folder, 'new'), { withFileTypes: true }).catch(unlessMissing)
      return (entries ?? [])
        .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
        .map(({ name }) => name)
        .toSorted()
        .slice(0, most)
    },
    async read(name, mostBytes) {
      const file = await open(pathOf(name)).catch(unlessMissing)
      return file && readBeginning(file, mostBytes)
    },
    async keep(name, flagged) {
      await mkdir(join(folder, 'cur'), { recursive: true })
      const kept = join(folder, 'cur', `${name.split(':2,', 1)[0]}:2,${flagged ? 'FS' : 'S'}`)
      await rename(pathOf(name), kept).catch(unlessMissing)
    },
  }
}

async function readBeginning(file: Awaited<ReturnType<typeof open>>, mostBytes: number): Promise<Uint8Array> {
  try {
    const { size } = await file.stat()
    const bytes = Buffer.alloc(Math.min(size, mostBytes))
    const { bytesRead } = await file.read(bytes, 0, bytes.byteLength, 0)
    return bytes.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

function unlessMissing(error: unknown): undefined {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
  throw error
}
