import assert from 'node:assert/strict'
import { hash } from 'node:crypto'
import { test } from 'node:test'
import { routes } from '../src/app.ts'
import { defaultPolicy } from '../src/domain/access/policy.ts'
import { mediaPath } from '../src/lib/media-path.ts'
import { applyChange } from '../src/web/apply-change.ts'
import type { Route } from '../src/web/route.ts'
import { addressesOf } from './support/addresses.ts'
import { forEachDatabase } from './support/databases.ts'
import { holdClock } from './support/held-clock.ts'
import { type Answered, ask, type Asked } from './support/http.ts'
import { everyone, type Person } from './support/people.ts'
import { pdf } from './support/pictures.ts'
import { retell } from './support/retold.ts'
import { openSite, ORIGIN } from './support/site.ts'
import { keepSlides, seat, tellWorld, told } from './support/told-world.ts'
import { CANARY, makeWorld } from './support/world.ts'

const languages = ['', '/fr', '/ar']

const form: Asked = {
  method: 'POST',
  headers: { 'content-type': 'application/x-www-form-urlencoded', origin: ORIGIN },
  body: 'no-such-field=x',
}

/** Everything that could make another answer of a page. */
const waysToAsk: Asked[] = [
  ...['', 'gzip', 'br', 'zstd', 'gzip;q=0, *'].map((encoding) => ({
    headers: { 'accept-encoding': encoding },
  })),
  { method: 'HEAD' },
  { method: 'HEAD', headers: { 'if-none-match': '"x"', 'accept-encoding': 'br' } },
  { headers: { 'if-none-match': '*' } },
  { headers: { accept: 'application/json', range: 'bytes=0-99999', 'user-agent': 'Googlebot/2.1' } },
]

type Asking = { path: string; route: Route }

function everyAddress(): Asking[] {
  return languages.flatMap((language) =>
    routes
      .filter(({ path }) => language === '' || !path.startsWith('/newsroom'))
      .flatMap((route) =>
        (addressesOf(route) ?? []).map((path) => ({ path: language + path || '/', route })),
      ),
  )
}

function files(): Asking[] {
  const route = routes.find(({ path }) => path.startsWith('/media/:file'))
  return route ? [{ path: kept, route }] : []
}

/** The first request finds the press empty, the others find it full. Where there is no page, there is nothing to try. */
async function visit(
  origin: string,
  person: Person,
  { path, route }: Asking,
  ways: Asked[],
): Promise<[Asked, Answered][]> {
  const cookie = person.cookie()
  const send = async (asked: Asked): Promise<[Asked, Answered]> => {
    const headers = { ...asked.headers, ...(cookie === undefined ? {} : { cookie }) }
    return [asked, await ask(origin, path, { ...asked, headers })]
  }
  const cold = await send(route.method === 'POST' ? form : {})
  const [, { status, headers }] = cold
  if (status !== 200) return [cold]
  const answers = [cold]
  if (/^\/(?:fr|ar)\//.test(path) && !path.includes('/articles/')) return answers
  const conditional = headers.etag === undefined ? [] : [{ headers: { 'if-none-match': headers.etag } }]
  for (const asked of [...ways, ...conditional]) answers.push(await send(asked))
  return answers
}

/** Some at a time, as readers come. */
async function inCrowd<T>(things: T[], visitOne: (thing: T) => Promise<void>): Promise<void> {
  const waiting = [...things]
  const walk = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await visitOne(next)
  }
  await Promise.all(Array.from({ length: 12 }, walk))
}

/**
 * Beside articles: what an edition or an event keeps for registered readers, and the online link for whoever has a seat.
 * Of the articles in an edition that is for everyone, a reader may have the whole.
 */
function toldTo({ name }: Person): string[] {
  if (name !== 'a registered reader' && name !== 'the owner') return []
  const held = [...told.editions, told.over, `${told.over}/slides`]
  return name === 'the owner' ? [...held, kept] : [...held, told.seated]
}

/** Slides of what is over, at the address that is the newsroom's alone. */
const kept = mediaPath(hash('sha256', pdf(CANARY)), 'application/pdf')

/** What stands there for everybody, in the formats that programs read, too. */
const forAll = [
  '/newsletters',
  '/events',
  '/archive',
  '/events.ics',
  ...told.letters,
  ...told.editions,
  ...told.events,
  ...told.events.map((path) => `${path}.ics`),
  ...[...told.letters, '/events'].flatMap((path) =>
    ['rss', 'atom', 'json'].map((as) => `${path}/feed.${as}`),
  ),
  ...['newsletters', 'events'].map((name) => `/sitemaps/${name}.xml`),
]

/** What was retold is told whole to whoever may read the article whole. */
function historyOf(path: string): string[] {
  const isRetold = ['a-walled-strait', 'walled-strait-2'].some((slug) => path === `/articles/${slug}`)
  return isRetold ? ['1', '2', '3/changes'].map((page) => `${path}/history/${page}`) : []
}

test('every route has an address to try it with', () => {
  const untried = routes.filter((route) => addressesOf(route) === undefined).map(({ path }) => path)
  assert.deepEqual(
    untried,
    [],
    'Say in test/support/addresses.ts what stands in the place of the parameters.',
  )
})

forEachDatabase((databases) => {
  test('withheld words leave the server for those alone whose verdict is open', async () => {
    const database = await databases.open()
    const clock = holdClock()
    const world = await makeWorld(database.db, clock, { ...defaultPolicy, publicHistory: true })
    const { events } = await tellWorld(database.db, clock, world)
    for (const id of [world.articles.walled, world.articles.more[0] ?? ''])
      await retell(database.db, clock, id, CANARY)
    const site = await openSite(database, clock)
    databases.beforeClosing(site.close)
    await keepSlides(site.deps, events[1] ?? '', pdf(CANARY))
    const origin = await site.serve()
    const leaks: string[] = []
    const people = await everyone(site.deps, world)
    const { id: reader } = await database.db
      .selectFrom('reader')
      .select('id')
      .where('emailKey', '=', 'reader@example.org')
      .executeTakeFirstOrThrow()
    // A seat at the first, none at the second, which is over, and a place in the waiting list of the third.
    for (const event of [events[0], events[2]]) await seat(database.db, clock, event ?? '', reader)
    for (const path of forAll) assert.equal((await ask(origin, path)).status, 200, path)
    // How an article is looked up depends on the database; how it is written out, and who may enter, does not.
    const isFirst = databases.dialect === 'sqlite'
    const ways = isFirst ? waysToAsk : waysToAsk.slice(4, 6)
    const addresses = [...everyAddress(), ...files()].filter(
      ({ path }) => isFirst || !/^\/(?:newsroom|fr)\b/.test(path),
    )
    for (const person of people) {
      applyChange(site.deps, 'pages')
      const heard = new Set<string>()
      const opened = [...person.opens].flatMap((path) => [path, ...historyOf(path)])
      const opens = new Set([...opened, ...toldTo(person)])
      await inCrowd(addresses, async (asking) => {
        for (const [asked, answer] of await visit(origin, person, asking, ways)) {
          const said = [answer.text, answer.bytes.toString('latin1'), ...answer.headerLines].join('\n')
          if (!said.toLowerCase().includes(CANARY)) continue
          if (person.name === 'the owner' && asking.path.startsWith('/newsroom')) continue
          if (opens.has(asking.path) && asked.method === undefined) heard.add(asking.path)
          else
            leaks.push(
              `${person.name}: ${asked.method ?? 'GET'} ${asking.path} ${JSON.stringify(asked.headers)}`,
            )
        }
      })
      assert.deepEqual([...heard].toSorted(), [...opens].toSorted(), `${person.name} reads what is theirs`)
    }
    assert.deepEqual(leaks, [])
  })
})
