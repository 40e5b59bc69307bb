import assert from 'node:assert/strict'
import { describe } from 'node:test'
import { XMLParser } from 'fast-xml-parser'
import { forEachDatabase } from './support/databases.ts'
import { itOnline, type Scene } from './support/scene.ts'
import { ORIGIN } from './support/site.ts'
import { tellWorld, told } from './support/told-world.ts'
import { at } from './support/world.ts'

describe('maps of the site', () => {
  forEachDatabase((database) => {
    itOnline(
      database,
      'name every page once, each answers, and language versions name each other',
      async ({ db, clock, world, get, read }) => {
        await tellWorld(db, clock, world)
        const index = parser.parse(await read('/sitemap.xml'))
        const parts: string[] = index.sitemapindex.sitemap.map((part: { loc: string }) => part.loc)
        const urls: MapUrl[] = []
        for (const part of parts) {
          const { urlset } = parser.parse(await read(part.slice(ORIGIN.length)))
          if (!part.endsWith('/news-sitemap.xml')) urls.push(...(urlset.url ?? []))
        }
        const locations = urls.map((url) => url.loc)
        assert.equal(new Set(locations).size, locations.length)
        for (const location of locations)
          assert.equal((await get(location.slice(ORIGIN.length))).status, 200, location)
        assert.ok(locations.includes(`${ORIGIN}/articles/an-old-embargo`))
        for (const path of [
          '/newsletters',
          ...told.letters,
          '/newsletters/the-week/grain',
          '/events/series/evenings-of-the-straits',
          ...told.events,
        ])
          assert.ok(locations.includes(ORIGIN + path), path)
        assert.ok(!locations.some((location) => /withdrawn|draft|for-readers\/grain/.test(location)))
        const letter = urls.find((url) => url.loc === `${ORIGIN}/newsletters/the-week`)
        assert.ok(letter && alternatesOf(letter).includes(`${ORIGIN}/ar/newsletters/the-week`))
        for (const url of urls) {
          const others = alternatesOf(url).filter((alternate) => alternate !== url.loc)
          for (const other of others) {
            const found = urls.find((candidate) => candidate.loc === other)
            assert.ok(found && alternatesOf(found).includes(url.loc), `${url.loc} and ${other}`)
          }
        }
        const arabic = urls.find((url) => url.loc === `${ORIGIN}/ar/articles/madiq-musawwar`)
        assert.ok(arabic && alternatesOf(arabic).includes(`${ORIGIN}/articles/a-walled-strait`))
      },
    )

    itOnline(database, 'divide articles by month, and know no other part', async ({ clock, get, read }) => {
      const [month = ''] = /^\d{4}-\d\d/.exec(at(clock, 365)) ?? []
      const { urlset } = parser.parse(await read(`/sitemaps/articles-${month}.xml`))
      assert.deepEqual(
        urlset.url.map((url: MapUrl) => url.loc),
        [`${ORIGIN}/articles/an-old-embargo`],
      )
      const unknown = [
        'articles-1999-01',
        `articles-${month}-2`,
        `articles-${month}-1`,
        'articles-2016-13',
        'x',
      ]
      for (const name of unknown) assert.equal((await get(`/sitemaps/${name}.xml`)).status, 404, name)
    })

    itOnline(database, 'call news what is younger than two days, by the clock', async ({ clock, read }) => {
      const both = [`${ORIGIN}/ar/articles/madiq-musawwar`, `${ORIGIN}/articles/a-walled-strait`]
      assert.deepEqual(await news(read), [...both, `${ORIGIN}/articles/walled-strait-2`].toSorted())
      clock.pass({ minutes: 1 })
      assert.deepEqual(await news(read), both.toSorted())
      clock.pass({ hours: 24 })
      assert.deepEqual(await news(read), [])
    })
  })
})

type MapUrl = { loc: string; lastmod?: string; 'xhtml:link'?: { '@href': string; '@hreflang': string }[] }

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  trimValues: false,
  parseTagValue: false,
  processEntities: true,
  isArray: (name) => ['url', 'sitemap', 'xhtml:link'].includes(name),
})

function alternatesOf(url: MapUrl): string[] {
  return (url['xhtml:link'] ?? []).map((link) => link['@href'])
}

async function news(read: Scene['read']): Promise<string[]> {
  const { urlset } = parser.parse(await read('/news-sitemap.xml'))
  const urls: MapUrl[] = urlset.url ?? []
  return urls.map((url) => url.loc).toSorted()
}
