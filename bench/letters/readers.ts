import { join } from 'node:path'
import { pauseSending, resumeSending } from '../../src/domain/newsletters/sending.ts'
import { openDatabase } from '../../src/platform/db/open.ts'
import { goFirst } from '../machine.ts'
import { readSteadily } from '../newsroom/readers.ts'
import { startBroadsheet, startWorker } from '../servers/broadsheet.ts'
import { cpuMicros, residentMegabytes } from '../servers/child.ts'
import { archiveOf } from '../site/archive.ts'
import { gatherReadership } from '../site/readership.ts'
import { addMailing } from './mailing.ts'

const SERVER_CORE = 0
const LOAD_CORE = 1
const ROUNDS = 5
const SECONDS = 4
const A_SECOND = 1_000
const LANES = 10

/** Milliseconds; `cpuMicros`: of the site for each reader, which no neighbour on the machine changes much. */
export type Waits = { p50: number; p99: number; cpuMicros: number }

export type Turn = {
  what: 'building' | 'sending'
  quiet: Waits
  busy: Waits
  /** Copies that went out in a second of the busy half. */
  perSecond: number
}

export type Readers = { perSecond: number; turns: Turn[]; workerMb: number }

/**
 * Readers of a site, quiet and while an edition goes out, in turns: the edition is paused and resumed. As in production
 * a process of its own carries it, on the same SQLite file. There is no third core: the worker and the mail server share
 * the load's, which goes before them where it may, so that what readers wait for is the site and not the load. Pages are
 * made anew when the edition's own appears, as at any publication: that is over before the first turn.
 */
export async function measureReaders(
  sink: { port: number; taken: () => number },
  recipients: number,
): Promise<Readers> {
  const folder = await archiveOf(100)
  const path = join(folder, 'broadsheet.sqlite')
  const editionId = await addMailing(path, recipients, 'draft')
  const settings = { NEWSLETTER_MAIL: `smtp://127.0.0.1:${sink.port}?lanes=${LANES}` }
  const site = await startBroadsheet(SERVER_CORE, folder, '/', [], {
    ...settings,
    BROADSHEET_WORK: 'elsewhere',
  })
  const worker = await startWorker(LOAD_CORE, folder, settings)
  const { db, close } = openDatabase({ dialect: 'sqlite', path }, (error) => console.error(error))
  const { metered, whole } = await gatherReadership(site, 100)
  const read = async (): Promise<Waits> => {
    const before = cpuMicros(site.child.pid)
    const waits = await readSteadily(site.port, [...metered, ...whole], A_SECOND, SECONDS)
    const used = cpuMicros(site.child.pid) - before
    return { ...percentiles(waits), cpuMicros: used / waits.length }
  }
  const stateOf = async () =>
    (await db.selectFrom('edition').select('state').where('id', '=', editionId).executeTakeFirst())?.state
  goFirst()
  await read()
  const turns: Turn[] = []
  const schedule = () =>
    db.updateTable('edition').set({ state: 'scheduled' }).where('id', '=', editionId).execute()
  for (let round = 0; round <= ROUNDS; round += 1) {
    const quiet = await read()
    await (round === 0 ? schedule() : resumeSending(db, editionId))
    if (round === 0) {
      await until(async () => (await stateOf()) !== 'scheduled')
      await read()
    }
    const before = sink.taken()
    const busy = await read()
    turns.push({
      what: (await stateOf()) === 'building' ? 'building' : 'sending',
      quiet,
      busy,
      perSecond: (sink.taken() - before) / SECONDS,
    })
    // It is built to its end before the first pause, so that each further turn sends.
    await until(async () => (await stateOf()) === 'sending')
    await pauseSending(db, editionId)
    console.log(`  turn ${round}: ${JSON.stringify(turns.at(-1))}`)
  }
  const workerMb = residentMegabytes(worker.pid)
  await close()
  await worker.stop()
  await site.child.stop()
  return { perSecond: A_SECOND, turns, workerMb }
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 20))
}

function percentiles(waits: readonly number[]): Omit<Waits, 'cpuMicros'> {
  const sorted = waits.toSorted((a, b) => a - b)
  const at = (share: number) => sorted[Math.floor(sorted.length * share)] ?? Number.NaN
  return { p50: at(0.5), p99: at(0.99) }
}
