import { join } from 'node:path'
import { type Load, runLoad } from '../load/load.ts'
import { readSteadily } from '../newsroom/readers.ts'
import { median } from '../rows.ts'
import { startBroadsheet } from '../servers/broadsheet.ts'
import { archiveOf } from '../site/archive.ts'
import { gatherReadership } from '../site/readership.ts'
import { addMailing } from './mailing.ts'

const SERVER_CORE = 0
const LOAD_CORE = 1
const ROUNDS = 3
const SECONDS = 4
const A_SECOND = 1_000
const RECIPIENTS = 200_000

type Waits = { p50: number; p99: number }

/** Readers of one site, quiet and then while it sends an edition that does not end meanwhile. */
export async function compareReaders(sinkPort: number): Promise<void> {
  const folder = await archiveOf(100)
  const figures = {
    quiet: await readersOf(folder, sinkPort),
    busy: await (async () => {
      await addMailing(join(folder, 'broadsheet.sqlite'), RECIPIENTS)
      return readersOf(folder, sinkPort)
    })(),
  }
  for (const kind of ['steady', 'most'] as const) {
    const what =
      kind === 'steady' ? `${A_SECOND.toLocaleString('en')} readers a second` : 'as many as there can be'
    for (const name of ['p50', 'p99'] as const) {
      const [quiet, busy] = [figures.quiet[kind][name], figures.busy[kind][name]]
      const ratio = (busy / quiet).toFixed(2)
      console.log(
        `${what}  ${name}  ${quiet.toFixed(2)} ms quiet  ${busy.toFixed(2)} ms sending  ratio ${ratio}`,
      )
    }
  }
}

async function readersOf(folder: string, sinkPort: number): Promise<{ steady: Waits; most: Waits }> {
  const site = await startBroadsheet(SERVER_CORE, folder, '/', [], {
    NEWSLETTER_MAIL: `smtp://127.0.0.1:${sinkPort}?lanes=10`,
  })
  const { metered, whole } = await gatherReadership(site, 100)
  const load: Load = { name: 'readers', server: site, requests: [...metered, ...whole] }
  const runs: { steady: Waits; most: Waits }[] = []
  await readSteadily(site.port, load.requests, A_SECOND, 2)
  for (let round = 0; round < ROUNDS; round += 1) {
    const steady = percentiles(await readSteadily(site.port, load.requests, A_SECOND, SECONDS))
    const { p50, p99 } = await runLoad(LOAD_CORE, load, SECONDS)
    runs.push({ steady, most: { p50, p99 } })
  }
  await site.child.stop()
  const middle = (kind: 'steady' | 'most') => ({
    p50: median(runs.map((run) => run[kind].p50)),
    p99: median(runs.map((run) => run[kind].p99)),
  })
  return { steady: middle('steady'), most: middle('most') }
}

function percentiles(waits: readonly number[]): Waits {
  const sorted = waits.toSorted((a, b) => a - b)
  const at = (share: number) => sorted[Math.floor(sorted.length * share)] ?? Number.NaN
  return { p50: at(0.5), p99: at(0.99) }
}
