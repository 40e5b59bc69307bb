import { mkdtempSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { keepServer } from './keeper.ts'
import { freePort } from './process.ts'
import { needProgram } from './programs.ts'

const jar = createRequire(import.meta.url).resolve('vnu-jar/build/dist/vnu.jar')
const PATIENCE_MS = 120_000
const LARGEST_PAGE = 16 * 1024 ** 2

/** It has little to do: the better compiler would cost more than it gains, and the lesser one needs a deeper stack. */
const JVM_FLAGS = ['-Xss8m', '-Xmx512m', '-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC']

/** The Nu HTML checker as a server: what makes it slow is its start, and a whole run needs one. */
export async function startChecker(): Promise<{ url: string; end: () => Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-vnu-'))
  const port = await freePort()
  const settings = ['bind-address=127.0.0.1', `max-file-size=${LARGEST_PAGE}`]
  const { order, end } = keepServer({
    folder,
    owner: undefined,
    command: [
      needProgram('java'),
      ...JVM_FLAGS,
      ...settings.map((setting) => `-Dnu.validator.servlet.${setting}`),
      '-cp',
      jar,
      'nu.validator.servlet.Main',
      String(port),
    ],
    // Java goes on ignoring what its keeper ignores, and has nothing to lose.
    endSignal: 'KILL',
  })
  await order('start')
  const url = `http://127.0.0.1:${port}`
  await untilReady(url, join(folder, 'log'))
  return { url, end }
}

async function untilReady(url: string, log: string): Promise<void> {
  for (const deadline = Date.now() + PATIENCE_MS; Date.now() < deadline; await delay(50)) {
    const status = await fetch(url, { method: 'HEAD' }).then(
      (answer) => answer.status,
      () => undefined,
    )
    if (status !== undefined) return
  }
  throw new Error(`The HTML checker did not start.\n${readFileSync(log, 'utf8')}`)
}
