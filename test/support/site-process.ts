import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type { DatabaseAddress } from '../../src/platform/db/open.ts'

export type SiteProcess = {
  pid: number
  /** Opens the database and answers its address. */
  serve: () => Promise<string>
  /** SIGKILL, as a power cut would; resolves when it is gone. */
  kill: () => Promise<void>
  stop: () => Promise<void>
}

const SCRIPT = fileURLToPath(new URL('./serve-site.ts', import.meta.url))

/** A process that is ready to serve the site from a database, of which there may be several. */
export async function loadSite(address: DatabaseAddress): Promise<SiteProcess> {
  const place = address.dialect === 'sqlite' ? address.path : address.url
  const child = spawn(process.execPath, ['--import', '@oxc-node/core/register', SCRIPT, place], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  process.once('exit', () => child.kill('SIGKILL'))
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const next = async (pattern: RegExp) => {
    const { value } = await lines.next()
    const match = pattern.exec(String(value))
    if (!match) throw new Error(`The site’s process said ${value}.`)
    return match[1] ?? ''
  }
  await next(/^loaded$/)
  return {
    pid: child.pid ?? 0,
    async serve() {
      child.stdin.write('serve\n')
      return `http://localhost:${await next(/^listening (\d+)$/)}`
    },
    async kill() {
      child.kill('SIGKILL')
      await gone
    },
    async stop() {
      child.stdin.end()
      await gone
    },
  }
}
