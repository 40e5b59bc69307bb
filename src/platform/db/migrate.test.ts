import assert from 'node:assert/strict'
import { describe, it, test } from 'node:test'
import { sql } from 'kysely'
import { forEachDatabase } from '../../../test/support/databases.ts'
import { holdClock } from '../../../test/support/held-clock.ts'
import { migrate } from './migrate.ts'
import { refuseOldSqlite } from './sqlite.ts'

const clock = holdClock()
const noBackup = async () => assert.fail('nothing was to be backed up')

describe('migrating', () => {
  forEachDatabase((database) => {
    it('changes nothing where everything has been applied', async () => {
      assert.deepEqual(await migrate(await database.open(), clock, noBackup), [])
    })

    it('refuses a database that a newer program has made', async () => {
      const opened = await database.open()
      await sql`insert into migration (name, applied_at) values ('999-tomorrow', '2030-01-01')`.execute(
        opened.db,
      )
      await assert.rejects(migrate(opened, clock, noBackup), /made by a newer Broadsheet \(999-tomorrow/)
    })

    it('backs up a database that is behind before it changes it', async () => {
      const opened = await database.open()
      await sql`delete from migration where name = (select max(name) from migration)`.execute(opened.db)
      let backedUp = false
      const backUp = async () => {
        backedUp = true
        throw new Error('the disk is full')
      }
      await assert.rejects(migrate(opened, clock, backUp), /the disk is full/)
      assert.ok(backedUp)
    })
  })
})

test('a SQLite that can corrupt its write-ahead log is refused, a safe one is not', () => {
  assert.throws(() => refuseOldSqlite('3.51.2'), /SQLite 3\.51\.2 can corrupt/)
  assert.throws(() => refuseOldSqlite('3.9.0'), /update Node/)
  for (const safe of ['3.51.3', '3.52.0', '3.100.0', '4.0.0'])
    assert.doesNotThrow(() => refuseOldSqlite(safe))
})
