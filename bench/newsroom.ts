// What the newsroom at work costs readers, and how soon they see what it publishes. By itself, on a quiet machine:
// node --import @oxc-node/core/register bench/newsroom.ts [--seconds 8]
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { loadSite } from '../test/support/site-process.ts'
import { type Load, runLoad } from './load/load.ts'
import { goFirst, moveToCore } from './machine.ts'
import { putToWork } from './newsroom/at-work.ts'
import { employ, save, sitDown } from './newsroom/desk.ts'
import { watchPublications } from './newsroom/publication.ts'
import { readSteadily } from './newsroom/readers.ts'
import { median } from './rows.ts'
import { startBroadsheet } from './servers/broadsheet.ts'
import { archiveOf } from './site/archive.ts'
import { gatherReadership } from './site/readership.ts'

const SERVER_CORE = 0
const LOAD_CORE = 1
const ROUNDS = 3
const WRITERS = 20
const WORDS = 2_000
const READERS_A_SECOND = 1_000
const PUBLICATIONS = 30
/** The editor saves after each pause, and every ten seconds where there is none. */
const PACES_MS = [2_000, 10_000]

const { values: options } = parseArgs({ options: { seconds: { type: 'string', default: '8' } } })
const seconds = Number(options.seconds)
process.once('SIGINT', () => process.exit(130))
process.once('SIGTERM', () => process.exit(143))

const folder = await archiveOf(100)
const writers = await employ(folder, WRITERS)
moveToCore(LOAD_CORE)
const site = await startBroadsheet(SERVER_CORE, folder, '/')
const { port } = site
const { metered, whole } = await gatherReadership(site, 100)
const load: Load = { name: 'readers', server: site, requests: [...metered, ...whole] }
for (const writer of writers) {
  await sitDown(port, writer)
  await save(port, writer, WORDS)
}

for (const everyMs of PACES_MS) {
  const pace = `${WRITERS} save ${WORDS.toLocaleString('en')} words every ${everyMs / 1000} s`
  const steadily = async () => {
    const goBack = goFirst()
    const waits = await readSteadily(port, load.requests, READERS_A_SECOND, seconds)
    goBack()
    return percentiles(waits)
  }
  await compare(`${READERS_A_SECOND.toLocaleString('en')} readers a second, ${pace}`, everyMs, steadily)
  await compare(`as many as there can be, ${pace}`, everyMs, () => runLoad(LOAD_CORE, load, seconds))
}
await showPublications()
await site.child.stop()
process.exit(0)

type Waits = { p50: number; p99: number }

/** Quiet and busy in turns; the ratio is the median of the turns' ratios. */
async function compare(what: string, everyMs: number, read: () => Promise<Waits>): Promise<void> {
  await read()
  const turns: { quiet: Waits; busy: Waits; saves: number[] }[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    const quiet = await read()
    const work = await putToWork(LOAD_CORE, port, writers, WORDS, everyMs)
    const busy = await read()
    turns.push({ quiet, busy, saves: await work.stop() })
  }
  console.log(what)
  for (const name of ['p50', 'p99'] as const) {
    const of = (part: 'quiet' | 'busy') => median(turns.map((turn) => turn[part][name]))
    const ratio = median(turns.map(({ quiet, busy }) => busy[name] / quiet[name]))
    console.log(`  ${name}  ${ms(of('quiet'))} quiet  ${ms(of('busy'))} busy  ratio ${ratio.toFixed(2)}`)
  }
  console.log(`  a save took ${ms(median(turns.flatMap(({ saves }) => saves)))}`)
}

async function showPublications(): Promise<void> {
  const path = join(folder, 'broadsheet.sqlite')
  const other = await loadSite({ dialect: 'sqlite', path })
  const ports = { own: port, other: Number(new URL(await other.serve()).port) }
  const [writer] = writers
  if (!writer) return
  const shown = await watchPublications(ports, writer, WORDS, PUBLICATIONS)
  await other.stop()
  const most = (values: readonly number[]) => ms(Math.max(...values))
  console.log(`${PUBLICATIONS} publications`)
  console.log(`  ${shown.old} of ${shown.asked} requests after the answer saw the old page`)
  console.log(`  next request  ${ms(median(shown.nextRequest))} median  ${most(shown.nextRequest)} longest`)
  console.log(`  other process ${ms(median(shown.otherProcess))} median  ${most(shown.otherProcess)} longest`)
}

function percentiles(waits: readonly number[]): Waits {
  const sorted = waits.toSorted((a, b) => a - b)
  const at = (share: number) => sorted[Math.floor(sorted.length * share)] ?? Number.NaN
  return { p50: at(0.5), p99: at(0.99) }
}

function ms(time: number): string {
  return `${time.toFixed(2)} ms`
}
