import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { afterEach, test } from 'node:test'
import { systemClock as clock } from '../../src/lib/clock.ts'
import { migrate } from '../../src/platform/db/migrate.ts'
import { type Database, openDatabase } from '../../src/platform/db/open.ts'
import { refuseOldSqlite } from '../../src/platform/db/sqlite.ts'
import { type Answered, ask, form } from '../support/http.ts'
import { fillUp, makeRoom } from '../support/full-disk.ts'
import { assertSound } from '../support/kill-rounds.ts'
import { failLoudly } from '../support/postgres-template.ts'
import { startBroadsheet, temporaryFolder } from '../support/process.ts'
import { openSite } from '../support/site.ts'
import { visit, type Visitor } from '../support/visitor.ts'
import { makeWorld } from '../support/world.ts'

const one = '/articles/a-walled-strait'
const two = '/articles/walled-strait-2'

/** Last opened, first closed. */
const closings: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (let close = closings.pop(); close; close = closings.pop()) await close()
})

async function openWorld(): Promise<Database> {
  const path = join(temporaryFolder(), 'broadsheet.sqlite')
  const database = openDatabase({ dialect: 'sqlite', path }, failLoudly)
  closings.push(database.close)
  await migrate(database, clock, async () => undefined)
  await makeWorld(database.db, clock)
  return database
}

function assertAway({ status, headers, text }: Answered): void {
  assert.equal(status, 503)
  assert.match(String(headers['retry-after']), /^\d+$/)
  assert.match(text, /<h1/)
}

/** A question for a sign-in mail is two rows in one transaction, and nothing of it may be there alone. */
async function questions({ db }: Pick<Database, 'db'>): Promise<number> {
  const asked = await db.selectFrom('signIn').select('id').execute()
  const mails = await db.selectFrom('job').select('payload').where('kind', '=', 'mail.sign-in').execute()
  assert.equal(asked.length, mails.length)
  return asked.length
}

test('a full disk is 503, leaves nothing half-written and keeps nobody from reading; with room all is well', async () => {
  const database = await openWorld()
  const site = await openSite(database, clock)
  closings.push(site.close)
  const origin = await site.serve()
  const reader = visit(origin)
  await reader.signIn('ada@example.org')
  await reader.reads(one)
  await fillUp(database)
  const before = await questions(database)
  const visitor = visit(origin)
  const refused = await untilRefused(visitor)
  assertAway(refused.answer)
  assert.ok(await visitor.reads(one), 'the first article needs no database')
  assert.equal((await visitor.get('/')).status, 200)
  assert.ok(await reader.reads(one))
  assert.equal(await questions(database), before + refused.after)
  await makeRoom(database)
  assert.ok(await visitor.reads(two))
  await visitor.signIn('noor@example.org')
  await assertSound(database)
})

test('the program itself lives through a disk that takes no more bytes, its queue and all', async () => {
  const dataFolder = temporaryFolder()
  const running = await startBroadsheet({ dataFolder, env: { BROADSHEET_DEMO: '0' } })
  closings.push(running.kill)
  const { origin } = running
  const register = (name: string) => ask(origin, '/register', form({ email: `${name}@example.org` }, origin))
  const allow = (bytes: string) =>
    execFileSync('prlimit', ['--pid', `${running.pid}`, `--fsize=${bytes}:unlimited`])
  assert.equal((await register('ada')).status, 303)
  allow('1')
  for (const name of ['eve', 'mallory']) assertAway(await register(name))
  assert.equal((await ask(origin, '/')).status, 200)
  assert.equal((await ask(origin, '/healthz')).status, 200)
  allow('unlimited')
  assert.equal((await register('noor')).status, 303)
  assert.equal(await running.stop(), 0)
  const database = openDatabase(
    { dialect: 'sqlite', path: join(dataFolder, 'broadsheet.sqlite') },
    failLoudly,
  )
  const asked = await database.db.selectFrom('signIn').select('email').orderBy('id').execute()
  assert.deepEqual(
    asked.map(({ email }) => email),
    ['ada@example.org', 'noor@example.org'],
  )
  await assertSound(database)
})

test('a SQLite that can corrupt its file is refused', () => {
  assert.throws(() => refuseOldSqlite('3.51.2'), /SQLite 3\.51\.2 can corrupt.*needs 3\.51\.3 or newer/)
  for (const version of ['3.9.9', '3.51.0', '2.99.99']) assert.throws(() => refuseOldSqlite(version), version)
  for (const version of ['3.51.3', '3.51.10', '3.52.0', '3.100.0', '4.0.0']) refuseOldSqlite(version)
})

/** Somewhere in half-empty pages there is room for a few. */
async function untilRefused(visitor: Visitor): Promise<{ answer: Answered; after: number }> {
  for (let after = 0; after < 25; after += 1) {
    const answer = await visitor.post('/register', {
      email: `${'x'.repeat(60)}@${'y'.repeat(60)}${after}.example`,
    })
    if (answer.status !== 303) return { answer, after }
  }
  throw new Error('The disk does not fill.')
}
