import assert from 'node:assert/strict'
import { describe } from 'node:test'
import sharp from 'sharp'
import { findArticle } from '../src/domain/articles/read.ts'
import { unpublishArticle } from '../src/domain/articles/publish.ts'
import type { Db } from '../src/platform/db/schema.ts'
import { cardPath, cardSize } from '../src/web/feeds/card-path.ts'
import { forEachDatabase } from './support/databases.ts'
import { itOnline } from './support/scene.ts'
import { ORIGIN } from './support/site.ts'
import { CANARY } from './support/world.ts'

describe('the pictures that the program draws', () => {
  forEachDatabase((database) => {
    itOnline(database, 'an article names its card, which may be kept for ever', async ({ db, get, read }) => {
      for (const [language, slug] of [
        ['en', 'a-walled-strait'],
        ['ar', 'madiq-musawwar'],
      ] as const) {
        const path = await pathOf(db, language, slug)
        const page = await read(language === 'en' ? `/articles/${slug}` : `/${language}/articles/${slug}`)
        assert.ok(page.includes(`<meta property="og:image" content="${ORIGIN}${path}"`), path)
        const response = await get(path)
        assert.equal(response.headers.get('content-type'), 'image/png')
        assert.equal(response.headers.get('cache-control'), 'public, max-age=31536000, immutable')
        const picture = Buffer.from(await response.arrayBuffer())
        const { width, height, format } = await sharp(picture).metadata()
        assert.deepEqual({ width, height, format }, { ...cardSize, format: 'png' })
        assert.equal(picture.includes(CANARY), false)
      }
    })

    itOnline(
      database,
      'new words get a new address, and the old one is not kept',
      async ({ db, get, site }) => {
        const before = await pathOf(db, 'en', 'an-open-sea')
        await db
          .updateTable('revision')
          .set({ headline: 'A shut sea' })
          .where('headline', '=', 'an open sea')
          .execute()
        site.deps.press.clear()
        const after = await pathOf(db, 'en', 'an-open-sea')
        assert.notEqual(after, before)
        const old = await get(before)
        assert.equal(old.headers.get('cache-control'), 'public, max-age=0, must-revalidate')
        assert.deepEqual(await old.arrayBuffer(), await (await get(after)).arrayBuffer())
      },
    )

    itOnline(database, 'what was taken down has no card any more', async ({ db, get, site, world }) => {
      const path = await pathOf(db, 'en', 'a-walled-strait')
      assert.equal((await get(path)).status, 200)
      await db.transaction().execute((db) => unpublishArticle(db, site.deps.clock, world.articles.walled))
      site.deps.press.clear()
      assert.equal((await get(path)).status, 410)
      for (const none of [
        '/cards/en/nothing.png',
        '/cards/xx/an-open-sea.png',
        '/cards/en/an-open-sea',
        '/ar/cards/en/an-open-sea.png',
      ])
        assert.equal((await get(none)).status, 404, none)
    })

    itOnline(database, 'the mark comes in the sizes that are asked for', async ({ get, read }) => {
      const manifest = JSON.parse(await read('/manifest.webmanifest'))
      assert.equal(manifest.name, 'The Lighthouse')
      for (const icon of manifest.icons) {
        const response = await get(icon.src)
        assert.equal(response.headers.get('content-type'), icon.type)
        const { width } = await sharp(Buffer.from(await response.arrayBuffer())).metadata()
        assert.equal(width, icon.sizes === 'any' ? 512 : Number.parseInt(icon.sizes, 10))
      }
      assert.equal((await get('/apple-touch-icon.png')).status, 200)
      assert.equal((await get('/favicon.ico')).headers.get('content-type'), 'image/png')
    })

    itOnline(database, 'robots may read all but what is private', async ({ get, read }) => {
      const robots = await read('/robots.txt')
      for (const line of [
        'Allow: /',
        'Disallow: /account$',
        'Disallow: /ar/account/',
        'Disallow: /newsroom?',
      ])
        assert.ok(robots.split('\n').includes(line), line)
      assert.match(robots, /^Sitemap: http:\/\/lighthouse\.example\/sitemap\.xml$/m)
      assert.equal((await get('/fr/robots.txt')).status, 404)
    })
  })
})

async function pathOf(db: Db, language: string, slug: string): Promise<string> {
  const found = await findArticle(db, { language }, slug)
  assert.ok(found.found === 'article', slug)
  return cardPath(found.article)
}
