import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { openDatabase, type Database } from '../../src/platform/db/open.ts'
import { forEachDatabase } from './databases.ts'
import { failLoudly } from './postgres-template.ts'

const change = { kind: 'pages', version: 1 } as const

forEachDatabase((database) => {
  let shared: Database
  before(async () => {
    shared = await database.open()
    await shared.db.insertInto('change').values(change).execute()
  })

  for (const name of ['a first test', 'the next test'])
    test(`${name} is given a migrated and empty database`, async () => {
      const { db, engine } = await database.open()
      assert.equal(engine.dialect, database.dialect)
      assert.deepEqual(await db.selectFrom('change').selectAll().execute(), [])
      await db.insertInto('change').values(change).execute()
    })

  test('a database opened before the tests is there for all of them', async () => {
    assert.equal((await shared.db.selectFrom('change').selectAll().execute()).length, 1)
  })

  test('one database can be opened twice', async () => {
    const address = await database.create()
    const [one, two] = [openDatabase(address, failLoudly), openDatabase(address, failLoudly)]
    await one.db.insertInto('change').values(change).execute()
    assert.equal((await two.db.selectFrom('change').selectAll().execute()).length, 1)
    await Promise.all([one.close(), two.close()])
  })
})
