import assert from 'node:assert/strict'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, test } from 'node:test'
import sharp from 'sharp'
import { forEachDatabase } from '../../../test/support/databases.ts'
import { renderText } from '../articles/document/text.ts'
import { findArticle } from '../articles/read.ts'
import { findRedirect } from '../publication/redirects.ts'
import {
  bodyOf,
  importPlace,
  items,
  outcomes,
  run,
  wordpress,
  type ImportPlace,
} from '../../../test/support/transfer/import.ts'
import { SITE } from '../../../test/support/transfer/wordpress.ts'
import { writeReport } from './write-report.ts'

forEachDatabase((databases) => {
  let place: ImportPlace
  beforeEach(async () => {
    place = importPlace(await databases.open())
  })
  afterEach(() => place.remove())

  test('everything WordPress published or drafted arrives, and the report says what became what', async () => {
    const report = await run(place, await wordpress(items))
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
    await run(place, await wordpress(items))
    const found = await findArticle(place.database.db, { language: 'en' }, 'strait-and-pilots')
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
    await run(place, await wordpress(items))
    const body = JSON.stringify(await bodyOf(place, 'strait-and-pilots'))
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
    const uploads = join(place.folder, 'uploads', '2016', '08')
    mkdirSync(uploads, { recursive: true })
    writeFileSync(join(uploads, 'chart.png'), await picture('#246'))
    const before = await run(place, await wordpress(items), { media: place.folder })
    assert.equal(before.pictures.taken, 1)
    assert.deepEqual(
      before.pictures.missing.map(({ url }) => url),
      [`${SITE}/wp-content/uploads/2016/08/lock-300x200.png`],
    )
    assert.match(renderText(await bodyOf(place, 'strait-and-pilots')), /A lock https:/)

    writeFileSync(join(uploads, 'lock.png'), await picture('#642'))
    const after = await run(place, await wordpress(items), { media: place.folder })
    assert.equal(outcomes(after)['post:10'], 'revised published /articles/strait-and-pilots')
    assert.equal(outcomes(after)['post:11'], 'unchanged published /articles/grain-moves')
    assert.deepEqual(
      (await bodyOf(place, 'strait-and-pilots')).content.map(({ type }) => type),
      ['paragraph', 'figure'],
    )
    const found = await findArticle(place.database.db, { language: 'en' }, 'strait-and-pilots')
    assert.ok(found.found === 'article')
    assert.equal(found.article.lead?.alt, 'A chart')
    assert.equal(found.article.lead?.caption, 'Depths')
  })

  function leads(path: string) {
    return findRedirect(place.database.db, path)
  }
})

function picture(color: string): Promise<Buffer> {
  return sharp({ create: { width: 64, height: 40, channels: 3, background: color } })
    .png()
    .toBuffer()
}
