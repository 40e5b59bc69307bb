import { open, rename, unlink } from 'node:fs/promises'
import { dirname } from 'node:path'

/** Written aside, flushed, renamed, and the folder flushed: a crash or a full disk leaves the whole file or none. */
export async function writeDurably(path: string, content: Uint8Array | string): Promise<void> {
  const aside = `${path}.${process.pid}.${performance.now().toString(36)}`
  const file = await open(aside, 'wx')
  try {
    await file.writeFile(content)
    await file.sync()
  } catch (error) {
    await unlink(aside).catch(() => undefined)
    throw error
  } finally {
    await file.close()
  }
  await rename(aside, path)
  await flushFolder(dirname(path))
}

async function flushFolder(path: string): Promise<void> {
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}
