import { open, rename, unlink } from 'node:fs/promises'
import { dirname } from 'node:path'

export type Content = Uint8Array | string | AsyncIterable<Uint8Array>

/** Written aside, flushed, renamed, and the folder flushed: a crash or a full disk leaves the whole file or none. */
export async function writeDurably(path: string, content: Content): Promise<void> {
  const aside = `${path}.${process.pid}.${performance.now().toString(36)}`
  await writeFlushed(aside, content)
  await moveDurably(aside, path)
}

/** A new file that is whole on the disk once this returns, and not there where it fails. */
export async function writeFlushed(path: string, content: Content): Promise<void> {
  const file = await open(path, 'wx')
  try {
    await file.writeFile(content)
    await file.sync()
  } catch (error) {
    await unlink(path).catch(() => undefined)
    throw error
  } finally {
    await file.close()
  }
}

/** The file keeps its old name or has its new one, whatever happens meanwhile. */
export async function moveDurably(from: string, to: string): Promise<void> {
  await rename(from, to)
  const folder = await open(dirname(to), 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}
