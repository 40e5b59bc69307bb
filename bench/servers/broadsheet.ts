import { fileURLToPath } from 'node:url'
import { freePort } from '../../test/support/process.ts'
import { ask } from '../site/ask.ts'
import { type Child, startPinned } from './child.ts'

export type Broadsheet = {
  port: number
  dataFolder: string
  child: Child
  /** From the start of the process to the first whole answer with status 200. */
  firstPageMs: number
}

/** The process that works for a site on the same folder. */
export async function startWorker(
  core: number,
  dataFolder: string,
  settings: Record<string, string>,
): Promise<Child> {
  const child = startPinned(core, [process.execPath, PROGRAM, 'work'], {
    BROADSHEET_DATA: dataFolder,
    ...settings,
  })
  while (!child.output().includes('working the queue')) {
    if (child.hasEnded()) throw new Error(`The worker has ended.\n${child.output()}`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  return child
}

const PROGRAM = fileURLToPath(new URL('../../bin/broadsheet', import.meta.url))
const READY_WITHIN_MS = 60_000

/** The program as operators start it, on one core, answering `path` when this returns. */
export async function startBroadsheet(
  core: number,
  dataFolder: string,
  path: string,
  nodeOptions: string[] = [],
  settings: Record<string, string> = {},
): Promise<Broadsheet> {
  const port = await freePort()
  const started = performance.now()
  const child = startPinned(core, [process.execPath, ...nodeOptions, PROGRAM, 'start'], {
    BROADSHEET_DATA: dataFolder,
    PORT: String(port),
    LOG_LEVEL: 'warn',
    ...settings,
  })
  while (!child.hasEnded() && performance.now() - started < READY_WITHIN_MS) {
    const reply = await ask(port, { path }).catch(() => undefined)
    if (reply?.status === 200) return { port, dataFolder, child, firstPageMs: performance.now() - started }
    await new Promise((resolve) => setTimeout(resolve, 2))
  }
  throw new Error(`Broadsheet does not answer ${path} on port ${port}.\n${child.output()}`)
}
