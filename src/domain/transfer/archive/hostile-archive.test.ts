import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, test } from 'node:test'
import { forEachDatabase } from '../../../../test/support/databases.ts'
import { newId } from '../../../lib/id.ts'
import { createMediaStore } from '../../../platform/media/store.ts'
import { BadFile } from '../bad-file.ts'
import {
  edited,
  type Files,
  json,
  manifestOf,
  pack,
  type Place,
  publishSomething,
  readArchive,
  renamed,
  signed,
  unpack,
  writeArchive,
} from '../../../../test/support/transfer/archive.ts'
import { dataName, MANIFEST, type Manifest } from './format.ts'
import { openArchive } from './open.ts'

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

forEachDatabase((databases) => {
  let here: Place
  let folder: string
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'broadsheet-archive-'))
    here = await openPlace()
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  test('a damaged, hostile or unknown archive is refused before anything is taken in', async () => {
    await publishSomething(here)
    const files = await unpack(await writeArchive(join(folder, 'one.zip'), here))
    const other = await openPlace()
    for (const { says, change } of hostile) {
      const path = join(folder, `${newId()}.zip`)
      const changed = new Map(files)
      await pack(path, change(changed, manifestOf(changed)))
      await assert.rejects(readArchive(path, other), (error) => {
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
    await publishSomething(here)
    const path = await writeArchive(join(folder, 'one.zip'), here)
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

  async function openPlace(): Promise<Place> {
    return { database: await databases.open(), media: createMediaStore(join(folder, newId())) }
  }
})
