import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { systemClock as clock } from '../../src/lib/clock.ts'
import { migrate } from '../../src/platform/db/migrate.ts'
import { openDatabase } from '../../src/platform/db/open.ts'
import { addEdition, addNewsletter, addSubscribers } from '../../test/support/letters.ts'
import { type Child, GIVING_WAY, startPinned } from '../servers/child.ts'

/** A folder that is gone when the benchmark ends. */
export function ownFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-letters-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** An edition to so many subscribers in the database of a data folder, due unless it is a draft. Answers its id. */
export async function addMailing(
  path: string,
  subscribers: number,
  state: 'scheduled' | 'draft' = 'scheduled',
): Promise<string> {
  const database = openDatabase({ dialect: 'sqlite', path }, (error) => console.error(error))
  await migrate(database, clock, async () => undefined)
  const newsletterId = await addNewsletter(database.db, clock, `bench-${subscribers}`)
  for (let made = 0; made < subscribers; made += 50_000)
    await addSubscribers(database.db, clock, newsletterId, Math.min(50_000, subscribers - made), made)
  const id = await addEdition(database.db, clock, newsletterId, state)
  await database.close()
  return id
}

export async function startSink(core: number): Promise<{ port: number; taken: () => number; child: Child }> {
  const child = startPinned(core, [...GIVING_WAY, process.execPath, script('sink')])
  const port = Number(await printed(child, /port (\d+)/))
  const taken = () => Number([...child.output().matchAll(/taken (\d+)/g)].at(-1)?.[1] ?? 0)
  return { port, taken, child }
}

/** The limits that bin/broadsheet sets. */
const FRUGAL = ['--max-semi-space-size=4', '--max-old-space-size=1024']

/** Runs to its end and answers what it printed. */
export async function runToEnd(
  core: number,
  name: string,
  args: readonly (string | number)[],
): Promise<string> {
  const child = startPinned(core, [process.execPath, ...FRUGAL, script(name), ...args.map(String)], {
    MALLOC_ARENA_MAX: '2',
  })
  await printed(child, /rate ([\d.]+)/)
  const output = child.output()
  await child.stop()
  return output
}

async function printed(child: Child, pattern: RegExp): Promise<string> {
  for (;;) {
    const found = pattern.exec(child.output())?.[1]
    if (found !== undefined && child.output().endsWith('\n')) return found
    if (child.hasEnded()) throw new Error(`It ended.\n${child.output()}`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

function script(name: string): string {
  return fileURLToPath(new URL(`./${name}.ts`, import.meta.url))
}
