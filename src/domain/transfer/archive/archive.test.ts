import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, test } from 'node:test'
import { forEachDatabase } from '../../../../test/support/databases.ts'
import { newId } from '../../../lib/id.ts'
import { createMediaStore } from '../../../platform/media/store.ts'
import {
  contents,
  type Place,
  publishSomething,
  readArchive,
  writeArchive,
} from '../../../../test/support/transfer/archive.ts'
import { openArchive } from './open.ts'
import type { Restored } from './restore.ts'

forEachDatabase((databases) => {
  let here: Place
  let folder: string
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'broadsheet-archive-'))
    here = await openPlace()
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  test('exported, read into an empty publication and exported again, it is the same to the last byte', async () => {
    await publishSomething(here)
    const first = await writeArchive(join(folder, 'one.zip'), here)
    const other = await openPlace()
    await readArchive(first, other)
    assert.deepEqual(
      await contents(await writeArchive(join(folder, 'two.zip'), other)),
      await contents(first),
    )
    assert.equal(statSync(first).mode & 0o077, 0)
  })

  test('read in twice, it changes nothing', async () => {
    await publishSomething(here)
    const other = await openPlace()
    const path = await writeArchive(join(folder, 'one.zip'), here)
    await readArchive(path, other)
    const again = await readArchive(path, other)
    assert.ok(again.every(({ added, replaced, differing }) => added + replaced + differing === 0))
  })

  test('readers are in it only where they are asked for', async () => {
    await publishSomething(here)
    const plain = await openArchive(await writeArchive(join(folder, 'plain.zip'), here))
    plain.close()
    assert.ok(!plain.manifest.files.some(({ name }) => name === 'data/reader.ndjson'))
    const other = await openPlace()
    await readArchive(await writeArchive(join(folder, 'readers.zip'), here, true), other)
    const readers = await other.database.db.selectFrom('reader').select(['email', 'emailKey']).execute()
    assert.deepEqual(
      readers.map((row) => ({ ...row })),
      [{ email: 'Ana@example.org', emailKey: 'ana@example.org' }],
    )
  })

  test('what was changed here stays, unless the archive is to replace it', async () => {
    const { articleId } = await publishSomething(here)
    const path = await writeArchive(join(folder, 'one.zip'), here)
    const set = { featured: 1 as const }
    await here.database.db.updateTable('article').set(set).where('id', '=', articleId).execute()
    await here.database.db.deleteFrom('articleTopic').where('articleId', '=', articleId).execute()

    const kept = await readArchive(path, here)
    assert.equal(of(kept, 'article').differing, 1)
    assert.equal(of(kept, 'articleTopic').added, 0)
    assert.equal((await articleRow(articleId)).featured, 1)

    const replaced = await readArchive(path, here, { replace: true })
    assert.equal(of(replaced, 'article').replaced, 1)
    assert.equal((await articleRow(articleId)).featured, 0)
    const topics = await here.database.db.selectFrom('articleTopic').selectAll().execute()
    assert.equal(topics.length, 1)
  })

  test('an article that was lost here comes back whole', async () => {
    const { articleId } = await publishSomething(here)
    const path = await writeArchive(join(folder, 'one.zip'), here)
    const before = await contents(path)
    await here.database.db.deleteFrom('article').where('id', '=', articleId).execute()
    await readArchive(path, here)
    assert.deepEqual(await contents(await writeArchive(join(folder, 'two.zip'), here)), before)
  })

  test('a dry run says what would come and writes nothing', async () => {
    await publishSomething(here)
    const other = await openPlace()
    const restored = await readArchive(await writeArchive(join(folder, 'one.zip'), here), other, {
      dryRun: true,
    })
    assert.equal(of(restored, 'article').added, 2)
    assert.deepEqual(await other.database.db.selectFrom('article').selectAll().execute(), [])
  })

  test('the archive of another publication is refused where there are articles', async () => {
    await publishSomething(here)
    const other = await openPlace()
    await readArchive(await writeArchive(join(folder, 'one.zip'), here), other)
    await here.database.db.updateTable('publication').set({ id: newId() }).execute()
    await assert.rejects(
      readArchive(await writeArchive(join(folder, 'two.zip'), here), other),
      /another publication/,
    )
  })

  test('what does not fit together with what is here leaves nothing behind', async () => {
    await publishSomething(here)
    const other = await openPlace()
    const path = await writeArchive(join(folder, 'one.zip'), here)
    const section = { id: newId(), slug: 'straits', position: 1, name: '{}', description: '{}' }
    await other.database.db.insertInto('section').values(section).execute()
    await assert.rejects(readArchive(path, other), /does not fit together/)
    assert.deepEqual(await other.database.db.selectFrom('media').selectAll().execute(), [])
    assert.deepEqual(await other.database.db.selectFrom('publication').selectAll().execute(), [])
  })

  async function openPlace(): Promise<Place> {
    return { database: await databases.open(), media: createMediaStore(join(folder, newId())) }
  }

  async function articleRow(id: string) {
    return here.database.db.selectFrom('article').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
  }
})

function of(restored: Restored, table: string): Restored[number] {
  const found = restored.find((entry) => entry.table === table)
  assert.ok(found)
  return found
}
