import assert from 'node:assert/strict'
import { test } from 'node:test'
import { forEachDatabase } from '../../../test/support/databases.ts'
import { holdClock } from '../../../test/support/held-clock.ts'
import { addNewsletter } from '../../../test/support/letters.ts'
import { createEdition } from '../../domain/newsletters/editions.ts'
import { recordLinks, linkIdOf } from '../../domain/newsletters/letter-links.ts'
import { toInstantText } from '../../lib/clock.ts'
import { openSite, ORIGIN } from '../../../test/support/site.ts'
import { CANARY, makeWorld } from '../../../test/support/world.ts'

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

  test('an edition for registered readers shows visitors its beginning and the wall', async () => {
    const { get } = await createWorld('registered')
    const html = await (await get('/newsletters/the-week/grain')).text()
    assert.match(html, /What mattered/)
    assert.doesNotMatch(html, /Secret counsel/)
    assert.match(html, /id="wall"/)
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
    return { db, editionId, get: async (path: string) => site.app.request(ORIGIN + path) }
  }
})

function paragraph(text: string) {
  return { type: 'paragraph', attrs: { dir: null, lang: null }, content: [{ type: 'text', text }] }
}
