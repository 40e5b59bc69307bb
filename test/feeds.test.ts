import assert from 'node:assert/strict'
import { describe } from 'node:test'
import { XMLParser } from 'fast-xml-parser'
import { SaxesParser } from 'saxes'
import sharp from 'sharp'
import { addPicture } from '../src/domain/media/pictures.ts'
import { feedLists } from '../src/web/feeds/lists.ts'
import { forEachDatabase } from './support/databases.ts'
import { itOnline } from './support/scene.ts'
import { ORIGIN } from './support/site.ts'
import { tellWorld } from './support/told-world.ts'
import { at, CANARY } from './support/world.ts'

const NASTY = 'Fire & <b>smoke</b> ]]> "now" 🕊️ \u202bحلب\u202c \u0007\u000b'
const NASTY_READ = 'Fire & <b>smoke</b> ]]> "now" 🕊️ \u202bحلب\u202c '

type Item = { [name: string]: string } & { title: string; link: string; 'content:encoded': string }

describe('feeds', () => {
  forEachDatabase((database) => {
    itOnline(
      database,
      'follow every list in three formats, and none with a word that is withheld',
      async ({ db, clock, world, read }) => {
        await tellWorld(db, clock, world)
        const slugs: Record<string, string> = {
          '/newsletters/:slug': 'for-readers',
          '/sections/:slug': 'harbour',
          '/topics/:slug': 'straits',
          '/authors/:slug': 'ada-lindqvist',
          '/series/:slug': 'the-long-watch',
          '/events/series/:slug': 'evenings-of-the-straits',
        }
        for (const [pagePath] of feedLists) {
          const list = pagePath.replace(':slug', slugs[pagePath] ?? '').replace(/\/$/, '')
          for (const prefix of ['', '/ar']) {
            const rss = await read(`${prefix}${list}/feed.rss`)
            const atom = await read(`${prefix}${list}/feed.atom`)
            const json = await read(`${prefix}${list}/feed.json`)
            checkRss(rss, `${ORIGIN}${prefix}${list}/feed.rss`)
            checkAtom(atom, `${ORIGIN}${prefix}${list}/feed.atom`)
            checkJsonFeed(json, `${ORIGIN}${prefix}${list}/feed.json`)
            assert.doesNotMatch(rss + atom + json, new RegExp(CANARY), list)
          }
        }
      },
    )

    itOnline(
      database,
      'give the teaser and a way to read on, and the whole only of what is for everyone',
      async ({ read }) => {
        const items = itemsOf(await read('/feed.rss'))
        const walled = items.find((item) => item.link === `${ORIGIN}/articles/a-walled-strait`)
        const open = items.find((item) => item.link === `${ORIGIN}/articles/an-open-sea`)
        assert.match(walled?.['content:encoded'] ?? '', /Third of a walled strait/)
        assert.match(
          walled?.['content:encoded'] ?? '',
          /<a href="http:\/\/lighthouse\.example\/articles\/a-walled-strait">Read the rest at The Lighthouse<\/a>/,
        )
        assert.match(open?.['content:encoded'] ?? '', /Sixth: harmless three/)
        assert.doesNotMatch(open?.['content:encoded'] ?? '', /Read the rest/)
      },
    )

    itOnline(
      database,
      'give of an edition what a visitor may read, with what it shows, and a way to read on',
      async ({ db, clock, world, read, get }) => {
        await tellWorld(db, clock, world)
        for (const [slug, rest] of [
          ['the-week', /That was the week/],
          ['for-readers', /Read the rest at The Lighthouse/],
        ] as const) {
          const [item] = itemsOf(await read(`/newsletters/${slug}/feed.rss`))
          assert.equal(item?.link, `${ORIGIN}/newsletters/${slug}/grain`)
          assert.equal(item?.['dc:creator'], 'The Frontier Review')
          const html = item?.['content:encoded'] ?? ''
          const shown = [
            /What mattered/,
            /<h2><a href="http:\/\/lighthouse\.example\/articles\/a-walled-strait">a walled strait<\/a><\/h2>/,
            /Third of a walled strait/,
            /<h2><a href="[^"]*\/sections\/uplands">The uplands<\/a><\/h2>\n<ul>\n<li><a href="[^"]*\/articles\/an-old-embargo">/,
            /<h2><a href="[^"]*\/events\/night-of-the-straits">Night of the Straits<\/a><\/h2>/,
            /The Old Custom House/,
          ]
          for (const words of [...shown, rest]) assert.match(html, words)
          assert.match(
            await read(`/newsletters/${slug}`),
            new RegExp(
              `rel="alternate" type="application/rss\\+xml"[^>]* href="/newsletters/${slug}/feed.rss"`,
            ),
          )
        }
        assert.deepEqual(itemsOf(await read('/ar/newsletters/the-week/feed.rss')), [])
        assert.equal((await get('/fr/newsletters/the-week/feed.rss')).status, 404)
      },
    )

    itOnline(database, 'speak the language of their address', async ({ read }) => {
      const atom = await read('/ar/feed.atom')
      const { feed } = parser.parse(atom)
      assert.equal(feed['@xml:lang'], 'ar')
      assert.deepEqual(
        feed.entry.map((entry: { title: string }) => entry.title),
        ['مضيق مسوّر'],
      )
      assert.match(feed.entry[0].content['#text'], /^<div lang="ar" dir="rtl">/)
      assert.match(feed.entry[0].content['#text'], /تابع القراءة على The Lighthouse/)
      assert.match(atom, /http:\/\/lighthouse\.example\/ar\/articles\/madiq-musawwar/)
    })

    itOnline(
      database,
      'keep a nasty headline as it is, but for the characters that XML forbids',
      async ({ db, clock, read, add }) => {
        await add('nasty', at(clock, 0))
        await db.updateTable('revision').set({ headline: NASTY }).where('headline', '=', 'nasty').execute()
        const [rss] = itemsOf(await read('/feed.rss'))
        assert.equal(rss?.title, NASTY_READ)
        const { feed } = parser.parse(await read('/feed.atom'))
        assert.equal(feed.entry[0].title, NASTY_READ)
        assert.equal(JSON.parse(await read('/feed.json')).items[0].title, NASTY)
        const news = parser.parse(await read('/news-sitemap.xml'))
        assert.equal(news.urlset.url[0]['news:news']['news:title'], NASTY_READ)
      },
    )

    itOnline(
      database,
      'lead out by whole addresses, with pictures',
      async ({ db, clock, site, read, add }) => {
        const bytes = await sharp({ create: { width: 8, height: 6, channels: 3, background: '#0c4a58' } })
          .png()
          .toBuffer()
        const picture = { bytes, alt: 'A light', credit: 'Ada', sourceName: 'light.png' }
        const added = await addPicture(db, site.deps.media, clock, picture)
        assert.ok(added.added)
        await add('lit', at(clock, 0))
        const marks = [{ type: 'link', attrs: { href: '/topics/straits' } }]
        const figure = {
          type: 'figure',
          attrs: { media: added.mediaId, alt: 'A light', credit: null, width: null },
        }
        const content = [{ type: 'paragraph', content: [{ type: 'text', text: 'straits', marks }] }, figure]
        const lead = { media: added.mediaId, alt: 'A lamp', caption: 'Lit', credit: 'Ada' }
        await db
          .updateTable('revision')
          .set({ body: JSON.stringify({ type: 'doc', content }), lead: JSON.stringify(lead) })
          .where('headline', '=', 'lit')
          .execute()
        const [item] = JSON.parse(await read('/feed.json')).items
        assert.match(item.image, /^http:\/\/lighthouse\.example\/media\/[0-9a-f]{64}\.webp$/)
        assert.match(
          item.content_html,
          /<figure><img src="http:[^>]*alt="A lamp"><figcaption>Lit Ada<\/figcaption>/,
        )
        assert.equal(
          [...item.content_html.matchAll(/(?:href|src)="(?!http:\/\/lighthouse\.example\/)/g)].length,
          0,
        )
        assert.match(item.content_html, /href="http:\/\/lighthouse\.example\/topics\/straits"/)
      },
    )

    itOnline(database, 'hold the thirty newest, newest first', async ({ clock, read, add }) => {
      for (let number = 0; number < 31; number += 1) {
        await add(`filler-${number}`, at(clock, 0.1 + number / 100))
      }
      const { items } = JSON.parse(await read('/feed.json'))
      assert.equal(items.length, 30)
      assert.equal(items[0].url, `${ORIGIN}/articles/filler-0`)
      const dates = items.map((item: { date_published: string }) => item.date_published)
      assert.deepEqual(dates, dates.toSorted().toReversed())
    })

    itOnline(
      database,
      'are answered with 304 where they are known, until something is published',
      async ({ clock, site, get, add }) => {
        const etag = (await get('/feed.rss')).headers.get('etag') ?? ''
        assert.equal((await get('/feed.rss', { 'if-none-match': etag })).status, 304)
        await add('fresh', at(clock, 0))
        site.deps.press.clear()
        assert.equal((await get('/feed.rss', { 'if-none-match': etag })).status, 200)
      },
    )

    itOnline(database, 'are not there for a list that is not there', async ({ get }) => {
      for (const path of [
        '/sections/none/feed.rss',
        '/topics/none/feed.atom',
        '/authors/x/feed.json',
        '/newsletters/none/feed.json',
        '/feed.xml',
      ]) {
        assert.equal((await get(path)).status, 404, path)
      }
    })
  })
})

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  trimValues: false,
  parseTagValue: false,
  processEntities: true,
  isArray: (name) => ['item', 'entry'].includes(name),
})

function itemsOf(rss: string): Item[] {
  return parser.parse(rss).rss.channel.item ?? []
}

/** What RSS 2.0 requires, and what the RSS Advisory Board's profile asks for besides. */
function checkRss(text: string, self: string): void {
  new SaxesParser({ xmlns: true }).write(text).close()
  const { rss } = parser.parse(text)
  assert.equal(rss['@version'], '2.0')
  for (const name of ['title', 'link', 'description', 'language', 'lastBuildDate'])
    assert.ok(rss.channel[name], name)
  assert.equal(rss.channel['atom:link']['@rel'], 'self')
  assert.equal(rss.channel['atom:link']['@href'], self)
  for (const item of itemsOf(text)) {
    assert.ok(item.title && item.link && item['description'] && item['content:encoded'] && item['dc:creator'])
    assert.match(
      item['pubDate'] ?? '',
      /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d \w{3} \d{4} \d\d:\d\d:\d\d GMT$/,
    )
    assert.deepEqual(item['guid'], { '#text': item.link, '@isPermaLink': 'true' })
  }
}

/** What RFC 4287, 4.1 requires. */
function checkAtom(text: string, self: string): void {
  new SaxesParser({ xmlns: true }).write(text).close()
  const { feed } = parser.parse(text)
  assert.equal(feed['@xmlns'], 'http://www.w3.org/2005/Atom')
  assert.match(feed.updated, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
  assert.ok(feed.title && feed.id && feed.author.name)
  assert.ok(
    feed.link.some((link: Record<string, string>) => link['@rel'] === 'self' && link['@href'] === self),
  )
  const entries = feed.entry ?? []
  for (const entry of entries) {
    assert.ok(entry.title && entry.updated && entry.published && entry.author && entry.summary)
    assert.match(entry.id, /^urn:uuid:[0-9a-f-]{36}$/)
    assert.equal(entry.link['@rel'], 'alternate')
    assert.equal(entry.content['@type'], 'html')
  }
  assert.equal(new Set(entries.map((entry: { id: string }) => entry.id)).size, entries.length)
}

/** What jsonfeed.org/version/1.1 requires. */
function checkJsonFeed(text: string, self: string): void {
  const feed = JSON.parse(text)
  assert.equal(feed.version, 'https://jsonfeed.org/version/1.1')
  assert.equal(feed.feed_url, self)
  assert.equal(typeof feed.title, 'string')
  assert.ok(Array.isArray(feed.items))
  for (const item of feed.items) {
    assert.equal(typeof item.id, 'string')
    assert.equal(typeof item.content_html, 'string')
    assert.ok(item.authors.every((author: { name: string }) => author.name))
    assert.ok(!Number.isNaN(Date.parse(item.date_published)))
  }
}
