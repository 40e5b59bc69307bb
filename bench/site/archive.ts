import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { constants, cpSync, existsSync, globSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { temporaryFolder } from '../../test/support/process.ts'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const PROGRAM = join(ROOT, 'bin/broadsheet')
const CACHE = join(tmpdir(), 'broadsheet-bench')

/** What an archive is made from; with any of it changed, a kept one is not used again. */
const INGREDIENTS = [
  'demo/**/*.{html,json}',
  'src/domain/demo/**/!(*.test).ts',
  'src/platform/db/migrations/*.ts',
]

/**
 * A data folder of its own with so many articles, gone when the benchmark ends. The one it is copied from is kept
 * between runs in the system's temporary folder, for a month at most: what the meter covers depends on the date.
 */
export async function archiveOf(articles: number): Promise<string> {
  const month = new Date().toISOString().slice(0, 7)
  const kept = join(CACHE, `${articles}-${month}-${fingerprint()}`)
  if (!existsSync(kept)) await build(kept, articles)
  const own = temporaryFolder()
  cpSync(kept, own, { recursive: true, mode: constants.COPYFILE_FICLONE })
  return own
}

function fingerprint(): string {
  const hash = createHash('sha256')
  for (const file of globSync(INGREDIENTS, { cwd: ROOT }).toSorted())
    hash.update(readFileSync(join(ROOT, file)))
  return hash.digest('hex').slice(0, 12)
}

async function build(folder: string, articles: number): Promise<void> {
  for (const outdated of globSync(`${articles}-*`, { cwd: CACHE }))
    rmSync(join(CACHE, outdated), { recursive: true, force: true })
  console.log(`Making an archive of ${articles} articles; the next run finds it ready.`)
  const unfinished = `${folder}.unfinished`
  mkdirSync(unfinished, { recursive: true })
  const { PATH = '', HOME = '' } = process.env
  const maker = spawn(process.execPath, [PROGRAM, 'demo', '--articles', String(articles)], {
    env: { PATH, HOME, BROADSHEET_DATA: unfinished, LOG_LEVEL: 'warn' },
    stdio: 'inherit',
  })
  const kill = () => maker.kill('SIGKILL')
  process.once('exit', kill)
  const code = await new Promise((resolve) => maker.once('exit', resolve))
  process.off('exit', kill)
  if (code !== 0) throw new Error(`bin/broadsheet demo --articles ${articles} ended with ${String(code)}.`)
  renameSync(unfinished, folder)
}
