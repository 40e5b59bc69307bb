import assert from 'node:assert/strict'
import { test } from 'node:test'
import { buildAudience } from '../../../domain/newsletters/audience.ts'
import { takeReport } from '../../../domain/newsletters/bounces.ts'
import { suppressedAmong } from '../../../domain/newsletters/suppression.ts'
import { hashToken } from '../../../lib/hash.ts'
import { newId } from '../../../lib/id.ts'
import { forEachDatabase } from '../../../../test/support/databases.ts'
import { openWorld } from '../../../../test/support/desk.ts'
import { holdClock } from '../../../../test/support/held-clock.ts'
import { addEdition, addNewsletter, addSubscribers } from '../../../../test/support/letters.ts'
import { openAs, sendForm, signInAs } from '../../../../test/support/newsroom.ts'
import { ORIGIN } from '../../../../test/support/site.ts'

forEachDatabase((databases) => {
  test('subscribers are found by part of an address, by newsletter and by state', async () => {
    const world = await createWorld(60)
    const first = await world.page('/newsroom/subscribers')
    assert.equal(world.addressesIn(first).length, 50)
    const [, older = ''] = /href="([^"]+before=[^"]+)"/.exec(first) ?? []
    assert.equal(world.addressesIn(await world.page(older.replaceAll('&amp;', '&'))).length, 10)
    assert.deepEqual(world.addressesIn(await world.page('/newsroom/subscribers?q=ER-12@')), [
      'reader-12@example.org',
    ])
    assert.deepEqual(world.addressesIn(await world.page('/newsroom/subscribers?q=%25')), [])
    await world.db
      .updateTable('subscription')
      .set({ endedAt: '2016-08-10T09:30:00.000Z' })
      .where('emailKey', '=', 'reader-7@example.org')
      .execute()
    assert.deepEqual(world.addressesIn(await world.page('/newsroom/subscribers?state=ended')), [
      'reader-7@example.org',
    ])
    assert.equal(world.addressesIn(await world.page('/newsroom/subscribers?newsletter=none')).length, 0)
  })

  test('a subscriber’s page shows proof, letters and what came back, and ends the subscription', async () => {
    const world = await createWorld(1)
    const editionId = await addEdition(world.db, world.clock, world.newsletterId, 'building')
    while (await buildAudience(world.db, world.clock, editionId));
    const { id: deliveryId } = await world.db.selectFrom('delivery').select('id').executeTakeFirstOrThrow()
    const said = { source: 'mailbox' as const, sourceKey: 'x', evidence: '552 <full> & more' }
    await takeReport(world.db, world.clock, { ...said, kind: 'soft', deliveryIds: [deliveryId] })
    const path = `/newsroom/subscribers/${world.ids[0]}`
    const page = await world.page(path)
    for (const words of [
      'reader-1@example.org',
      'There is no proof',
      '552 &lt;full&gt; &amp; more',
      'Came back',
    ])
      assert.ok(page.includes(words), words)
    assert.match(await world.page(`${path}/end`), /End the subscription of reader-1@example\.org\?/)
    assert.equal((await world.send(`${path}/end`)).status, 303)
    const row = await world.db.selectFrom('subscription').selectAll().executeTakeFirstOrThrow()
    assert.equal(row.endedHow, 'newsroom')
    assert.equal(await world.trail(), 'subscriber.end')
  })

  test('a deleted address is in no table, is still found by itself, and stays away', async () => {
    const world = await createWorld(1)
    const path = `/newsroom/subscribers/${world.ids[0]}`
    assert.equal((await world.send(`${path}/removal`)).status, 303)
    const found = await world.page('/newsroom/subscribers?q=reader-1@example.org')
    assert.match(found, /Address deleted/)
    for (const table of ['subscription', 'delivery', 'audit', 'bounce'] as const) {
      const rows = await world.db.selectFrom(table).selectAll().execute()
      assert.ok(!JSON.stringify(rows).includes('reader-1@'), table)
    }
    assert.equal((await openAs(world.site, world.cookie, `${path}/removal`)).status, 404)
  })

  test('an address is silenced by hand and lifted with a reason, and both are in the trail', async () => {
    const world = await createWorld(1)
    const wrong = await world.send('/newsroom/suppressions', {
      email: 'a@b.example, c@d.example',
      reason: '',
    })
    assert.equal(wrong.status, 400)
    const add = { email: 'Gone@Bücher.example', reason: 'Asked us by telephone.' }
    assert.equal((await world.send('/newsroom/suppressions', add)).status, 303)
    const key = 'gone@xn--bcher-kva.example'
    assert.equal((await suppressedAmong(world.db, [key])).size, 1)
    await world.db.updateTable('suppression').set({ email: null }).execute()
    const path = `/newsroom/suppressions/${hashToken(key)}`
    const list = await world.page(`/newsroom/suppressions?q=${encodeURIComponent('gone@bücher.example')}`)
    assert.ok(list.includes(path))
    assert.equal((await world.send(`${path}/lifting`, { reason: ' ' })).status, 400)
    assert.equal((await world.send(`${path}/lifting`, { reason: 'Wants them again.' })).status, 303)
    assert.equal((await suppressedAmong(world.db, [key])).size, 0)
    assert.match(await world.page(path), /Petra: Wants them again\./)
    assert.equal(await world.trail(), 'suppression.lift')
  })

  test('a list is uploaded, its columns are named, and the lines not taken in can be had', async () => {
    const world = await createWorld(1)
    const list = 'Surname,Where to write\nLind,ada@example.org\nEvil,"=1+1"\nOne,reader-1@example.org\n'
    const sent = await world.upload(list)
    assert.equal(sent.status, 303)
    const path = sent.headers.get('location') ?? ''
    const page = await world.page(path)
    assert.match(page, /Take “Where to write” as/)
    assert.match(page, /ada@example\.org · =1\+1/)
    const columns = { 'column-0': '', 'column-1': 'email' }
    assert.equal((await world.send(path, { ...columns, proof: '' })).status, 400)
    assert.equal((await world.send(path, { ...columns, 'column-1': '', proof: 'They asked.' })).status, 400)
    assert.equal((await world.send(path, { ...columns, proof: 'They asked.' })).status, 303)
    assert.deepEqual(await world.site.mail(), [])
    const done = await world.page(path)
    assert.match(done, /New<\/dt><dd>1<\/dd>/)
    const refused = await openAs(world.site, world.cookie, `${path}/refused.csv`)
    assert.match(await refused.text(), /"3","'=1\+1","Not a valid address"/)
    assert.equal((await world.send(`${path}/removal`)).status, 303)
    assert.equal((await openAs(world.site, world.cookie, path)).status, 404)
  })

  test('an import under way says how far it is, and cannot be removed', async () => {
    const world = await createWorld(1)
    const path = (await world.upload('email\nada@example.org\n')).headers.get('location') ?? ''
    await world.db
      .updateTable('subscriberImport')
      .set({ startedAt: '2016-08-10T09:30:00.000Z', doneBytes: 6 })
      .execute()
    assert.match(await world.page(path), /<progress id="done" value="6" max="22">/)
    await world.send(`${path}/removal`)
    assert.equal((await openAs(world.site, world.cookie, path)).status, 200)
  })

  test('what is no list is refused with words, and so is a newsletter that is not there', async () => {
    const world = await createWorld(1)
    const foreign = await world.upload(Buffer.from('email\na@example.org\n', 'utf16le'))
    assert.equal(foreign.status, 400)
    assert.match(await foreign.text(), /not a table in UTF-8/)
    assert.equal((await world.upload('email\na@example.org\n', newId())).status, 400)
  })

  test('the export is safe for spreadsheets, complete and on record', async () => {
    const world = await createWorld(3)
    await world.db
      .updateTable('subscription')
      .set({ email: '=cmd@example.org', emailKey: '=cmd@example.org' })
      .where('id', '=', world.ids[0] ?? '')
      .execute()
    const csv = await (
      await world.send('/newsroom/subscribers.csv', { q: '', newsletter: '', state: '' })
    ).text()
    const lines = csv.trim().split('\r\n')
    assert.equal(lines.length, 4)
    assert.ok(lines.some((line) => line.startsWith(`"'=cmd@example.org","The Week in Review","en"`)))
    assert.equal(await world.trail(), 'subscriber.export')
  })

  async function createWorld(subscribers: number) {
    const clock = holdClock()
    const { db, site } = await openWorld(databases, clock)
    const newsletterId = await addNewsletter(db, clock)
    const ids = await addSubscribers(db, clock, newsletterId, subscribers)
    const cookie = await signInAs(site, 'publisher')
    return {
      db,
      clock,
      site,
      newsletterId,
      ids,
      cookie,
      page: async (path: string) => {
        const answer = await openAs(site, cookie, path)
        assert.equal(answer.status, 200, path)
        return answer.text()
      },
      send: (path: string, fields: Record<string, string> = {}) => sendForm(site, cookie, path, fields),
      addressesIn: (page: string) =>
        [...page.matchAll(/>(reader-\d+@example\.org)<\/a>/g)].map(([, email]) => email),
      trail: async () => {
        const row = await db.selectFrom('audit').select('act').orderBy('id', 'desc').executeTakeFirst()
        return row?.act
      },
      upload: (content: string | Uint8Array<ArrayBuffer>, newsletter = newsletterId) => {
        const body = new FormData()
        body.set('newsletter', newsletter)
        body.set('language', 'en')
        body.set('files', new File([content], 'list.csv', { type: 'text/csv' }))
        return upload(site.app, cookie, body)
      },
    }
  }
})

async function upload(
  app: { request: (path: string, init: RequestInit) => Response | Promise<Response> },
  cookie: string,
  form: FormData,
) {
  const encoded = new Response(form)
  const body = await encoded.arrayBuffer()
  return app.request(`${ORIGIN}/newsroom/subscribers/imports`, {
    method: 'POST',
    headers: {
      cookie,
      origin: ORIGIN,
      'content-type': encoded.headers.get('content-type') ?? '',
      'content-length': String(body.byteLength),
    },
    body,
  })
}
