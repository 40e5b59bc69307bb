import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { dirname, join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { forEachDatabase } from '../../test/support/databases.ts'
import { failLoudly } from '../../test/support/postgres-template.ts'
import { temporaryFolder } from '../../test/support/process.ts'
import { openDatabase } from '../platform/db/open.ts'

const program = fileURLToPath(new URL('../../bin/broadsheet', import.meta.url))

function backUp(env: NodeJS.ProcessEnv, ...args: string[]) {
  const { PATH, HOME } = process.env
  return spawnSync(process.execPath, [program, 'backup', ...args], {
    env: { PATH, HOME, ...env },
    encoding: 'utf8',
  })
}

forEachDatabase((database) => {
  test('a backup of the open database holds what was committed, or says how else to make one', async () => {
    const { db, engine } = await database.open()
    await db.insertInto('change').values({ kind: 'pages', version: 7 }).execute()
    const folder = join(temporaryFolder(), 'backups')
    if (engine.dialect === 'postgres') {
      const run = backUp({ DATABASE_URL: engine.url, BROADSHEET_DATA: temporaryFolder() }, folder)
      assert.deepEqual([run.status, run.stdout], [1, ''])
      assert.match(run.stderr, /^This publication lies in a database server: use its own dump\.\n$/)
      return
    }
    const run = backUp({ BROADSHEET_DATA: dirname(engine.path) }, folder)
    assert.deepEqual([run.status, run.stderr], [0, ''])
    const copy = openDatabase({ dialect: 'sqlite', path: run.stdout.trim() }, failLoudly)
    assert.equal((await copy.db.selectFrom('change').select('version').executeTakeFirst())?.version, 7)
    await copy.close()
  })
})

test('a backup of nothing is refused, and makes nothing', () => {
  const data = temporaryFolder()
  const run = backUp({ BROADSHEET_DATA: data }, join(data, 'backups'))
  assert.deepEqual([run.status, run.stderr], [1, `There is no publication in ${data}: nothing was copied.\n`])
})

test('a backup needs to be told where to', () => {
  assert.equal(backUp({}).status, 2)
})
