import { defaultPolicy } from '../../src/domain/access/policy.ts'
import { listArticlePaths } from './articles.ts'
import { ask, cookiesOf, type Request } from './ask.ts'
import { registerReader } from './reader.ts'

/** The same articles, asked for by people of every kind. */
export type Readership = {
  /** Visitors who opened the article before, so that it is on their meter. */
  metered: Request[]
  /** A signed-in reader. */
  whole: Request[]
  /** Visitors who come without a cookie. */
  first: Request[]
  /** A visitor whose meter is spent on other articles. */
  walled: Request[]
}

const OPENINGS = defaultPolicy.meter.limit
const MOST_TRIED = 1_000

/** Brings such people about, through the same doors as everyone. */
export async function gatherReadership(
  site: { port: number; dataFolder: string },
  mostArticles: number,
): Promise<Readership> {
  const { port } = site
  const paths = await meteredPaths(port, mostArticles)
  const metered: Request[] = []
  for (let start = 0; start < paths.length; start += OPENINGS)
    metered.push(...(await openAsOneVisitor(port, paths.slice(start, start + OPENINGS))))
  const spent = await openAsOneVisitor(port, paths.slice(0, OPENINGS))
  const reader = await registerReader(site)
  return {
    metered,
    whole: paths.map((path) => ({ path, cookie: reader })),
    first: paths.map((path) => ({ path })),
    walled: paths.slice(OPENINGS).map((path) => ({ path, cookie: spent[0]?.cookie ?? '' })),
  }
}

/** Whoever opens an article on the meter without a cookie is given a visitor's. */
async function meteredPaths(port: number, most: number): Promise<string[]> {
  const paths: string[] = []
  for (const path of await listArticlePaths(port, MOST_TRIED)) {
    if (paths.length === most) break
    const reply = await ask(port, { path })
    if (reply.status === 200 && cookiesOf(reply).includes('visitor=')) paths.push(path)
  }
  if (paths.length <= OPENINGS) throw new Error('The archive has too few articles that the meter covers.')
  return paths
}

async function openAsOneVisitor(port: number, paths: string[]): Promise<Request[]> {
  const [first = '', ...others] = paths
  const cookie = cookiesOf(await ask(port, { path: first }))
  for (const path of others) await ask(port, { path, cookie })
  return paths.map((path) => ({ path, cookie }))
}
