import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { forEachDatabase } from '../../../../test/support/databases.ts'
import { copyDemoFolder } from '../../../../test/support/demo-folder.ts'
import { holdClock } from '../../../../test/support/held-clock.ts'
import type { Db } from '../../../platform/db/schema.ts'
import { createMediaStore } from '../../../platform/media/store.ts'
import { parseDocument } from '../../articles/document/document.ts'
import { readingMinutes } from '../../articles/document/text.ts'
import { findArticle } from '../../articles/read.ts'
import { readDemo } from '../folder.ts'
import { seedDemo } from '../seed.ts'
import { growArchive } from './grow.ts'
import { archiveId } from './random.ts'

const folder = await copyDemoFolder()
const demo = await readDemo(folder)
const mediaFolder = mkdtempSync(join(tmpdir(), 'broadsheet-media-'))
const clock = holdClock('2026-03-30T05:00:00Z')
after(() => {
  for (const path of [folder, mediaFolder]) rmSync(path, { recursive: true })
})

async function grow(db: Db, size: number, when = clock) {
  const shown: number[] = []
  const grown = await growArchive(db, when, demo, size, (done) => shown.push(done))
  assert.ok(grown.grown)
  return { ...grown, shown }
}

/** What no run may make different; ids of sections, authors and topics are each publication's own. */
function readArchive(db: Db) {
  return db
    .selectFrom('article')
    .innerJoin('revision', 'revision.id', 'article.publishedRevisionId')
    .select(['article.id', 'kind', 'slug', 'language', 'publishedAt', 'updatedAt', 'audience'])
    .select([
      'headline',
      'kicker',
      'standfirst',
      'summary',
      'body',
      'readingMinutes',
      'revision.id as revisionId',
    ])
    .where('article.id', '<', '0150')
    .orderBy('article.id')
    .execute()
}

forEachDatabase((database) => {
  let db: Db

  before(async () => {
    db = (await database.open()).db
    await seedDemo(db, createMediaStore(mediaFolder), clock, folder)
    await grow(db, 1_150)
  })

  test('an archive has the size that was asked for, beside the demo’s own articles', async () => {
    const counted = await db
      .selectFrom('article')
      .select((select) => select.fn.countAll().as('count'))
      .executeTakeFirstOrThrow()
    assert.equal(Number(counted.count), 1_150 + 51)
  })

  test('the newest hundred are young enough for the meter, the others are archive of up to 15 years', async () => {
    const days = (await readArchive(db)).map(
      ({ publishedAt }) =>
        clock()
          .since(Temporal.Instant.from(publishedAt ?? ''), { largestUnit: 'hour' })
          .total('hours') / 24,
    )
    assert.ok(days.slice(0, 100).every((age) => age >= 1 && age < 90))
    assert.ok(days.slice(100).every((age) => age > 90 && age < 15 * 366))
    assert.ok(Math.max(...days) > 14 * 365)
  })

  test('every body is a document as the editor would have left it', async () => {
    const rows = await readArchive(db)
    for (const { body, readingMinutes: minutes } of rows) {
      const parsed = parseDocument(JSON.parse(body))
      assert.ok(parsed.ok)
      assert.equal(JSON.stringify(parsed.document), body)
      assert.equal(readingMinutes(parsed.document), minutes)
    }
    assert.equal(new Set(rows.map(({ body }) => body)).size, rows.length)
  })

  test('an invented article is found with its byline, topics and picture', async () => {
    const rows = await db
      .selectFrom('article')
      .select('slug')
      .where('id', '=', archiveId('article', 7))
      .execute()
    const found = await findArticle(db, { language: 'en' }, rows[0]?.slug ?? '')
    assert.ok(found.found === 'article')
    assert.ok(found.article.profiles.length >= 1)
    assert.ok(found.article.topics.length >= 3)
  })

  test('repeating it changes nothing, a larger number adds what is missing', async () => {
    const before = await readArchive(db)
    const later = holdClock('2026-03-31T05:00:00Z')
    assert.deepEqual(await grow(db, 1_150, later), { grown: true, added: 0, there: 1_150, shown: [] })
    assert.deepEqual(await grow(db, 40, later), { grown: true, added: 0, there: 1_150, shown: [] })
    const grown = await grow(db, 1_153, later)
    assert.deepEqual(grown, { grown: true, added: 3, there: 1_153, shown: [1_153] })
    assert.deepEqual((await readArchive(db)).slice(0, 1_150), before)
  })

  test('another publication gets the same articles, in however many steps they come', async () => {
    const { db: other } = await database.open()
    await seedDemo(other, createMediaStore(mediaFolder), clock, folder)
    for (const size of [1, 2, 7, 300]) await grow(other, size)
    assert.deepEqual(await readArchive(other), (await readArchive(db)).slice(0, 300))
  })

  test('a publication that is not the demo is left alone', async () => {
    const { db: other } = await database.open()
    const grown = await growArchive(other, clock, demo, 10, () => assert.fail())
    assert.match(grown.grown ? '' : grown.problem, /^This publication is not the demo/)
    assert.deepEqual(await readArchive(other), [])
  })
})
