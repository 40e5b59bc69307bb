import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { systemClock as clock } from '../src/lib/clock.ts'
import { openDatabase } from '../src/platform/db/open.ts'
import { ask, form } from './support/http.ts'
import { addEdition, addNewsletter, addSubscribers } from './support/letters.ts'
import { startMailSink } from './support/mail-sink.ts'
import { newestMail } from './support/outbox.ts'
import { startBroadsheet, startWorker, temporaryFolder } from './support/process.ts'

const RECIPIENTS = 20

test('beside a process that only serves readers, another does the work on the same SQLite file and counts it', async () => {
  const sink = await startMailSink()
  after(sink.close)
  const dataFolder = temporaryFolder()
  const env = { BROADSHEET_DEMO: '0', NEWSLETTER_MAIL: `smtp://127.0.0.1:${sink.url.port}` }
  const site = await startBroadsheet({ dataFolder, env: { ...env, BROADSHEET_WORK: 'elsewhere' } })
  after(site.kill)
  const email = 'ada@example.org'
  assert.equal((await ask(site.origin, '/register', form({ email }, site.origin))).status, 303)
  const database = openDatabase(
    { dialect: 'sqlite', path: `${dataFolder}/broadsheet.sqlite` },
    () => undefined,
  )
  after(database.close)
  const jobs = await database.db.selectFrom('job').select('kind').execute()
  assert.deepEqual(
    jobs.map(({ kind }) => kind),
    ['mail.sign-in'],
  )
  const newsletterId = await addNewsletter(database.db, clock)
  await addSubscribers(database.db, clock, newsletterId, RECIPIENTS)
  await addEdition(database.db, clock, newsletterId)

  const worker = await startWorker({ dataFolder, env })
  after(worker.kill)
  await newestMail(dataFolder, email)
  const carried = `broadsheet_letters_carried_total{server="127.0.0.1:${sink.url.port}",outcome="sent"} ${RECIPIENTS}`
  const metrics = await untilSaid(worker.metrics, carried)
  assert.match(metrics, /^# TYPE broadsheet_letters gauge$/m)
  assert.doesNotMatch(metrics, /broadsheet_press_bytes/, 'it has no readers')
  assert.equal(sink.received.length, RECIPIENTS)
  assert.equal(await worker.stop(), 0)
  assert.equal(await site.stop(), 0)
})

async function untilSaid(url: string, line: string): Promise<string> {
  for (;;) {
    const text = await (await fetch(url)).text()
    if (text.split('\n').includes(line)) return text
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
