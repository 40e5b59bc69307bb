import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { afterEach, test } from 'node:test'
import { setTimeout as delay } from 'node:timers/promises'
import { migrate } from '../../src/platform/db/migrate.ts'
import { type Database, type DatabaseAddress, openDatabase } from '../../src/platform/db/open.ts'
import { createSmtpCarrier } from '../../src/platform/mail/smtp-carrier.ts'
import { holdClock } from '../support/held-clock.ts'
import { addEdition, addNewsletter, addSubscribers } from '../support/letters.ts'
import { startMailSink } from '../support/mail-sink.ts'
import { countStates, idIn, startTestPostman } from '../support/post.ts'
import { startPostgres } from '../support/postgres.ts'
import { temporaryFolder } from '../support/process.ts'

const RECIPIENTS = 60
/** After so many messages the database is away, while the server has the last of them and has not said so yet. */
const AWAY_AFTER = [5, 25]
const AWAY_MS = 700

/** Last opened, first closed. */
const closings: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (let close = closings.pop(); close; close = closings.pop()) await close()
})

test('while another process keeps SQLite to itself nothing is sent twice, and after it the sending goes on', async () => {
  const path = `${temporaryFolder()}/broadsheet.sqlite`
  await sendWhileAway({ dialect: 'sqlite', path }, async ({ engine }) => {
    // Patience shorter than the fault, as ten seconds are than a worse one.
    if (engine.dialect === 'sqlite') engine.file.exec('pragma busy_timeout = 50')
    const other = spawn(process.execPath, ['-e', KEEP, path], { stdio: ['ignore', 'pipe', 'inherit'] })
    await once(other.stdout, 'data')
    return async () => {
      const gone = once(other, 'exit')
      other.kill('SIGKILL')
      await gone
    }
  })
})

test('while Postgres is stopped nothing is sent twice, and with it the sending goes on', async () => {
  const postgres = await startPostgres()
  closings.push(postgres.end)
  await sendWhileAway({ dialect: 'postgres', url: postgres.url() }, async () => {
    await postgres.stop()
    return postgres.start
  })
})

const KEEP = `
  const { DatabaseSync } = require('node:sqlite')
  const file = new DatabaseSync(process.argv[1], { timeout: 10_000 })
  file.exec('begin immediate')
  process.stdout.write('kept')
  setInterval(() => undefined, 1_000)`

/** `takeAway` answers what brings it back. */
async function sendWhileAway(
  address: DatabaseAddress,
  takeAway: (database: Database) => Promise<() => Promise<void>>,
): Promise<void> {
  const database = openDatabase(address, () => undefined)
  closings.push(database.close)
  const clock = holdClock()
  await migrate(database, clock, async () => undefined)
  const newsletterId = await addNewsletter(database.db, clock)
  await addSubscribers(database.db, clock, newsletterId, RECIPIENTS)
  await addEdition(database.db, clock, newsletterId)
  let taken = 0
  const sink = await startMailSink({}, 0, async () => {
    taken += 1
    if (!AWAY_AFTER.includes(taken)) return
    const bringBack = await takeAway(database)
    void delay(AWAY_MS).then(bringBack)
  })
  closings.push(sink.close)
  const log: string[] = []
  const carrier = createSmtpCarrier({ ...sink.url, secure: false, lanes: 4 })
  const postman = startTestPostman(database, { clock, carriers: [carrier], log })
  closings.push(postman.stop)
  const isSent = async () => {
    const edition = await database.db.selectFrom('edition').select('state').executeTakeFirst()
    return edition?.state === 'sent'
  }
  for (let sent = await tell(isSent); sent !== true; sent = await tell(isSent)) {
    await postman.drain().catch(() => undefined)
    // What was put off for a while is due.
    if (sent === false) clock.pass({ minutes: 1 })
    await delay(20)
  }
  assert.deepEqual(await countStates(database), { sent: RECIPIENTS })
  const ids = sink.received.map(({ raw }) => idIn(raw))
  assert.equal(ids.length, RECIPIENTS)
  assert.equal(new Set(ids).size, RECIPIENTS, 'each was delivered once')
  assert.ok(
    log.includes('What became of a copy could not be written down yet.'),
    'it was away in the midst of it',
  )
}

/** Undefined: the database is away. */
function tell(ask: () => Promise<boolean>): Promise<boolean | undefined> {
  return ask().catch(() => undefined)
}
