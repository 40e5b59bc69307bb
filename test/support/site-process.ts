import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { build, type Plugin } from 'esbuild'
import type { DatabaseAddress } from '../../src/platform/db/open.ts'
import { readyAssets } from './ready-assets.ts'

export type SiteProcess = {
  pid: number
  /** Opens the database and answers its address. */
  serve: () => Promise<string>
  /** SIGKILL, as a power cut would; resolves when it is gone. */
  kill: () => Promise<void>
  stop: () => Promise<void>
}

const SCRIPT = fileURLToPath(new URL('./serve-site.ts', import.meta.url))
const THREAD = fileURLToPath(new URL('../../src/web/clerk/clerk-thread.ts', import.meta.url))

/** A process that is ready to serve the site from a database, of which there may be several. */
export function loadSite(address: DatabaseAddress): Promise<SiteProcess> {
  return start(['--import', '@oxc-node/core/register', SCRIPT, placeOf(address)])
}

/**
 * The same for those who start it often: its modules in one file, which loads in a quarter of the time. It cannot work
 * on pictures. Call `load` as often as needed, and `remove` in the end.
 */
export async function bundleSite(): Promise<{
  load: (address: DatabaseAddress) => Promise<SiteProcess>
  remove: () => void
}> {
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-bundle-'))
  const banner = {
    js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url)",
  }
  const jsx = { jsx: 'automatic', jsxImportSource: 'hono/jsx' } as const
  const output = { bundle: true, minify: true, platform: 'node', format: 'esm', outdir: folder } as const
  await build({
    entryPoints: { site: SCRIPT, thread: THREAD },
    outExtension: { '.js': '.mjs' },
    external: ['pg-native'],
    plugins: [withoutNative],
    banner,
    ...jsx,
    ...output,
  })
  const { files: _, ...names } = await readyAssets()
  const compiled = join(folder, 'compiled')
  const namesFile = join(folder, 'assets.json')
  writeFileSync(namesFile, JSON.stringify(names))
  return {
    load: (address) =>
      start([join(folder, 'site.mjs'), placeOf(address), namesFile, join(folder, 'thread.mjs')], compiled),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

/** What a bundle cannot hold, and a site without pictures does not call. */
const withoutNative: Plugin = {
  name: 'without native modules',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^(?:sharp|esbuild)$/ }, ({ path }) => ({ path, namespace: 'none' }))
    onLoad({ filter: /./, namespace: 'none' }, () => ({
      contents: 'export default undefined; export const build = undefined',
    }))
  },
}

function placeOf(address: DatabaseAddress): string {
  return address.dialect === 'sqlite' ? address.path : address.url
}

async function start(args: string[], compileCache?: string): Promise<SiteProcess> {
  const { PATH, HOME } = process.env
  const env = { PATH, HOME, ...(compileCache && { NODE_COMPILE_CACHE: compileCache }) }
  const child = spawn(process.execPath, args, { env, stdio: ['pipe', 'pipe', 'inherit'] })
  const end = () => void child.kill('SIGKILL')
  process.once('exit', end)
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve())).finally(() =>
    process.off('exit', end),
  )
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
