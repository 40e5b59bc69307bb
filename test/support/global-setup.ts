import { chmodSync, mkdtempSync, rmSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startTemplateServer } from './postgres-template.ts'
import { prepareAssets } from './ready-assets.ts'
import { startChecker } from './vnu-server.ts'

let end = async (): Promise<void> => undefined

/** Named on the command line of `npm test`: what every test file would else make for itself, and finds by these names. */
export async function globalSetup(): Promise<void> {
  const folder = mkdtempSync(join(roomyMemory() ?? tmpdir(), 'broadsheet-run-'))
  // The server of the tests belongs to another user, who has to pass.
  chmodSync(folder, 0o1777)
  process.env.TMPDIR = folder
  const [server, checker] = await Promise.all([startTemplateServer(), startChecker()])
  process.env.TEST_RUN_FOLDER = folder
  process.env.TEST_POSTGRES_URL = server.url
  process.env.TEST_VNU_URL = checker.url
  process.env.TEST_ASSETS = await prepareAssets(folder)
  end = async () => {
    await Promise.all([server.end(), checker.end()])
    rmSync(folder, { recursive: true, force: true })
  }
}

export async function globalTeardown(): Promise<void> {
  await end()
}

/**
 * Where files are in memory, if there is room: most of a test on a disk is waiting for flushes, of which thousands of
 * small databases ask many. What tests flushing itself counts the calls, and does not pull the plug.
 */
function roomyMemory(): string | undefined {
  try {
    const { bavail, bsize } = statfsSync('/dev/shm')
    return bavail * bsize > 8 * 1024 ** 3 ? '/dev/shm' : undefined
  } catch {
    return undefined
  }
}
