import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import sharp from 'sharp'
import { ZipFile } from 'yazl'
import { addArticle } from '../articles.ts'
import { holdClock } from '../held-clock.ts'
import { newId } from '../../../src/lib/id.ts'
import type { Database } from '../../../src/platform/db/open.ts'
import type { MediaStore } from '../../../src/platform/media/store.ts'
import { changePolicy, defaultPolicy } from '../../../src/domain/access/policy.ts'
import { emptyDocument } from '../../../src/domain/articles/document/document.ts'
import { standardLayout } from '../../../src/domain/articles/front/layout.ts'
import { addCorrection } from '../../../src/domain/articles/publish.ts'
import { addPicture } from '../../../src/domain/media/pictures.ts'
import { addPage } from '../../../src/domain/pages/pages.ts'
import { unnamedPublication, writeIdentity } from '../../../src/domain/publication/identity.ts'
import { addRedirect } from '../../../src/domain/publication/redirects.ts'
import { exportPublication } from '../../../src/domain/transfer/archive/export.ts'
import { MANIFEST, type Manifest } from '../../../src/domain/transfer/archive/format.ts'
import { checkedBytes, openArchive } from '../../../src/domain/transfer/archive/open.ts'
import { restoreArchive, type Restored } from '../../../src/domain/transfer/archive/restore.ts'

const clock = holdClock()

export type Place = { database: Database; media: MediaStore }
export type Files = Map<string, Buffer>

export async function writeArchive(out: string, place: Place, readers = false): Promise<string> {
  await exportPublication(out, { ...place, clock, readers, onProgress: () => undefined })
  return out
}

export async function readArchive(path: string, place: Place, options: object = {}): Promise<Restored> {
  const archive = await openArchive(path)
  const needs = { db: place.database.db, media: place.media, replace: false, dryRun: false, ...options }
  return restoreArchive(archive, { ...needs, onProgress: () => undefined }).finally(archive.close)
}

/** A small publication with something in every table. */
export async function publishSomething({ database: { db }, media }: Place): Promise<{ articleId: string }> {
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
  const lead = { ...standardLayout.lead, article: articleId }
  const front = { language: 'en', layout: JSON.stringify({ ...standardLayout, lead }), createdBy: newId() }
  const since = '2016-08-10T09:30:00.000Z'
  await db
    .insertInto('frontRevision')
    .values({ id: newId(), ...front, liveFrom: since, createdAt: since })
    .execute()
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

export function json(value: unknown): Buffer {
  return Buffer.from(JSON.stringify(value))
}

export function manifestOf(files: Files): Manifest {
  return JSON.parse(String(files.get(MANIFEST)))
}

export function edited(files: Files, manifest: Manifest, name: string, from: string, to: string): Files {
  return signed(files, manifest, name, Buffer.from(String(files.get(name)).replace(from, to)))
}

/** With the manifest made to agree, so that only the content is wrong. */
export function signed(files: Files, manifest: Manifest, name: string, bytes: Buffer): Files {
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const rows = bytes.toString().split('\n').length - 1
  const list = manifest.files.map((file) =>
    file.name === name ? { name, bytes: bytes.length, sha256, rows } : file,
  )
  return files.set(name, bytes).set(MANIFEST, json({ ...manifest, files: list }))
}

/** What an archive holds, but for the moment it was made. */
export async function contents(path: string): Promise<object> {
  const files = await unpack(path)
  const { exportedAt: _, ...manifest } = manifestOf(files)
  return {
    manifest,
    files: [...files]
      .filter(([name]) => name !== MANIFEST)
      .map(([name, bytes]) => [name, bytes.toString('base64')]),
  }
}

export async function unpack(path: string): Promise<Files> {
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

export async function pack(path: string, files: Files): Promise<void> {
  const zip = new ZipFile()
  for (const [name, bytes] of files) zip.addBuffer(bytes, name)
  zip.end()
  await pipeline(zip.outputStream, createWriteStream(path))
}

/** The same zip with another name of the same length in it, as no tool would write it. */
export function renamed(zip: Buffer, from: string, to: string): Buffer {
  assert.equal(from.length, to.length)
  return Buffer.from(zip.toString('latin1').replaceAll(from, to), 'latin1')
}
