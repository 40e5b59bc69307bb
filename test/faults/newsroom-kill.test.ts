import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { systemClock as clock } from '../../src/lib/clock.ts'
import { migrate } from '../../src/platform/db/migrate.ts'
import { openDatabase } from '../../src/platform/db/open.ts'
import { forEachDatabase } from '../support/databases.ts'
import { fillUp, makeRoom } from '../support/full-disk.ts'
import { assertSound, killInRounds, ROUNDS, withDatabase } from '../support/kill-rounds.ts'
import {
  employ,
  everythingIsThere,
  Ledger,
  readersSeeIt,
  tryPublish,
  trySave,
  type Writer,
} from '../support/newsroom-ledger.ts'
import { failLoudly } from '../support/postgres-template.ts'
import { temporaryFolder } from '../support/process.ts'
import { bundleSite } from '../support/site-process.ts'
import { openSite } from '../support/site.ts'

const SAVERS = 14
const PUBLISHERS = 6

let bundle: Awaited<ReturnType<typeof bundleSite>>
before(async () => {
  bundle = await bundleSite()
})
after(() => bundle.remove())

forEachDatabase((databases) => {
  test(`killed ${ROUNDS} times under 20 who save and publish, it loses no word that it has answered for`, async () => {
    const address = await databases.create()
    let writers: Writer[] = []
    await withDatabase(address, async ({ db }) => {
      writers = await employ(db, clock, { inPairs: SAVERS, alone: PUBLISHERS })
    })
    const ledgers: Ledger[] = []
    await killInRounds<Ledger>(bundle.load, address, {
      open: () => new Ledger(),
      crowd: writers.map(
        (writer, place) => (origin, ledger, name) =>
          place < SAVERS ? save(origin, ledger, writer, name) : publish(origin, ledger, writer, name),
      ),
      isUnderWay: ({ saved, published }) => saved.size >= 3 && published.length >= 1,
      check: async (ledger, { database, origin, round }) => {
        ledgers.push(ledger)
        await everythingIsThere(database.db, ledger)
        if (round % 8 === 0) await readersSeeIt(origin, database.db, ledger)
      },
    })
    await withDatabase(address, async ({ db }) => {
      for (const ledger of ledgers) await everythingIsThere(db, ledger)
    })
  })
})

async function save(origin: string, ledger: Ledger, writer: Writer, words: string): Promise<void> {
  const { status, text } = await trySave(origin, ledger, writer, words)
  // 412: the colleague at the same article was quicker.
  assert.ok(status === 201 || status === 412, text)
}

async function publish(origin: string, ledger: Ledger, writer: Writer, words: string): Promise<void> {
  await save(origin, ledger, writer, words)
  const { status, text } = await tryPublish(origin, ledger, writer)
  assert.equal(status, 303, text)
}

test('a full disk refuses an editor’s words aloud, and keeps every word that it took', async (t) => {
  const path = join(temporaryFolder(), 'broadsheet.sqlite')
  const database = openDatabase({ dialect: 'sqlite', path }, failLoudly)
  await migrate(database, clock, async () => undefined)
  const { db } = database
  const [writer] = await employ(db, clock, { alone: 1 })
  assert.ok(writer)
  const site = await openSite(database, clock)
  t.after(async () => {
    await site.close()
    await database.close()
  })
  const origin = await site.serve()
  const ledger = new Ledger()
  await save(origin, ledger, writer, 'before')
  await fillUp(database)
  const long = 'word '.repeat(2_000)
  const refused = await trySave(origin, ledger, writer, long)
  assert.equal(refused.status, 503, refused.text)
  assert.equal(ledger.saved.size, 1)
  await everythingIsThere(db, ledger)
  await makeRoom(database)
  await save(origin, ledger, writer, long)
  await publish(origin, ledger, writer, 'after')
  await everythingIsThere(db, ledger)
  await readersSeeIt(origin, db, ledger)
  await assertSound(database)
})
