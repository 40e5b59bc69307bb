import assert from 'node:assert/strict'
import { afterEach, test } from 'node:test'
import { setTimeout as delay } from 'node:timers/promises'
import { migrate } from '../../src/platform/db/migrate.ts'
import { openDatabase } from '../../src/platform/db/open.ts'
import { holdClock } from '../support/held-clock.ts'
import { type Answered, ask, form } from '../support/http.ts'
import { newestMail } from '../support/outbox.ts'
import { startPostgres } from '../support/postgres.ts'
import { startBroadsheet, temporaryFolder } from '../support/process.ts'
import { openSite } from '../support/site.ts'
import { visit } from '../support/visitor.ts'
import { makeWorld } from '../support/world.ts'

const one = '/articles/a-walled-strait'
const two = '/articles/walled-strait-2'
const archived = '/articles/an-old-embargo'

/** Last opened, first closed. */
const closings: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (let close = closings.pop(); close; close = closings.pop()) await close()
})

function assertAway({ status, headers, text }: Answered): void {
  assert.equal(status, 503)
  assert.match(String(headers['retry-after']), /^\d+$/)
  assert.match(text, /<h1|the database is away/)
}

/** The pool and the watch try again by themselves; how soon is not what is promised here. */
async function untilBack(origin: string): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    if ((await ask(origin, '/readyz')).status === 200) return
    await delay(50)
  }
  throw new Error('It did not come back.')
}

test('with Postgres away readers go on reading, what needs it is 503, and with it all is as before', async () => {
  const postgres = await startPostgres()
  closings.push(postgres.end)
  const database = openDatabase({ dialect: 'postgres', url: postgres.url() }, () => undefined)
  closings.push(database.close)
  const clock = holdClock()
  await migrate(database, clock, async () => undefined)
  await makeWorld(database.db, clock)
  const site = await openSite(database, clock)
  closings.push(site.close)
  const origin = await site.serve()
  const [reader, visitor] = [visit(origin), visit(origin)]
  await reader.signIn('ada@example.org')
  for (const path of ['/', '/archive', '/feed.rss', one, two, archived]) {
    await reader.get(path)
    await visitor.get(path)
  }

  await postgres.stop()
  for (const path of ['/', '/archive', '/feed.rss']) assert.equal((await visitor.get(path)).status, 200, path)
  assert.ok(await visit(origin).reads(one), 'a new visitor, the first article')
  assert.ok(await visitor.reads(two), 'a visitor, once more')
  assert.ok(!(await visitor.reads(archived)), 'the wall stands')
  for (const path of [one, two, archived]) assert.ok(await reader.reads(path), path)
  clock.pass({ minutes: 30 })
  for (const path of [one, two, archived]) assert.ok(await reader.reads(path), `${path}, half an hour later`)
  const started = performance.now()
  assertAway(await visitor.post('/register', { email: 'noor@example.org' }))
  assertAway(await visitor.get('/articles/walled-strait-3'))
  assertAway(await reader.get('/account'))
  assertAway(await visitor.get('/topics/straits'))
  assertAway(await visitor.get('/readyz'))
  assert.equal((await visitor.get('/healthz')).status, 200)
  assert.ok(performance.now() - started < 20_000, 'none of them was left waiting')

  await postgres.start()
  await untilBack(origin)
  await visitor.signIn('noor@example.org')
  assert.equal((await reader.get('/account')).status, 200)
  assert.equal((await visitor.get('/topics/straits')).status, 200)
})

test('the program lives through a Postgres that crashes and comes back, its queue and watch as well', async () => {
  const postgres = await startPostgres()
  closings.push(postgres.end)
  const env = { BROADSHEET_DEMO: '0', DATABASE_URL: postgres.url() }
  const dataFolder = temporaryFolder()
  const running = await startBroadsheet({ dataFolder, env })
  closings.push(running.kill)
  const { origin } = running
  const register = (name: string) => ask(origin, '/register', form({ email: `${name}@example.org` }, origin))
  assert.equal((await register('ada')).status, 303)
  assert.equal((await ask(origin, '/')).status, 200)
  for (const name of ['noor', 'otto', 'mira']) {
    await Promise.all([postgres.crash(), ...['a', 'b', 'c'].map((end) => register(name + end))])
    assertAway(await register('eve'))
    assert.equal((await ask(origin, '/')).status, 200)
    assert.equal((await ask(origin, '/healthz')).status, 200)
    await postgres.start()
    await untilBack(origin)
    assert.equal((await register(name)).status, 303)
  }
  await newestMail(dataFolder, 'mira@example.org')
  assert.equal(await running.stop(), 0)
})

test('without Postgres it does not start, and says why in a sentence', async () => {
  const env = { DATABASE_URL: 'postgres://nobody@localhost:1/none' }
  await assert.rejects(
    startBroadsheet({ dataFolder: temporaryFolder(), env }),
    /The database server of DATABASE_URL does not answer\.\n?$/,
  )
})
