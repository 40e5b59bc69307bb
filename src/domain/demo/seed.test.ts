import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { copyDemoFolder, demoFolder } from '../../../test/support/demo-folder.ts'
import { holdClock } from '../../../test/support/held-clock.ts'
import { forEachDatabase } from '../../../test/support/databases.ts'
import type { Db } from '../../platform/db/schema.ts'
import { createMediaStore, type MediaStore } from '../../platform/media/store.ts'
import { defaultPolicy, readPolicy } from '../access/policy.ts'
import { findArticle } from '../articles/read.ts'
import { findSeries, partsOfSeries } from '../articles/series.ts'
import { findPictures } from '../media/pictures.ts'
import { findPage, versionsOfPage } from '../pages/pages.ts'
import { listNewsletters } from '../newsletters/newsletters.ts'
import { listPublishedEditions } from '../newsletters/public-editions.ts'
import { buildReviews } from '../newsletters/review.ts'
import { readIdentity } from '../publication/identity.ts'
import { isEmptyPublication, seedDemo } from './seed.ts'

const clock = holdClock('2026-03-30T05:00:00Z')
const temporary = mkdtempSync(join(tmpdir(), 'broadsheet-media-'))
const media: MediaStore = createMediaStore(temporary)
const copies: string[] = []
after(() => {
  for (const folder of [temporary, ...copies]) rmSync(folder, { recursive: true })
})

async function copyDemo(): Promise<string> {
  const copy = await copyDemoFolder()
  copies.push(copy)
  return copy
}

async function findPublished(db: Db, language: string, slug: string) {
  const found = await findArticle(db, { language }, slug)
  assert.equal(found.found, 'article', slug)
  assert.ok('article' in found)
  return found.article
}

forEachDatabase((database) => {
  let db: Db

  before(async () => {
    db = (await database.open()).db
    assert.equal(await isEmptyPublication(db), true)
    await seedDemo(db, media, clock, demoFolder)
  })

  test('a seeded publication has its name, its policy and everything the folder holds', async () => {
    const identity = await readIdentity(db)
    assert.equal(identity.name, 'Causeway')
    assert.deepEqual(identity.languages, ['en', 'fr', 'ar'])
    assert.deepEqual(await readPolicy(db), defaultPolicy)
    const articles = await db.selectFrom('article').select(['publishedAt', 'language']).execute()
    assert.equal(articles.length, 51)
    assert.equal(await isEmptyPublication(db), false)
  })

  test('nothing in it is dated in the future', async () => {
    const now = '2026-03-30T05:00:00.000Z'
    for (const row of await db.selectFrom('article').select(['slug', 'publishedAt', 'updatedAt']).execute()) {
      assert.ok(row.publishedAt !== null && row.publishedAt <= now, row.slug)
      assert.ok(row.updatedAt === null || (row.updatedAt <= now && row.updatedAt > row.publishedAt), row.slug)
    }
    for (const row of await db.selectFrom('correction').select('publishedAt').execute())
      assert.ok(row.publishedAt <= now)
  })

  test('an article stands there with its byline, topics, picture, times and versions', async () => {
    const article = await findPublished(db, 'en', 'aleppo-stalemate')
    assert.equal(article.publishedAt, '2016-08-10T07:30:00.000Z')
    assert.equal(article.updatedAt, '2016-08-12T14:00:00.000Z')
    assert.deepEqual(
      article.authors.map(({ slug }) => slug),
      ['layla-darwazeh'],
    )
    assert.equal(article.section.slug, 'russia-mideast')
    assert.equal(article.audience, 'registered')
    assert.ok(article.topics.some(({ slug }) => slug === 'aleppo'))
    assert.deepEqual(
      article.versions.map(({ language, slug }) => [language, slug]),
      [
        ['ar', 'halab-wal-jumud'],
        ['fr', 'alep-impasse'],
      ],
    )
    const lead = article.lead?.media ?? ''
    const picture = (await findPictures(db, [lead])).get(lead)
    assert.equal(picture?.alt, article.lead?.alt)
    assert.deepEqual(
      picture?.variants.map(({ width }) => width),
      [480, 960, 1600],
    )
    const portraits = await db.selectFrom('author').select('portraitId').execute()
    assert.ok(portraits.every(({ portraitId }) => portraitId !== null))
  })

  test('a version in another language links to versions in its own language', async () => {
    const article = await findPublished(db, 'ar', 'man-hasara-barlin')
    assert.equal(article.workId, (await findPublished(db, 'en', 'berlin-who-besieged-whom')).id)
    const about = await findPage(db, 'fr', 'about')
    assert.match(JSON.stringify(about?.body), /"\/fr\/contact"/)
    assert.equal((await versionsOfPage(db, about?.workId ?? '')).length, 3)
  })

  test('corrections are dated in the publication’s time zone', async () => {
    const { corrections } = await findPublished(db, 'en', 'suez-victory-that-lost')
    assert.deepEqual(
      corrections.map(({ publishedAt }) => publishedAt),
      ['2026-03-11T10:20:00.000Z'],
    )
  })

  test('the series holds its four parts in order, in the language of the reader where there is one', async () => {
    const series = await findSeries(db, 'the-uses-of-stalemate')
    const parts = await partsOfSeries(db, series?.id ?? '', 'fr')
    assert.deepEqual(
      parts.map(({ slug }) => slug),
      [
        'alep-impasse',
        'transnistria-unfinished-war',
        'karabakh-frozen-until-it-was-not',
        'korea-armistice-without-peace',
      ],
    )
  })

  test('newsletters have past editions with a page, told by nobody’s mail', async () => {
    const newsletters = await listNewsletters(db)
    assert.deepEqual(
      newsletters.map(({ slug, kind, audience }) => [slug, kind, audience]),
      [
        ['the-week-in-review', 'review', 'everyone'],
        ['the-price-of-pressure', 'composed', 'registered'],
        ['what-you-follow', 'follows', 'everyone'],
      ],
    )
    const [week, price] = newsletters
    for (const [newsletter, language, count] of [
      [week, 'en', 4],
      [week, 'fr', 1],
      [week, 'ar', 2],
      [price, 'en', 3],
    ] as const) {
      const { editions } = await listPublishedEditions(db, newsletter?.id ?? '', language, 20)
      assert.equal(editions.length, count, `${newsletter?.slug} ${language}`)
      assert.ok(editions.every(({ publishedAt }) => publishedAt < '2026-03-30T05:00:00.000Z'))
    }
    for (const table of ['delivery', 'subscription', 'job'] as const)
      assert.deepEqual(await db.selectFrom(table).selectAll().execute(), [], table)
    await buildReviews(db, clock, () => ({ updated: '', corrected: '' }))
    assert.equal((await db.selectFrom('edition').select('id').execute()).length, 10)
  })

  test('an edition shows nothing that was published after it', async () => {
    const rows = await db
      .selectFrom('edition')
      .innerJoin('editionRevision', 'editionRevision.id', 'edition.sentRevisionId')
      .select(['edition.slug', 'edition.publishedAt', 'editionRevision.body'])
      .execute()
    const articles = await db.selectFrom('article').select(['workId', 'slug', 'publishedAt']).execute()
    for (const { slug, publishedAt, body } of rows)
      for (const article of articles.filter(({ workId }) => body.includes(workId)))
        assert.ok((article.publishedAt ?? '') < (publishedAt ?? ''), `${slug} shows ${article.slug}`)
  })

  test('a file that breaks the format is named, nothing is left half-seeded, and the next start seeds', async () => {
    const { db } = await database.open()
    const broken = await copyDemo()
    const file = join(broken, 'articles/ussuri-1969.html')
    writeFileSync(file, readFileSync(file, 'utf8').replace('<p>', '<p><a href="/articles/nowhere">x</a>'))
    const seeding = seedDemo(db, media, clock, broken)
    await assert.rejects(
      seeding,
      /articles\/ussuri-1969\.html: its link \/articles\/nowhere leads nowhere\.$/,
    )
    assert.equal(await isEmptyPublication(db), true)
    await seedDemo(db, media, clock, await copyDemo())
    assert.equal(await isEmptyPublication(db), false)
  })

  test('two processes that start at once seed one publication', async () => {
    const { db } = await database.open()
    const small = await copyDemo()
    await Promise.all([seedDemo(db, media, clock, small), seedDemo(db, media, clock, small)])
    const sections = await db.selectFrom('section').select('slug').execute()
    assert.equal(sections.length, 6)
  })
})
