import { cpSync, existsSync, mkdirSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { startBroadsheet, temporaryFolder } from './process.ts'

const PATIENCE_MS = 150_000

/**
 * A data folder of one's own as the program leaves it after its first start, the demo publication with all its pictures
 * in it. In `npm test` the first that wants one makes it for all; a test file run by itself leaves it to the program.
 */
export async function demoData(): Promise<string> {
  const own = temporaryFolder()
  const run = process.env.TEST_RUN_FOLDER
  if (run === undefined) return own
  const ready = join(run, 'demo')
  if (isFirst(`${ready}.making`)) {
    const program = await startBroadsheet({ dataFolder: `${ready}.making` })
    await program.stop()
    renameSync(`${ready}.making`, ready)
  }
  for (const deadline = Date.now() + PATIENCE_MS; !existsSync(ready); await delay(50))
    if (Date.now() > deadline)
      throw new Error('Another test file was to make the demo publication, and did not.')
  cpSync(ready, own, { recursive: true })
  return own
}

function isFirst(folder: string): boolean {
  if (existsSync(folder.replace(/\.making$/, ''))) return false
  try {
    mkdirSync(folder)
    return true
  } catch {
    return false
  }
}
