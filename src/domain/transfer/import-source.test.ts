import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, test } from 'node:test'
import sharp from 'sharp'
import { forEachDatabase } from '../../../test/support/databases.ts'
import type { Clock } from '../../lib/clock.ts'
import type { Database } from '../../platform/db/open.ts'
import { createMediaStore } from '../../platform/media/store.ts'
import { findArticle } from '../articles/read.ts'
import { renderText } from '../articles/document/text.ts'
import { saveRevision } from '../articles/save.ts'
import { findPage } from '../pages/pages.ts'
import { findRedirect } from '../publication/redirects.ts'
import { findIn, openFolder } from './files.ts'
import { ghostExport, lexical, paragraph, type TestPost, words } from './ghost/ghost.fixture.ts'
import { readGhostExport } from './ghost/read.ts'
import { openGhost } from './ghost/source.ts'
import { importSource } from './import-source.ts'
import type { ImportReport, ItemReport } from './report.ts'
import type { Source } from './source.ts'
import { openWordPress } from './wordpress/source.ts'
import { bytesOf, SITE, type TestItem, wxr } from './wordpress/wordpress.fixture.ts'
import { writeReport } from './write-report.ts'

const clock: Clock = () => Temporal.Instant.from('2026-02-01T12:00:00Z')

const straits = { domain: 'category', slug: 'straits', name: 'Straits' } as const
const grain = { domain: 'category', slug: 'grain', name: 'Grain' } as const
const convoys = { domain: 'post_tag', slug: 'convoys', name: 'Convoys' } as const

const items: TestItem[] = [
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

forEachDatabase((databases) => {
  let database: Database
  let folder: string
  beforeEach(async () => {
    database = await databases.open()
    folder = mkdtempSync(join(tmpdir(), 'broadsheet-import-'))
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  test('everything WordPress published or drafted arrives, and the report says what became what', async () => {
    const report = await run(await wordpress(items))
    assert.deepEqual(outcomes(report), {
      'post:10': 'created published /articles/strait-and-pilots',
      'post:11': 'created published /articles/grain-moves',
      'post:12': 'created draft /articles/unfinished',
      'post:13': 'created draft /articles/later',
      'post:14': 'created draft /articles/locked',
      'post:15': 'created draft /articles/within',
      'post:16': 'created published /ar/articles/article-16',
      'post:17': 'created published /about',
      'post:18': 'created published /search-2',
    })
    const written = writeReport(report)
    assert.match(written, /articles: 7 new \(4 of them drafts\)/)
    assert.match(written, /2 × comments/)
    assert.match(written, /1 × nav_menu_item/)
    assert.match(written, /1 × post: trash/)
    assert.match(written, /protected by a password/)
    assert.match(written, /choose a better one in Latin letters/)
  })

  test('an article has its byline, section, topics, times and standfirst', async () => {
    await run(await wordpress(items))
    const found = await findArticle(database.db, { language: 'en' }, 'strait-and-pilots')
    assert.ok(found.found === 'article')
    const { article } = found
    assert.equal(article.headline, 'A strait & its pilots')
    assert.equal(article.standfirst, 'Who waits, pays.')
    assert.equal(article.publishedAt, '2016-08-10T07:30:00.000Z')
    assert.equal(article.updatedAt, '2016-09-01T08:00:00.000Z')
    assert.equal(article.featured, true)
    assert.deepEqual(article.section, { slug: 'straits', name: { en: 'Straits & Canals' } })
    assert.deepEqual(
      article.profiles.map(({ slug, name }) => [slug, name.en]),
      [['mira', 'Mira Okonjo']],
    )
    assert.deepEqual(
      article.topics.map(({ slug }) => slug),
      ['convoys', 'grain'],
    )
  })

  test('links lead to the new addresses, and old addresses to where things are now', async () => {
    await run(await wordpress(items))
    const body = JSON.stringify(await bodyOf('strait-and-pilots'))
    assert.ok(body.includes('"/articles/grain-moves#price"'))
    assert.ok(body.includes('"/about"'))
    assert.ok(body.includes('"/articles/grain-moves"'))
    assert.deepEqual(await leads('/2016/08/grain-moves'), { moved: 'to', target: '/articles/grain-moves' })
    assert.deepEqual(await leads('/category/straits'), { moved: 'to', target: '/sections/straits' })
    assert.deepEqual(await leads('/tag/convoys'), { moved: 'to', target: '/topics/convoys' })
    assert.deepEqual(await leads('/author/mira'), { moved: 'to', target: '/authors/mira' })
    assert.deepEqual(await leads('/help/search'), { moved: 'to', target: '/search-2' })
    const arabic = { moved: 'to', target: '/ar/articles/article-16' }
    assert.deepEqual(await leads('/2016/08/مدينة'), arabic)
    assert.equal(await leads('/about'), undefined)
    assert.equal(await leads('/2016/08/later'), undefined)
  })

  test('pictures come from a folder, their originals before smaller copies, and are missed only where they are', async () => {
    const uploads = join(folder, 'uploads', '2016', '08')
    mkdirSync(uploads, { recursive: true })
    writeFileSync(join(uploads, 'chart.png'), await picture('#246'))
    const before = await run(await wordpress(items), { media: folder })
    assert.equal(before.pictures.taken, 1)
    assert.deepEqual(
      before.pictures.missing.map(({ url }) => url),
      [`${SITE}/wp-content/uploads/2016/08/lock-300x200.png`],
    )
    assert.match(renderText(await bodyOf('strait-and-pilots')), /A lock https:/)

    writeFileSync(join(uploads, 'lock.png'), await picture('#642'))
    const after = await run(await wordpress(items), { media: folder })
    assert.equal(outcomes(after)['post:10'], 'revised published /articles/strait-and-pilots')
    assert.equal(outcomes(after)['post:11'], 'unchanged published /articles/grain-moves')
    assert.deepEqual(
      (await bodyOf('strait-and-pilots')).content.map(({ type }) => type),
      ['paragraph', 'figure'],
    )
    const found = await findArticle(database.db, { language: 'en' }, 'strait-and-pilots')
    assert.ok(found.found === 'article')
    assert.equal(found.article.lead?.alt, 'A chart')
    assert.equal(found.article.lead?.caption, 'Depths')
  })

  test('running it twice changes nothing, and running it makes no accounts, jobs or sessions', async () => {
    await run(await wordpress(items))
    const first = await everything()
    const again = await run(await wordpress(items))
    assert.deepEqual(new Set(again.items.map(({ outcome }) => outcome)), new Set(['unchanged']))
    assert.equal(again.redirects, 0)
    assert.deepEqual(await everything(), first)
    for (const table of ['job', 'staff', 'reader', 'session', 'signIn'] as const) {
      assert.deepEqual(await database.db.selectFrom(table).selectAll().execute(), [], table)
    }
  })

  test('stopped half-way and run again, it completes what is missing and repeats nothing', async () => {
    const stopAfter = 4
    const stop = (done: number) => {
      if (done === stopAfter) throw new Error('The power failed.')
    }
    await assert.rejects(run(await wordpress(items), { onProgress: stop }), /power failed/)
    const report = await run(await wordpress(items))
    assert.equal(report.items.filter(({ outcome }) => outcome === 'unchanged').length, stopAfter)
    assert.equal(report.items.filter(({ outcome }) => outcome === 'created').length, 9 - stopAfter)
    const revisions = await database.db.selectFrom('revision').select('articleId').execute()
    assert.equal(revisions.length, new Set(revisions.map(({ articleId }) => articleId)).size)
  })

  test('an item that has changed at its source is a new revision, shown at once', async () => {
    await run(await wordpress(items))
    const changed = items.map((item) => (item.id === 11 ? { ...item, content: 'By rail.' } : item))
    const report = await run(await wordpress(changed))
    assert.equal(outcomes(report)['post:11'], 'revised published /articles/grain-moves')
    assert.equal(renderText(await bodyOf('grain-moves')), 'By rail.')
  })

  test('two exports that number their articles alike do not take each other’s for their own', async () => {
    await run(await wordpress([{ id: 1, guid: `${SITE}/?p=1`, slug: 'one', content: 'One.' }]))
    const report = await run(
      await wordpress([{ id: 1, guid: 'http://localhost/?p=1', slug: 'other', content: 'Other.' }]),
    )
    assert.equal(report.items[0]?.outcome, 'created')
    assert.equal(renderText(await bodyOf('one')), 'One.')
  })

  test('what the newsroom has written since stays in front of what changed at the source', async () => {
    await run(await wordpress(items))
    const found = await findArticle(database.db, { language: 'en' }, 'grain-moves')
    assert.ok(found.found === 'article')
    const { id, sectionId, body } = found.article
    const input = {
      sectionId,
      authorIds: [],
      topicIds: [],
      headline: 'Ours',
      kicker: '',
      standfirst: '',
      summary: '',
      body,
      lead: null,
    }
    assert.ok((await saveRevision(database.db, clock, id, input, 'an editor')).saved)
    const changed = items.map((item) => (item.id === 11 ? { ...item, content: 'By rail.' } : item))
    const report = await run(await wordpress(changed))
    assert.match(itemOf(report, 'post:11').notes.join(), /changed at its source and here/)
    assert.equal(renderText(await bodyOf('grain-moves')), 'By contract.')
  })

  test('a dry run tells the same and writes nothing', async () => {
    const before = await everything()
    const report = await run(await wordpress(items), { dryRun: true })
    assert.equal(report.items.filter(({ outcome }) => outcome === 'created').length, 9)
    assert.match(writeReport(report), /^This was a dry run: nothing was written\./)
    assert.deepEqual(await everything(), before)
  })

  test('a truncated or hostile file is refused with its line before anything is taken in', async () => {
    const before = await everything()
    const whole = wxr(items)
    const files = [
      whole.slice(0, whole.indexOf('<wp:post_id>15')),
      whole.replace('<rss', '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>\n<rss'),
      whole.replace('Grain moves', '&x;'),
    ]
    for (const file of files) {
      await assert.rejects(
        openWordPress(() => bytesOf(file)),
        /^BadFile: Line \d+|Line \d+/,
      )
    }
    const json = Buffer.from(ghostExport([post('1', {})])).toString()
    assert.throws(
      () => readGhostExport(Buffer.from(json.slice(0, 200))),
      /Line 1: the file ends too early|Line 1: this is no JSON/,
    )
    assert.throws(() => readGhostExport(Buffer.from(`{\n"db":\n[,]}`)), /Line 3/)
    assert.throws(() => readGhostExport(Buffer.from('{"a":1}')), /no Ghost export/)
    assert.deepEqual(await everything(), before)
  })

  test('an item that is too large is left out and told, and the others come in', async () => {
    const large = { id: 30, slug: 'large', content: 'word '.repeat(500_000) }
    const report = await run(await wordpress([large, ...items]))
    assert.equal(itemOf(report, 'post:30').outcome, 'not taken')
    assert.match(itemOf(report, 'post:30').notes.join(), /too large/)
    assert.equal(itemOf(report, 'post:10').outcome, 'created')
  })

  test('Ghost’s visibility becomes the audience, and pages that were not for all stay drafts', async () => {
    const report = await run(
      ghost(
        [
          post('1', { visibility: 'public' }),
          post('2', { visibility: 'members' }),
          post('3', { visibility: 'paid' }),
          post('4', { visibility: 'tiers' }),
          post('5', { type: 'page', visibility: 'paid' }),
        ],
        {
          products: [
            { id: 'p0', slug: 'free', type: 'free' },
            { id: 'p1', slug: 'patron', type: 'paid' },
            { id: 'p2', slug: 'school', type: 'paid' },
          ],
          posts_products: [{ post_id: '4', product_id: 'p2', sort_order: 0 }],
        },
      ),
    )
    const rows = await database.db
      .selectFrom('article')
      .select(['slug', 'audience'])
      .orderBy('slug')
      .execute()
    assert.deepEqual(
      rows.map(({ slug, audience }) => [slug, audience]),
      [
        ['post-1', 'everyone'],
        ['post-2', 'registered'],
        ['post-3', 'plan:patron'],
        ['post-4', 'plan:school'],
      ],
    )
    assert.equal(itemOf(report, 'post:uuid-5').state, 'draft')
    assert.equal(await findPage(database.db, 'en', 'post-5'), undefined)
  })

  test('a Ghost export comes in with tags, authors, states, links and redirects', async () => {
    const tables = {
      posts_tags: [
        { post_id: '1', tag_id: 't3', sort_order: 0 },
        { post_id: '1', tag_id: 't2', sort_order: 2 },
        { post_id: '1', tag_id: 't1', sort_order: 1 },
      ],
    }
    const link = { type: 'link', url: '__GHOST_URL__/post-2/', children: [words('there')] }
    const report = await run(
      ghost(
        [
          post('1', {
            featured: 1,
            custom_excerpt: 'In short',
            lexical: lexical(paragraph(words('See '), link)),
          }),
          post('2', { status: 'scheduled', published_at: '2030-01-01 00:00:00' }),
          post('3', { status: 'draft', published_at: null }),
          post('4', { status: 'sent' }),
        ],
        tables,
      ),
    )
    const found = await findArticle(database.db, { language: 'en' }, 'post-1')
    assert.ok(found.found === 'article')
    const { article } = found
    assert.deepEqual(
      [article.featured, article.standfirst, article.section.slug],
      [true, 'In short', 'ports'],
    )
    assert.deepEqual(
      article.topics.map(({ slug }) => slug),
      ['ports', 'grain'],
    )
    assert.deepEqual(article.profiles[0]?.links, [{ label: 'Website', url: 'https://example.org' }])
    assert.ok(JSON.stringify(article.body).includes('"/articles/post-2"'))
    assert.match(itemOf(report, 'post:uuid-1').notes.join(), /internal tags were left behind: #desk/)
    assert.deepEqual(
      report.items.map(({ state }) => state),
      ['published', 'draft', 'draft', 'draft'],
    )
    assert.deepEqual(await findRedirect(database.db, '/post-1'), { moved: 'to', target: '/articles/post-1' })
  })

  function leads(path: string) {
    return findRedirect(database.db, path)
  }

  type Options = { media?: string; dryRun?: boolean; onProgress?: (done: number) => void }

  async function run(source: Source, options: Options = {}): Promise<ImportReport> {
    return importSource(source, {
      db: database.db,
      media: createMediaStore(join(folder, 'media')),
      clock,
      findFile: findIn(options.media === undefined ? [] : [await openFolder(options.media)]),
      dryRun: options.dryRun ?? false,
      onProgress: options.onProgress ?? (() => undefined),
    })
  }

  async function bodyOf(slug: string) {
    const found = await findArticle(database.db, { language: 'en' }, slug)
    assert.ok(found.found === 'article')
    return found.article.body
  }

  /** All that an import could have written. */
  async function everything(): Promise<object> {
    const tables = [
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
    const rows = await Promise.all(tables.map((table) => database.db.selectFrom(table).selectAll().execute()))
    return rows.map((list) => list.map((row) => JSON.stringify(row)).toSorted())
  }
})

function wordpress(list: TestItem[]): Promise<Source> {
  return openWordPress(() => bytesOf(wxr(list)))
}

function ghost(posts: TestPost[], tables: object = {}): Source {
  return openGhost(readGhostExport(ghostExport(posts, { ...tables })))
}

function post(id: string, fields: object): TestPost {
  return { lexical: lexical(paragraph(words(`Words of ${id}.`))), ...fields, id }
}

function outcomes(report: ImportReport): Record<string, string> {
  return Object.fromEntries(
    report.items.map((item) => [item.key, `${item.outcome} ${item.state} ${item.address}`]),
  )
}

function itemOf(report: ImportReport, key: string): ItemReport {
  const item = report.items.find((item) => item.key === key)
  assert.ok(item, key)
  return item
}

function picture(color: string): Promise<Buffer> {
  return sharp({ create: { width: 64, height: 40, channels: 3, background: color } })
    .png()
    .toBuffer()
}
