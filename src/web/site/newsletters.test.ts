import assert from 'node:assert/strict'
import { test } from 'node:test'
import { forEachDatabase } from '../../../test/support/databases.ts'
import { holdClock } from '../../../test/support/held-clock.ts'
import { addArticle } from '../../../test/support/articles.ts'
import { addEdition, addNewsletter } from '../../../test/support/letters.ts'
import { tellWorld } from '../../../test/support/told-world.ts'
import { archiveNewsletter } from '../../domain/newsletters/newsletter-edit.ts'
import { listNewsletters } from '../../domain/newsletters/newsletters.ts'
import { createEdition } from '../../domain/newsletters/editions.ts'
import { recordLinks, linkIdOf } from '../../domain/newsletters/letter-links.ts'
import { toInstantText } from '../../lib/clock.ts'
import { openSite, ORIGIN } from '../../../test/support/site.ts'
import { at, CANARY, makeWorld, type World } from '../../../test/support/world.ts'

forEachDatabase((databases) => {
  test('newsletters, their editions and one edition can be read; a draft cannot', async () => {
    const { get } = await createWorld('everyone')
    assert.match(await (await get('/newsletters')).text(), /The Week in Review.*Grain/s)
    assert.match(await (await get('/newsletters/the-week')).text(), /href="\/newsletters\/the-week\/grain"/)
    const page = await get('/newsletters/the-week/grain')
    const html = await page.text()
    assert.equal(page.status, 200)
    assert.match(html, /What mattered.*a walled strait.*Secret counsel/s)
    assert.ok(!html.includes(CANARY), 'the edition’s page shows what a visitor may not read')
    assert.equal((await get('/newsletters/the-week/draft')).status, 404)
    assert.equal((await get('/newsletters/none')).status, 404)
  })

  test('the versions of an edition in other languages name each other, to readers and to search engines', async () => {
    const { get, publish } = await createWorld('everyone')
    await publish({ language: 'ar', subject: 'القمح' })
    await publish({ language: 'fr', subject: 'Le blé' })
    const [english, arabic] = ['/newsletters/the-week/grain', '/ar/newsletters/the-week/grain']
    const page = await (await get(english)).text()
    assert.match(page, new RegExp(`<link rel="alternate" hreflang="ar" href="${ORIGIN}${arabic}"`))
    assert.match(page, new RegExp(`another language[^]*<a href="${arabic}" hreflang="ar">القمح</a>`))
    assert.doesNotMatch(page, /Le blé/, 'it does not go out in French')
    const other = await (await get(arabic)).text()
    assert.match(other, new RegExp(`<link rel="alternate" hreflang="en" href="${ORIGIN}${english}"`))
    assert.match(other, new RegExp(`<a href="${english}" hreflang="en">Grain</a>`))
  })

  test('an edition for registered readers shows visitors its beginning and the wall', async () => {
    const { get } = await createWorld('registered')
    const html = await (await get('/newsletters/the-week/grain')).text()
    assert.match(html, /What mattered/)
    assert.doesNotMatch(html, /Secret counsel/)
    assert.match(html, /id="wall".*This letter is for registered readers/s)
  })

  test('an edition shows the event it tells of, and of a section what was new when it went out', async () => {
    const { get, db, clock, world, site } = await openTold()
    const later = { ...lasting(world), slug: 'a-later-embargo', sectionId: world.sections.uplands }
    await addArticle(db, clock, { ...later, publishedAt: at(clock, 0.1) })
    site.deps.press.clear()
    const html = await (await get('/newsletters/the-week/grain')).text()
    assert.match(html, /<h2><a href="\/events\/night-of-the-straits">Night of the Straits<\/a><\/h2>/)
    assert.match(html, /The Old Custom House\u2069, and online/)
    assert.match(html, /an old embargo/)
    assert.doesNotMatch(html, /a later embargo/)
    assert.ok(!html.includes(CANARY), 'the online link stands in the edition')
  })

  test('what a newsletter that was put away has said can still be read, and nobody is asked to subscribe', async () => {
    const { get, db, clock, site } = await openTold()
    const { id } = await db
      .selectFrom('newsletter')
      .select('id')
      .where('slug', '=', 'the-week')
      .executeTakeFirstOrThrow()
    assert.match(await (await get('/newsletters/the-week')).text(), /action="\/subscriptions"/)
    await archiveNewsletter(db, clock, id, true)
    site.deps.press.clear()
    for (const path of ['/newsletters/the-week', '/newsletters/the-week/grain']) {
      const page = await get(path)
      assert.equal(page.status, 200, path)
      assert.doesNotMatch(await page.text(), /action="\/subscriptions"/, path)
    }
    assert.doesNotMatch(await (await get('/newsletters')).text(), /href="\/newsletters\/the-week"/)
  })

  test('the front page asks to subscribe to the first that everybody may get', async () => {
    const { get, db, clock, site } = await openTold()
    const html = await (await get('/')).text()
    const [band = ''] = /<section class="front-letter".*?<\/section>/s.exec(html) ?? []
    assert.match(band, /href="\/newsletters\/the-week">The Week in Review</)
    assert.match(band, /name="newsletter" value="the-week"/)
    assert.doesNotMatch(await (await get('/fr')).text(), /front-letter/)
    for (const { id } of await listNewsletters(db)) await archiveNewsletter(db, clock, id, true)
    site.deps.press.clear()
    assert.doesNotMatch(await (await get('/')).text(), /front-letter/)
  })

  test('of a letter that is another for each reader, its page says where to choose what is in it', async () => {
    const { get, db, site } = await openTold()
    await db.updateTable('newsletter').set({ kind: 'follows' }).where('slug', '=', 'the-week').execute()
    site.deps.press.clear()
    const html = await (await get('/newsletters/the-week')).text()
    assert.match(html, /a letter of their own.*href="\/topics".*href="\/authors"/s)
    assert.doesNotMatch(html, /has yet to go out|feed\.rss|\/the-week\/grain/)
    for (const path of ['/newsletters/the-week/grain', '/newsletters/the-week/feed.rss'])
      assert.equal((await get(path)).status, 404, path)
  })

  test('past editions are shown twenty at a time, back and forth', async () => {
    const { get, db, clock } = await openTold()
    const newsletterId = await addNewsletter(db, clock, 'daily')
    for (let day = 1; day <= 45; day += 1) {
      const id = await addEdition(db, clock, newsletterId, 'sent')
      const slug = `day-${day}`
      await db
        .updateTable('edition')
        .set({ slug, publishedAt: at(clock, day) })
        .where('id', '=', id)
        .execute()
    }
    const seen: string[] = []
    let html = await (await get('/newsletters/daily')).text()
    assert.doesNotMatch(html, /rel="prev"/)
    const pages = [html]
    for (let older = linkOf(html, 'next'); older !== undefined; older = linkOf(html, 'next')) {
      html = await (await get(older)).text()
      pages.push(html)
    }
    for (const page of pages)
      seen.push(...[...page.matchAll(/href="\/newsletters\/daily\/(day-\d+)"/g)].map(([, slug = '']) => slug))
    assert.deepEqual(
      seen,
      Array.from({ length: 45 }, (_, index) => `day-${index + 1}`),
    )
    assert.equal(pages.length, 3)
    const back = await (await get(linkOf(html, 'prev') ?? '')).text()
    assert.equal(linkOf(back, 'next'), linkOf(pages[1] ?? '', 'next'))
    const start = await get(linkOf(back, 'prev') ?? '')
    assert.match(await start.text(), /href="\/newsletters\/daily\/day-1"/)
  })

  test('a link of a letter leads to the address on record and counts, and to nowhere else', async () => {
    const { get, db, editionId } = await createWorld('everyone')
    const href = 'https://example.org/report?page=2'
    await recordLinks(db, editionId, [href])
    const path = `/l/${linkIdOf(editionId, href)}/b`
    for (const round of [1, 2]) {
      const answer = await get(`${path}?to=https://elsewhere.example/${round}`)
      assert.equal(answer.status, 302)
      assert.equal(answer.headers.get('location'), href)
    }
    const counts = await db.selectFrom('editionCount').select(['what', 'count']).execute()
    assert.deepEqual(
      counts.map((row) => [row.what, Number(row.count)]),
      [[`click:${linkIdOf(editionId, href)}:b`, 2]],
    )
    assert.equal((await get('/l/unknown/a')).status, 404)
  })

  async function openTold() {
    const database = await databases.open()
    const clock = holdClock()
    const world = await makeWorld(database.db, clock)
    await tellWorld(database.db, clock, world)
    const site = await openSite(database, clock)
    databases.beforeClosing(site.close)
    const get = async (path: string) => site.app.request(ORIGIN + path)
    return { db: database.db, clock, world, site, get }
  }

  async function createWorld(audience: 'everyone' | 'registered') {
    const database = await databases.open()
    const { db } = database
    const clock = holdClock()
    await makeWorld(db, clock)
    const newsletterId = await addNewsletter(db, clock)
    await db.updateTable('newsletter').set({ audience }).where('id', '=', newsletterId).execute()
    const { workId } = await db
      .selectFrom('article')
      .select('workId')
      .where('slug', '=', 'a-walled-strait')
      .executeTakeFirstOrThrow()
    const body = {
      type: 'doc',
      content: [
        paragraph('What mattered.'),
        { type: 'articleBlock', attrs: { work: workId, form: 'whole' } },
        { type: 'teaserEnd' },
        paragraph('Secret counsel.'),
      ],
    }
    const words = { subject: 'Grain', otherSubject: null, preheader: '', body }
    const own = { newsletterId, eventId: null, language: 'en', createdBy: 'test' }
    const editionId = await createEdition(db, clock, { ...own, slug: 'grain' }, words)
    await createEdition(db, clock, { ...own, slug: 'draft' }, words)
    await db
      .updateTable('edition')
      .set({ publishedAt: toInstantText(clock()), state: 'sent' })
      .where('id', '=', editionId)
      .execute()
    const site = await openSite(database, clock)
    databases.beforeClosing(site.close)
    const publish = async (said: { language: string; subject: string }) => {
      const { language, subject } = said
      const id = await createEdition(db, clock, { ...own, language, slug: 'grain' }, { ...words, subject })
      await db
        .updateTable('edition')
        .set({ publishedAt: toInstantText(clock()), state: 'sent' })
        .where('id', '=', id)
        .execute()
    }
    return { db, editionId, publish, get: async (path: string) => site.app.request(ORIGIN + path) }
  }
})

function paragraph(text: string) {
  return { type: 'paragraph', attrs: { dir: null, lang: null }, content: [{ type: 'text', text }] }
}

function lasting({ authors, topics }: World) {
  return { authorIds: [authors.ada], topicIds: [topics.straits] }
}

function linkOf(html: string, rel: 'next' | 'prev'): string | undefined {
  const [, href] = new RegExp(`rel="${rel}" href="([^"]+)"`).exec(html) ?? []
  return href?.replaceAll('&amp;', '&')
}
