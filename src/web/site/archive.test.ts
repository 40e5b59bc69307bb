import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addArticle } from '../../../test/support/articles.ts'
import { forEachDatabase } from '../../../test/support/databases.ts'
import { holdClock } from '../../../test/support/held-clock.ts'
import { openSite, ORIGIN } from '../../../test/support/site.ts'
import { tellWorld } from '../../../test/support/told-world.ts'
import { at, CANARY, makeWorld } from '../../../test/support/world.ts'

forEachDatabase((databases) => {
  test('a month holds articles, editions and past events, each once and in its place, on however many pages', async () => {
    const { get, add } = await open('2030-06-28T10:00:00Z')
    for (let number = 1; number <= 40; number += 1) await add(`filler-${number}`, number / 2)
    const first = await (await get('/archive/2030/06')).text()
    const pages = [linksIn(first)]
    for (let html = first, next = olderOf(html); next !== undefined; next = olderOf(html)) {
      html = await (await get(next)).text()
      pages.push(linksIn(html))
    }
    const all = pages.flat()
    assert.equal(pages.length, 3)
    assert.equal(new Set(all).size, all.length, 'something stands there twice')
    for (const [path, above, below] of [
      ['/newsletters/the-week/grain', '/articles/filler-1', '/articles/a-walled-strait'],
      ['/events/day-of-the-lamps', '/articles/filler-39', '/articles/filler-40'],
    ] as const) {
      const place = all.indexOf(path)
      assert.ok(
        place > 0 && all.indexOf(above) < place && place < all.indexOf(below),
        `${path}: ${all.join()}`,
      )
    }
    assert.ok(!all.includes('/events/night-of-the-straits'), 'what is to come is in the archive')
    assert.ok(!first.includes(CANARY))
    const back = await (await get(newerOf(await (await get(olderOf(first) ?? '')).text()) ?? '')).text()
    assert.deepEqual(linksIn(back), pages[0])
  })

  test('the archive counts them, and a month is there for the sake of an event alone, once that is over', async () => {
    const { get, clock, site } = await open('2030-06-20T10:00:00Z')
    assert.match(
      await (await get('/archive')).text(),
      /href="\/archive\/2030\/06">June<\/a> <span>\d articles · 2 editions<\/span>/,
    )
    assert.equal((await get('/archive/2030/07')).status, 404)
    clock.pass({ hours: 24 * 30 })
    site.deps.press.clear()
    assert.match(
      await (await get('/archive')).text(),
      /July<\/a> <span>2 events<\/span>.*June<\/a> <span>\d articles · 2 editions<\/span>.*May<\/a> <span>1 event</s,
    )
    const july = await (await get('/archive/2030/07')).text()
    assert.deepEqual(linksIn(july), ['/events/hour-of-the-buoys', '/events/night-of-the-straits'])
    assert.equal((await get('/ar/archive/2030/07')).status, 404)
  })

  async function open(now: string) {
    const database = await databases.open()
    const clock = holdClock(now)
    const world = await makeWorld(database.db, clock)
    await tellWorld(database.db, clock, world)
    const site = await openSite(database, clock)
    databases.beforeClosing(site.close)
    const get = async (path: string) => site.app.request(ORIGIN + path)
    const common = {
      sectionId: world.sections.harbour,
      authorIds: [world.authors.ada],
      topicIds: [],
      withheld: CANARY,
    }
    const add = (slug: string, daysAgo: number) =>
      addArticle(database.db, clock, { ...common, slug, publishedAt: at(clock, daysAgo - 0.1) })
    return { get, clock, site, add }
  }
})

function linksIn(html: string): string[] {
  const river = /<ol class="river">(.*?)<\/ol>/s.exec(html)?.[1] ?? ''
  return [...river.matchAll(/card-headline"[^>]*><a href="([^"]+)"/g)].map(([, href = '']) => href)
}

function olderOf(html: string): string | undefined {
  return /rel="next" href="([^"]+)"/.exec(html)?.[1]
}

function newerOf(html: string): string | undefined {
  return /rel="prev" href="([^"]+)"/.exec(html)?.[1]
}
