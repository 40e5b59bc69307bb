import assert from 'node:assert/strict'
import { test, type TestContext } from 'node:test'
import { setTimeout as delay } from 'node:timers/promises'
import { sql } from 'kysely'
import { forEachDatabase } from '../../../test/support/databases.ts'
import { failLoudly } from '../../../test/support/postgres-template.ts'
import { announceChange, type ChangeKind, watchChanges } from './changes.ts'
import { type Database, openDatabase } from './open.ts'

forEachDatabase((databases) => {
  test('a change is told to every process, by its kind, when it is committed', async (t) => {
    const address = await databases.create()
    const [here, there] = [openDatabase(address, failLoudly), openDatabase(address, failLoudly)]
    databases.beforeClosing(here.close)
    databases.beforeClosing(there.close)
    const { told } = await watch(t, here)
    await there.db.transaction().execute(async (db) => {
      await announceChange(db, 'pages')
      await delay(400)
      assert.deepEqual(told, [])
    })
    await until(() => told.length > 0)
    await announceChange(here.db, 'sessions')
    await until(() => told.length > 1)
    assert.deepEqual(told, ['pages', 'sessions'])
  })

  test('a change that is rolled back is told to nobody', async (t) => {
    const database = await databases.open()
    const { told } = await watch(t, database)
    const broken = database.db.transaction().execute(async (db) => {
      await announceChange(db, 'pages')
      throw new Error('no')
    })
    await assert.rejects(broken, /^Error: no$/)
    await delay(500)
    assert.deepEqual(told, [])
  })

  test('a watch that goes blind says so once, looks again, and misses nothing', async (t) => {
    const database = await databases.open()
    const { db } = database
    const { told, problems } = await watch(t, database)
    if (databases.dialect === 'sqlite') {
      await sql`alter table change rename to hidden`.execute(db)
      await until(() => problems.length > 0)
      await delay(500)
      await sql`alter table hidden rename to change`.execute(db)
      await announceChange(db, 'pages')
    } else {
      const others = sql`pid <> pg_backend_pid() and datname = current_database()`
      await sql`select pg_terminate_backend(pid) from pg_stat_activity where ${others}`.execute(db)
      await announceChange(db, 'pages')
    }
    await until(() => told.includes('pages'))
    assert.equal(problems.length, 1)
  })
})

async function watch(t: TestContext, database: Database) {
  const told: ChangeKind[] = []
  const problems: unknown[] = []
  const stop = watchChanges(
    database,
    (kind) => told.push(kind),
    (problem) => problems.push(problem),
  )
  t.after(stop)
  // It listens from when it is connected.
  await delay(300)
  return { told, problems }
}

async function until(isTrue: () => boolean): Promise<void> {
  for (const deadline = Date.now() + 10_000; !isTrue() && Date.now() < deadline;) await delay(20)
  assert.ok(isTrue())
}
