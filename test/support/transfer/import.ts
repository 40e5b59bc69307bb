import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Clock } from '../../../src/lib/clock.ts'
import type { Database } from '../../../src/platform/db/open.ts'
import { createMediaStore } from '../../../src/platform/media/store.ts'
import type { Document } from '../../../src/domain/articles/document/document.ts'
import { findArticle } from '../../../src/domain/articles/read.ts'
import { findIn, openFolder } from '../../../src/domain/transfer/files.ts'
import { importSource } from '../../../src/domain/transfer/import-source.ts'
import type { ImportReport, ItemReport } from '../../../src/domain/transfer/report.ts'
import type { Source } from '../../../src/domain/transfer/source.ts'
import { openWordPress } from '../../../src/domain/transfer/wordpress/source.ts'
import { bytesOf, SITE, type TestItem, wxr } from './wordpress.ts'

export const clock: Clock = () => Temporal.Instant.from('2026-02-01T12:00:00Z')

const straits = { domain: 'category', slug: 'straits', name: 'Straits' } as const
export const grain = { domain: 'category', slug: 'grain', name: 'Grain' } as const
const convoys = { domain: 'post_tag', slug: 'convoys', name: 'Convoys' } as const

/** A small invented site with something in every state that WordPress knows. */
export const items: TestItem[] = [
  {
    id: 10,
    title: 'A strait &amp; its pilots',
    slug: 'strait-and-pilots',
    modified: '2016-09-01 08:00:00',
    excerpt: 'Who waits, <b>pays</b>.',
    sticky: true,
    categories: [convoys, straits, grain],
    comments: 2,
    content: `Pilots wait. See <a href="${SITE}/2016/08/grain-moves/#price">the price of grain</a>, <a href="/about/">about us</a> and <a href="http://www.old.example.org/?p=11">this</a>.\n\n<img src="${SITE}/wp-content/uploads/2016/08/lock-300x200.png" alt="A lock" />`,
    meta: { _thumbnail_id: '20' },
  },
  { id: 11, title: 'Grain moves', slug: 'grain-moves', categories: [grain], content: 'By contract.' },
  { id: 12, title: 'Unfinished', slug: '', status: 'draft', path: '/?p=12', content: 'Ask the desk.' },
  { id: 13, title: 'Later', slug: 'later', status: 'future', date: '2030-01-01 00:00:00', content: 'Wait.' },
  { id: 14, title: 'Locked', slug: 'locked', password: 'x', content: 'Secret.' },
  { id: 15, title: 'Within', slug: 'within', status: 'private', content: 'Private.' },
  {
    id: 16,
    title: 'مدينة بين هدنتين',
    slug: '%d9%85%d8%af%d9%8a%d9%86%d8%a9',
    path: '/2016/08/%d9%85%d8%af%d9%8a%d9%86%d8%a9/',
    content: 'تعيش المدينة بين هدنة انتهت وأخرى لم تبدأ بعد.',
  },
  { id: 17, title: 'About', type: 'page', slug: 'about', path: '/about/', content: 'Four people.' },
  { id: 18, title: 'Search', type: 'page', slug: 'search', path: '/help/search/', content: 'How to find.' },
  { id: 19, title: 'Menu', type: 'nav_menu_item', content: '' },
  {
    id: 20,
    title: 'Chart',
    type: 'attachment',
    status: 'inherit',
    attachment: `${SITE}/wp-content/uploads/2016/08/chart.png`,
    excerpt: 'Depths',
    meta: { _wp_attachment_image_alt: 'A chart' },
  },
  { id: 21, title: 'Gone', slug: 'gone', status: 'trash', content: 'Away.' },
]

/** Where an import goes: a database and a folder for its media. */
export type ImportPlace = { database: Database; folder: string; remove: () => void }

export function importPlace(database: Database): ImportPlace {
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-import-'))
  return { database, folder, remove: () => rmSync(folder, { recursive: true }) }
}

export type ImportOptions = { media?: string; dryRun?: boolean; onProgress?: (done: number) => void }

export async function run(
  { database, folder }: ImportPlace,
  source: Source,
  options: ImportOptions = {},
): Promise<ImportReport> {
  return importSource(source, {
    db: database.db,
    media: createMediaStore(join(folder, 'media')),
    clock,
    findFile: findIn(options.media === undefined ? [] : [await openFolder(options.media)]),
    dryRun: options.dryRun ?? false,
    onProgress: options.onProgress ?? (() => undefined),
  })
}

export async function bodyOf({ database }: ImportPlace, slug: string): Promise<Document> {
  const found = await findArticle(database.db, { language: 'en' }, slug)
  assert.ok(found.found === 'article')
  return found.article.body
}

const written = [
  'article',
  'revision',
  'page',
  'pageRevision',
  'author',
  'section',
  'topic',
  'redirect',
  'media',
  'importedItem',
] as const

/** All that an import could have written. */
export async function everything({ database }: ImportPlace): Promise<object> {
  const rows = await Promise.all(written.map((table) => database.db.selectFrom(table).selectAll().execute()))
  return rows.map((list) => list.map((row) => JSON.stringify(row)).toSorted())
}

export function wordpress(list: TestItem[]): Promise<Source> {
  return openWordPress(() => bytesOf(wxr(list)))
}

export function outcomes(report: ImportReport): Record<string, string> {
  return Object.fromEntries(
    report.items.map((item) => [item.key, `${item.outcome} ${item.state} ${item.address}`]),
  )
}

export function itemOf(report: ImportReport, key: string): ItemReport {
  const item = report.items.find((item) => item.key === key)
  assert.ok(item, key)
  return item
}
