import assert from 'node:assert/strict'
import { dirname, join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { setTimeout as delay } from 'node:timers/promises'
import { Kysely } from 'kysely'
import { temporaryFolder } from '../../../test/support/process.ts'
import { SqliteLog } from './sqlite-log.ts'
import { openSqliteFile, sqliteDialect } from './sqlite.ts'

type Tables = { seat: { name: string } }

/** `logPath`: of which file the log is flushed; one that is not there cannot be. */
function open(t: TestContext, logPath: (path: string) => string) {
  const path = join(temporaryFolder(), 'some.sqlite')
  const file = openSqliteFile(path)
  file.exec('create table seat (name text)')
  const db = new Kysely<Tables>({ dialect: sqliteDialect(file, new SqliteLog(file, logPath(path))) })
  t.after(() => db.destroy())
  return db
}

const gone = { code: 'ENOENT' }

test('whoever changes something is answered by the disk, or told that it did not confirm', async (t) => {
  const db = open(t, (path) => join(dirname(path), 'gone'))
  await assert.rejects(db.insertInto('seat').values({ name: 'Ada' }).execute(), gone)
  const inTwoSteps = db
    .transaction()
    .execute((db) => db.insertInto('seat').values({ name: 'Noor' }).execute())
  await assert.rejects(inTwoSteps, gone)
})

test('whoever finds it done already waits for the disk as well: it may be on its way there', async (t) => {
  const db = open(t, (path) => join(dirname(path), 'gone'))
  await assert.rejects(db.deleteFrom('seat').where('name', '=', 'nobody').execute(), gone)
  const onlyLooks = db.transaction().execute((db) => db.selectFrom('seat').selectAll().execute())
  await assert.rejects(onlyLooks, gone)
})

test('whoever reads asks nothing of the disk', async (t) => {
  const db = open(t, (path) => join(dirname(path), 'gone'))
  assert.deepEqual(await db.selectFrom('seat').selectAll().execute(), [])
})

test('the connection belongs to one at a time, and to the next while the disk is asked', async (t) => {
  const db = open(t, (path) => path)
  const told: string[] = []
  const take = (name: string) =>
    db.transaction().execute(async (db) => {
      told.push(`${name} begins`)
      await db.insertInto('seat').values({ name }).execute()
      await delay(5)
      told.push(`${name} ends`)
    })
  await Promise.all([take('Ada'), take('Noor'), take('Olga')])
  const inTurn = ['Ada', 'Noor', 'Olga'].flatMap((name) => [`${name} begins`, `${name} ends`])
  assert.deepEqual(told, inTurn)
  const { length } = await db.selectFrom('seat').selectAll().execute()
  assert.equal(length, 3)
})
