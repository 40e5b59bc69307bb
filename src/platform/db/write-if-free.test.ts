import assert from 'node:assert/strict'
import { DatabaseSync } from 'node:sqlite'
import { test } from 'node:test'
import { forEachDatabase } from '../../../test/support/databases.ts'
import type { Db } from './schema.ts'
import { writeIfFree } from './write-if-free.ts'

const write = (token: string) => (db: Db) =>
  db.insertInto('hookToken').values({ token, seenAt: '2016-08-10T09:30:00.000Z' }).execute()

forEachDatabase((databases) => {
  test('what can wait is written where nobody else is writing, is refused at once where somebody is, and can be tried again', async () => {
    const database = await databases.open()
    assert.equal(await writeIfFree(database, write('first')), true)
    if (database.engine.dialect === 'sqlite') {
      const other = new DatabaseSync(database.engine.path)
      databases.beforeClosing(async () => other.close())
      other.exec('begin immediate')
      assert.equal(await writeIfFree(database, write('second')), false)
      other.exec('rollback')
      // Whoever has to be answered still waits for others to finish.
      assert.equal(database.engine.file.prepare('pragma busy_timeout').get()?.timeout, 10_000)
    }
    assert.equal(await writeIfFree(database, write('second')), true)
    await assert.rejects(writeIfFree(database, write('second')))
    const tokens = await database.db.selectFrom('hookToken').select('token').orderBy('token').execute()
    assert.deepEqual(
      tokens.map(({ token }) => token),
      ['first', 'second'],
    )
  })
})
