import assert from 'node:assert/strict'
import { join } from 'node:path'
import { afterEach, test } from 'node:test'
import { unsubscribePath } from '../../src/domain/newsletters/unsubscribe.ts'
import { systemClock } from '../../src/lib/clock.ts'
import { migrate } from '../../src/platform/db/migrate.ts'
import { type Database, type DatabaseAddress, openDatabase } from '../../src/platform/db/open.ts'
import { forEachDatabase } from '../support/databases.ts'
import { holdClock } from '../support/held-clock.ts'
import { type Answered, ask } from '../support/http.ts'
import { addNewsletter, addSubscribers } from '../support/letters.ts'
import { startPostgres } from '../support/postgres.ts'
import { failLoudly } from '../support/postgres-template.ts'
import { startBroadsheet, temporaryFolder } from '../support/process.ts'
import { openSite, SECRET } from '../support/site.ts'
import { makeWorld } from '../support/world.ts'

const KILLS = 4
const AT_ONCE = 8

/** Last opened, first closed. */
const closings: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (let close = closings.pop(); close; close = closings.pop()) await close()
})

/** As a mail provider sends it: no cookie, no origin. */
function oneClick(origin: string, id: string): Promise<Answered> {
  return ask(origin, unsubscribePath(SECRET, id), {
    method: 'POST',
    body: 'List-Unsubscribe=One-Click',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  })
}

async function endedIn(database: Database): Promise<Set<string>> {
  const rows = await database.db
    .selectFrom('subscription')
    .select('id')
    .where('endedAt', 'is not', null)
    .execute()
  return new Set(rows.map((row) => row.id))
}

forEachDatabase((databases) => {
  test(`an unsubscribe that was answered outlives kill -9, ${KILLS} times`, async () => {
    const dataFolder = temporaryFolder()
    const address: DatabaseAddress =
      databases.dialect === 'sqlite'
        ? { dialect: 'sqlite', path: join(dataFolder, 'broadsheet.sqlite') }
        : await databases.create()
    const database = openDatabase(address, failLoudly)
    databases.beforeClosing(database.close)
    await migrate(database, systemClock, async () => undefined)
    const { db } = database
    const newsletter = await addNewsletter(db, systemClock)
    const ids = await addSubscribers(db, systemClock, newsletter, KILLS * AT_ONCE)
    const env = {
      BROADSHEET_DEMO: '0',
      BROADSHEET_SECRET: SECRET,
      ...(address.dialect === 'postgres' && { DATABASE_URL: address.url }),
    }
    const answered = new Set<string>()
    for (let round = 0; round < KILLS; round += 1) {
      const running = await startBroadsheet({ dataFolder, env })
      databases.beforeClosing(running.kill)
      const mine = ids.slice(round * AT_ONCE, (round + 1) * AT_ONCE)
      const clicks = mine.map(async (id) => {
        const { status } = await oneClick(running.origin, id)
        assert.equal(status, 200)
        answered.add(id)
      })
      // The first is answered; the others may be anywhere.
      await Promise.any(clicks)
      await running.kill()
      await Promise.allSettled(clicks)
      const ended = await endedIn(database)
      for (const id of answered) assert.ok(ended.has(id), `${id} was answered and is subscribed`)
    }
    assert.ok(answered.size >= KILLS)
  })
})

test('with Postgres away nobody is told that they have left, and with it back the same click is good', async () => {
  const postgres = await startPostgres()
  closings.push(postgres.end)
  const database = openDatabase({ dialect: 'postgres', url: postgres.url() }, () => undefined)
  closings.push(database.close)
  const clock = holdClock()
  await migrate(database, clock, async () => undefined)
  await makeWorld(database.db, clock)
  const [id = ''] = await addSubscribers(database.db, clock, await addNewsletter(database.db, clock), 1)
  const site = await openSite(database, clock)
  closings.push(site.close)
  const origin = await site.serve()
  await ask(origin, '/')

  await postgres.stop()
  for (const asked of [oneClick(origin, id), ask(origin, unsubscribePath(SECRET, id))]) {
    const { status, headers } = await asked
    assert.equal(status, 503)
    assert.match(String(headers['retry-after']), /^\d+$/)
  }

  await postgres.start()
  assert.equal((await untilBack(() => oneClick(origin, id))).status, 200)
  assert.ok((await endedIn(database)).has(id))
})

/** The pool tries again by itself; how soon is not what is promised here. */
async function untilBack(send: () => Promise<Answered>): Promise<Answered> {
  for (let tries = 0; tries < 200; tries += 1) {
    const answer = await send()
    if (answer.status !== 503) return answer
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error('It did not come back.')
}
