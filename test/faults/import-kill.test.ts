import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { test } from 'node:test'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { judgeList } from '../../src/domain/newsletters/subscriber-file.ts'
import {
  createImport,
  findImport,
  startImport,
  walkRefused,
} from '../../src/domain/newsletters/subscriber-import.ts'
import { systemClock as clock } from '../../src/lib/clock.ts'
import { type DatabaseAddress, openDatabase } from '../../src/platform/db/open.ts'
import { createMediaStore } from '../../src/platform/media/store.ts'
import { forEachDatabase } from '../support/databases.ts'
import { addNewsletter } from '../support/letters.ts'
import { failLoudly } from '../support/postgres-template.ts'
import { temporaryFolder } from '../support/process.ts'

const SCRIPT = fileURLToPath(new URL('../support/carry-on-import.ts', import.meta.url))
const KILLS = 3
const PEOPLE = 12_000
/** Of two lines each, the last of them no address. */
const A_REFUSED_EVERY = 1_000

forEachDatabase((databases) => {
  test(`an import that is killed ${KILLS} times takes every line once, and numbers those it refused`, async () => {
    const address = await databases.create()
    const database = openDatabase(address, failLoudly)
    databases.beforeClosing(database.close)
    const { db } = database
    const folder = temporaryFolder()
    const id = await begin(db, folder)
    const done = async () => (await findImport(db, id))?.doneBytes ?? 0
    for (let kill = 0; kill < KILLS; kill += 1) {
      const before = await done()
      const worker = startImporter(address, folder, id)
      await once(worker.stdout, 'data')
      while ((await done()) === before) await delay(5)
      await delay(Math.random() * 40)
      await end(worker)
      assert.equal((await findImport(db, id))?.endedAt, null, 'it was killed in the midst of it')
    }
    const last = startImporter(address, folder, id)
    assert.deepEqual(await once(last, 'exit'), [0, null])
    const refused = PEOPLE / A_REFUSED_EVERY
    const { report, doneLines } = (await findImport(db, id)) ?? {}
    assert.deepEqual(report, { added: PEOPLE - refused, already: 0, refused: { 'bad-address': refused } })
    assert.equal(doneLines, 1 + PEOPLE + refused)
    for (const table of ['subscription', 'subscriptionProof'] as const) {
      const { count } = await db
        .selectFrom(table)
        .select((row) => row.fn.countAll().as('count'))
        .executeTakeFirstOrThrow()
      assert.equal(Number(count), PEOPLE - refused)
    }
    const lines = (await Array.fromAsync(walkRefused(db, id))).map(({ line }) => line)
    assert.deepEqual(
      lines,
      Array.from({ length: refused }, (_, index) => 2 + index * (A_REFUSED_EVERY + 1)),
    )
  })
})

async function begin(db: Parameters<typeof createImport>[0], folder: string): Promise<string> {
  const rows = Array.from({ length: PEOPLE }, (_, at) =>
    at % A_REFUSED_EVERY === 0 ? `"nobody\r\nat all",${at}` : `reader-${at}@example.org,${at}`,
  )
  const bytes = Buffer.from(`email,number\n${rows.join('\n')}\n`)
  const media = createMediaStore(folder)
  const stored = { hash: await media.put(bytes), name: 'list.csv', bytes: bytes.byteLength }
  const judged = await judgeList(media, stored)
  assert.ok(judged.ok)
  const file = { ...stored, separator: judged.separator }
  const newsletterId = await addNewsletter(db, clock)
  const id = await createImport(db, clock, { newsletterId, language: 'en', file, by: 'petra' })
  await startImport(db, clock, { id, mapping: ['email', null], proof: 'They asked.' })
  return id
}

function startImporter(address: DatabaseAddress, folder: string, id: string) {
  const place = address.dialect === 'sqlite' ? address.path : address.url
  const { PATH, HOME } = process.env
  const child = spawn(process.execPath, [SCRIPT, place, folder, id], {
    env: { PATH, HOME },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const kill = () => void child.kill('SIGKILL')
  process.once('exit', kill)
  child.once('exit', () => process.off('exit', kill))
  return child
}

async function end(child: ChildProcess): Promise<void> {
  const gone = once(child, 'exit')
  child.kill('SIGKILL')
  await gone
}
