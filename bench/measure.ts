import { type Rate, runLoad } from './load/load.ts'
import { loadsOf, referenceBodies } from './loads.ts'
import { moveToCore } from './machine.ts'
import { type Broadsheet, startBroadsheet } from './servers/broadsheet.ts'
import { runRounds } from './rounds.ts'
import { residentMegabytes } from './servers/child.ts'
import { startReferences } from './servers/references.ts'
import { archiveOf } from './site/archive.ts'
import { listArticlePaths } from './site/articles.ts'
import { ask } from './site/ask.ts'
import { checkPages } from './site/expected.ts'
import { gatherReadership } from './site/readership.ts'

/** What one run of the benchmark saw. `few` and `many` are archives of different sizes. */
export type Measured = {
  articles: { few: number; many: number }
  /** By the name of the load, one for each round. */
  rates: Record<string, Rate[]>
  /** From the start of the process to its first page. */
  startsMs: { few: number[]; many: number[] }
  /** Resident, after all load. */
  memoryMb: { few: number; many: number }
  /** Articles asked for once each, so that none is ready. */
  misses: Rate
}

const SERVER_CORE = 0
const LOAD_CORE = 1
const ROUNDS = 3
const MOST_PAGES = 100
const MOST_MISSES = 20_000

export async function measure(articles: Measured['articles'], seconds: number): Promise<Measured> {
  const folders = { few: await archiveOf(articles.few), many: await archiveOf(articles.many) }
  moveToCore(LOAD_CORE)
  const startsMs = await timeStarts(folders)
  const few = await startBroadsheet(SERVER_CORE, folders.few, '/')
  const many = await startBroadsheet(SERVER_CORE, folders.many, '/')
  const readership = {
    few: await gatherReadership(few, MOST_PAGES),
    many: await gatherReadership(many, MOST_PAGES),
  }
  const sent = await checkPages(few.port, readership.few)
  await checkPages(many.port, readership.many)
  const home = await ask(few.port, { path: '/' })
  const { bare, nginx } = await startReferences(SERVER_CORE, referenceBodies(sent, home.bytes))
  const loads = loadsOf({ bare, nginx, few, many }, readership.few, readership.many)
  const rates = await runRounds(LOAD_CORE, ROUNDS, loads, seconds)
  const misses = await missEverything(many, readership.many.whole[0]?.cookie ?? '', seconds)
  const memoryMb = { few: residentMegabytes(few.child.pid), many: residentMegabytes(many.child.pid) }
  await Promise.all([few, many, bare, nginx].map(({ child }) => child.stop()))
  return { articles, rates, startsMs, memoryMb, misses }
}

/** The first start of each only finds an article, and makes sure that no later one reads from a cold disk. */
async function timeStarts(folders: { few: string; many: string }): Promise<Measured['startsMs']> {
  const paths = { few: await findArticle(folders.few), many: await findArticle(folders.many) }
  const startsMs: Measured['startsMs'] = { few: [], many: [] }
  for (let round = 1; round <= ROUNDS; round += 1) {
    for (const size of ['few', 'many'] as const) {
      const started = await startBroadsheet(SERVER_CORE, folders[size], paths[size])
      startsMs[size].push(started.firstPageMs)
      await started.child.stop()
    }
  }
  console.log(
    `starts: few ${startsMs.few.map(Math.round).join(', ')} ms; many ${startsMs.many.map(Math.round).join(', ')} ms`,
  )
  return startsMs
}

async function findArticle(folder: string): Promise<string> {
  const started = await startBroadsheet(SERVER_CORE, folder, '/')
  const [path] = await listArticlePaths(started.port, 1)
  await started.child.stop()
  if (path === undefined) throw new Error('The archive has no article.')
  return path
}

/** Every article of the archive in turn, from the oldest the maps gave: the newest were read before. */
async function missEverything(site: Broadsheet, cookie: string, seconds: number): Promise<Rate> {
  const paths = (await listArticlePaths(site.port, MOST_MISSES)).toReversed()
  const requests = paths.map((path) => ({ path, cookie }))
  return runLoad(LOAD_CORE, { name: 'many missed', server: site, requests }, seconds)
}
