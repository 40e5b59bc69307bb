import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { createWriteStream, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { afterEach, beforeEach, test } from 'node:test'
import { CamelCasePlugin } from 'kysely'
import sharp from 'sharp'
import { ZipFile } from 'yazl'
import { forEachDatabase } from '../../../../test/support/databases.ts'
import { holdClock } from '../../../../test/support/held-clock.ts'
import { addArticle } from '../../../../test/support/articles.ts'
import { newId } from '../../../lib/id.ts'
import type { Database } from '../../../platform/db/open.ts'
import { createMediaStore, type MediaStore } from '../../../platform/media/store.ts'
import { changePolicy, defaultPolicy } from '../../access/policy.ts'
import { addCorrection } from '../../articles/publish.ts'
import { addPicture } from '../../media/pictures.ts'
import { addPage } from '../../pages/pages.ts'
import { emptyDocument } from '../../articles/document/document.ts'
import { unnamedPublication, writeIdentity } from '../../publication/identity.ts'
import { addRedirect } from '../../publication/redirects.ts'
import { BadFile } from '../bad-file.ts'
import { exportPublication } from './export.ts'
import { dataName, MANIFEST, type Manifest } from './format.ts'
import { checkedBytes, openArchive } from './open.ts'
import { restoreArchive, type Restored } from './restore.ts'
import { archivedTables } from './tables.ts'

const clock = holdClock()

/** Tables that stay where they are, and why. */
const left = new Map([
  ['staff', 'accounts are made by invitation only'],
  ['session', 'nobody is signed in by a file'],
  ['signIn', 'mails on their way'],
  ['claim', 'of one installation'],
  ['meter', 'who read what is not moved'],
  ['verdict', 'who read what is not moved'],
  ['job', 'work under way'],
  ['change', 'counters of one installation'],
  ['migration', 'of one installation'],
  ['invitation', 'accounts are made by invitation only'],
  ['passkey', 'of one address'],
  ['challenge', 'of one sign-in'],
  ['audit', 'the record of one installation'],
  ['presence', 'of this minute'],
  ['remark', 'of staff, who stay'],
  ['previewLink', 'of one address'],
  ['savedFilter', 'of staff, who stay'],
  ['staffSetting', 'of staff, who stay'],
])

forEachDatabase((databases) => {
  let database: Database
  let folder: string
  let media: MediaStore
  beforeEach(async () => {
    database = await databases.open()
    folder = mkdtempSync(join(tmpdir(), 'broadsheet-archive-'))
    media = createMediaStore(join(folder, 'media'))
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  test('exported, read into an empty publication and exported again, it is the same to the last byte', async () => {
    await publish()
    const first = await write('one.zip')
    const other = await openOther()
    await restore(first, other)
    assert.deepEqual(await contents(await write('two.zip', other)), await contents(first))
    assert.equal(statSync(first).mode & 0o077, 0)
  })

  test('read in twice, it changes nothing', async () => {
    await publish()
    const other = await openOther()
    const path = await write('one.zip')
    await restore(path, other)
    const again = await restore(path, other)
    assert.ok(again.every(({ added, replaced, differing }) => added + replaced + differing === 0))
  })

  test('readers are in it only where they are asked for', async () => {
    await publish()
    const plain = await openArchive(await write('plain.zip'))
    plain.close()
    assert.ok(!plain.manifest.files.some(({ name }) => name === 'data/reader.ndjson'))
    const other = await openOther()
    await restore(await write('readers.zip', undefined, true), other)
    const readers = await other.database.db.selectFrom('reader').select(['email', 'emailKey']).execute()
    assert.deepEqual(
      readers.map((row) => ({ ...row })),
      [{ email: 'Ana@example.org', emailKey: 'ana@example.org' }],
    )
  })

  test('what was changed here stays, unless the archive is to replace it', async () => {
    const { articleId } = await publish()
    const path = await write('one.zip')
    const set = { featured: 1 as const }
    await database.db.updateTable('article').set(set).where('id', '=', articleId).execute()
    await database.db.deleteFrom('articleTopic').where('articleId', '=', articleId).execute()

    const kept = await restore(path)
    assert.equal(of(kept, 'article').differing, 1)
    assert.equal(of(kept, 'articleTopic').added, 0)
    assert.equal((await articleRow(articleId)).featured, 1)

    const replaced = await restore(path, undefined, { replace: true })
    assert.equal(of(replaced, 'article').replaced, 1)
    assert.equal((await articleRow(articleId)).featured, 0)
    const topics = await database.db.selectFrom('articleTopic').selectAll().execute()
    assert.equal(topics.length, 1)
  })

  test('an article that was lost here comes back whole', async () => {
    const { articleId } = await publish()
    const path = await write('one.zip')
    const before = await contents(path)
    await database.db.deleteFrom('article').where('id', '=', articleId).execute()
    await restore(path)
    assert.deepEqual(await contents(await write('two.zip')), before)
  })

  test('a dry run says what would come and writes nothing', async () => {
    await publish()
    const other = await openOther()
    const restored = await restore(await write('one.zip'), other, { dryRun: true })
    assert.equal(of(restored, 'article').added, 2)
    assert.deepEqual(await other.database.db.selectFrom('article').selectAll().execute(), [])
  })

  test('the archive of another publication is refused where there are articles', async () => {
    await publish()
    const other = await openOther()
    await restore(await write('one.zip'), other)
    await database.db.updateTable('publication').set({ id: newId() }).execute()
    await assert.rejects(restore(await write('two.zip'), other), /another publication/)
  })

  test('what does not fit together with what is here leaves nothing behind', async () => {
    await publish()
    const other = await openOther()
    const path = await write('one.zip')
    const section = { id: newId(), slug: 'straits', position: 1, name: '{}', description: '{}' }
    await other.database.db.insertInto('section').values(section).execute()
    await assert.rejects(restore(path, other), /does not fit together/)
    assert.deepEqual(await other.database.db.selectFrom('media').selectAll().execute(), [])
    assert.deepEqual(await other.database.db.selectFrom('publication').selectAll().execute(), [])
  })

  test('a damaged, hostile or unknown archive is refused before anything is taken in', async () => {
    await publish()
    const files = await unpack(await write('one.zip'))
    const other = await openOther()
    for (const { says, change } of hostile) {
      const path = join(folder, `${newId()}.zip`)
      const changed = new Map(files)
      await pack(path, change(changed, manifestOf(changed)))
      await assert.rejects(restore(path, other), (error) => {
        assert.ok(error instanceof BadFile, String(error))
        assert.match(error.message, says)
        return true
      })
    }
    for (const table of ['section', 'article', 'media', 'publication'] as const) {
      assert.deepEqual(await other.database.db.selectFrom(table).selectAll().execute(), [], table)
    }
  })

  test('names that lead out of the folder, truncation and files that are no zip are refused', async () => {
    await publish()
    const path = await write('one.zip')
    const bytes = readFileSync(path)
    const cases = [
      {
        bytes: renamed(bytes, 'data/section.ndjson', '../../etc/cron.d/xx'),
        says: /invalid relative path|no place/,
      },
      { bytes: renamed(bytes, 'data/section.ndjson', '/data/secton.ndjson'), says: /absolute path|no place/ },
      {
        bytes: renamed(bytes, 'data/section.ndjson', 'data\\section.ndjson'),
        says: /invalid characters|no place/,
      },
      { bytes: bytes.subarray(0, bytes.length / 2), says: /no whole zip/ },
      { bytes: Buffer.from('not a zip at all'), says: /no whole zip/ },
      { bytes: Buffer.alloc(0), says: /no whole zip/ },
    ]
    for (const { bytes, says } of cases) {
      const changed = join(folder, `${newId()}.zip`)
      writeFileSync(changed, bytes)
      await assert.rejects(openArchive(changed), says)
    }
  })

  test('every table is in the archive with all its columns, or stays for a reason', async () => {
    const tables = await database.db.withoutPlugins().introspection.getTables()
    const { camel } = camelCase()
    for (const { name, columns } of tables) {
      const table = camel(name)
      if (left.has(table)) continue
      const archived = archivedTables.find((entry) => entry.table === table)
      assert.ok(archived, `${table} is in no archive: add it to archive/tables.ts, or say here why it stays.`)
      assert.deepEqual(
        Object.keys(archived.schema.shape).toSorted(),
        columns.map((column) => camel(column.name)).toSorted(),
        table,
      )
    }
  })

  type Place = { database: Database; media: MediaStore }

  async function openOther(): Promise<Place> {
    return { database: await databases.open(), media: createMediaStore(join(folder, newId())) }
  }

  async function write(name: string, place: Place = { database, media }, readers = false): Promise<string> {
    const out = join(folder, name)
    await exportPublication(out, { ...place, clock, readers, onProgress: () => undefined })
    return out
  }

  async function restore(
    path: string,
    place: Place = { database, media },
    options: object = {},
  ): Promise<Restored> {
    const archive = await openArchive(path)
    const needs = { db: place.database.db, media: place.media, replace: false, dryRun: false, ...options }
    return restoreArchive(archive, { ...needs, onProgress: () => undefined }).finally(archive.close)
  }

  async function articleRow(id: string) {
    return database.db.selectFrom('article').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
  }

  /** A small publication with something in every table. */
  async function publish(): Promise<{ articleId: string }> {
    const { db } = database
    await writeIdentity(db, clock, { ...unnamedPublication, name: 'The Old Letter' })
    await changePolicy(db, clock, { ...defaultPolicy, archiveAfterDays: null }, 'an editor')
    const bytes = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#357' } })
      .png()
      .toBuffer()
    const picture = await addPicture(db, media, clock, {
      bytes,
      alt: 'A lock',
      credit: '',
      sourceName: 'lock.png',
    })
    assert.ok(picture.added)
    const [sectionId, authorId, topicId, seriesId] = [newId(), newId(), newId(), newId()]
    const named = { name: '{"en":"Straits"}', description: '{}' }
    await db
      .insertInto('section')
      .values({ id: sectionId, slug: 'straits', position: 1, ...named })
      .execute()
    const author = { id: authorId, slug: 'mira', name: '{"en":"Mira"}', role: '{}', bio: '{}', links: '[]' }
    await db
      .insertInto('author')
      .values({ ...author, portraitId: picture.mediaId, createdAt: '2016-08-10T09:30:00.000Z' })
      .execute()
    await db
      .insertInto('topic')
      .values({ id: topicId, slug: 'convoys', kind: 'theme', ...named })
      .execute()
    await db.insertInto('topicAlias').values({ topicId, alias: 'قوافل' }).execute()
    const parts = { sectionId, authorIds: [authorId], topicIds: [topicId] }
    const articleId = await addArticle(db, clock, {
      ...parts,
      slug: 'pilots',
      publishedAt: '2016-08-10T07:30:00.000Z',
    })
    await addArticle(db, clock, { ...parts, slug: 'draft', language: 'ar' })
    await db.transaction().execute((db) => addCorrection(db, clock, articleId, 'Two pilots, not three.'))
    const words = { name: '{"en":"Locks"}', standfirst: '{}', introduction: '{}', audience: null }
    await db
      .insertInto('series')
      .values({ id: seriesId, slug: 'locks', position: 1, ...words })
      .execute()
    await db.insertInto('seriesArticle').values({ seriesId, articleId, position: 1 }).execute()
    const page = { slug: 'about', language: 'en', title: 'About', standfirst: '', body: emptyDocument() }
    await addPage(db, clock, { ...page, publishedAt: '2016-08-10T07:30:00.000Z' }, 'an editor')
    await addRedirect(db, clock, '/old', '/articles/pilots')
    await addRedirect(db, clock, '/gone', null)
    const reader = {
      id: newId(),
      email: 'Ana@example.org',
      emailKey: 'ana@example.org',
      name: 'Ana',
      language: 'en',
    }
    await db
      .insertInto('reader')
      .values({ ...reader, createdAt: '2016-08-10T09:30:00.000Z' })
      .execute()
    return { articleId }
  }
})

type Files = Map<string, Buffer>
type Hostile = { says: RegExp; change: (files: Files, manifest: Manifest) => Files }

const sections = dataName('section')

const hostile: Hostile[] = [
  { says: /no manifest\.json/, change: (files) => (files.delete(MANIFEST), files) },
  {
    says: /version 2; this Broadsheet reads version 1/,
    change: (files, manifest) => files.set(MANIFEST, json({ ...manifest, version: 2 })),
  },
  {
    says: /no archive of Broadsheet/,
    change: (files, manifest) => files.set(MANIFEST, json({ ...manifest, format: 'other' })),
  },
  { says: /manifest is not JSON/, change: (files) => files.set(MANIFEST, Buffer.from('{')) },
  {
    says: /does not name data\/extra/,
    change: (files) => files.set('data/extra.ndjson', Buffer.from('{}\n')),
  },
  { says: /has no place/, change: (files) => files.set('readme.txt', Buffer.from('hello')) },
  { says: /has no data\/section/, change: (files) => (files.delete(sections), files) },
  {
    says: /not what the manifest says/,
    change: (files) =>
      files.set(sections, Buffer.from((files.get(sections) ?? '').toString().replace('Straits', 'Strayts'))),
  },
  {
    says: /200 times its size/,
    change: (files, manifest) => signed(files, manifest, sections, Buffer.alloc(20_000_000, ' ')),
  },
  {
    says: /section\.ndjson, line 1: slug/,
    change: (files, manifest) => edited(files, manifest, sections, '"slug":"straits"', '"slug":"../x"'),
  },
  {
    says: /section\.ndjson, line 1: {2}Unrecognized|line 1: .*nrecognized key/,
    change: (files, manifest) => edited(files, manifest, sections, '"slug"', '"extra":1,"slug"'),
  },
  {
    says: /line 2: this is no JSON/,
    change: (files, manifest) => edited(files, manifest, sections, '\n', '\n{\n'),
  },
  { says: /ends within a line/, change: (files, manifest) => edited(files, manifest, sections, '\n', '') },
  {
    says: /media\.ndjson, line 1: mime/,
    change: (files, manifest) => edited(files, manifest, dataName('media'), 'image/webp', 'text/html'),
  },
  {
    says: /redirect\.ndjson, line \d: target/,
    change: (files, manifest) =>
      edited(files, manifest, dataName('redirect'), '/articles/pilots', 'javascript:alert(1)'),
  },
  {
    says: /revision\.ndjson, line 1: body/,
    change: (files, manifest) =>
      edited(files, manifest, dataName('revision'), '"type":"paragraph"', '"type":"script"'),
  },
  {
    says: /does not fit together/,
    change: (files, manifest) =>
      edited(files, manifest, dataName('article'), '"sectionId":"', '"sectionId":"0'),
  },
]

function json(value: unknown): Buffer {
  return Buffer.from(JSON.stringify(value))
}

function manifestOf(files: Files): Manifest {
  return JSON.parse(String(files.get(MANIFEST)))
}

function edited(files: Files, manifest: Manifest, name: string, from: string, to: string): Files {
  return signed(files, manifest, name, Buffer.from(String(files.get(name)).replace(from, to)))
}

/** With the manifest made to agree, so that only the content is wrong. */
function signed(files: Files, manifest: Manifest, name: string, bytes: Buffer): Files {
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const rows = bytes.toString().split('\n').length - 1
  const list = manifest.files.map((file) =>
    file.name === name ? { name, bytes: bytes.length, sha256, rows } : file,
  )
  return files.set(name, bytes).set(MANIFEST, json({ ...manifest, files: list }))
}

/** What an archive holds, but for the moment it was made. */
async function contents(path: string): Promise<object> {
  const files = await unpack(path)
  const { exportedAt: _, ...manifest } = manifestOf(files)
  return {
    manifest,
    files: [...files]
      .filter(([name]) => name !== MANIFEST)
      .map(([name, bytes]) => [name, bytes.toString('base64')]),
  }
}

async function unpack(path: string): Promise<Files> {
  const archive = await openArchive(path)
  const files: Files = new Map([[MANIFEST, json(archive.manifest)]])
  for (const { name } of archive.manifest.files) {
    const chunks: Buffer[] = []
    for await (const chunk of checkedBytes(archive, name)) chunks.push(chunk)
    files.set(name, Buffer.concat(chunks))
  }
  archive.close()
  return files
}

async function pack(path: string, files: Files): Promise<void> {
  const zip = new ZipFile()
  for (const [name, bytes] of files) zip.addBuffer(bytes, name)
  zip.end()
  await pipeline(zip.outputStream, createWriteStream(path))
}

/** The same zip with another name of the same length in it, as no tool would write it. */
function renamed(zip: Buffer, from: string, to: string): Buffer {
  assert.equal(from.length, to.length)
  return Buffer.from(zip.toString('latin1').replaceAll(from, to), 'latin1')
}

function of(restored: Restored, table: string): Restored[number] {
  const found = restored.find((entry) => entry.table === table)
  assert.ok(found)
  return found
}

/** Kysely’s own translation of names, which the database is used with. */
function camelCase(): { camel: (name: string) => string } {
  class Names extends CamelCasePlugin {
    translate(name: string): string {
      return this.camelCase(name)
    }
  }
  const names = new Names()
  return { camel: (name) => names.translate(name) }
}
