import assert from 'node:assert/strict'
import { beforeEach, test } from 'node:test'
import { forEachDatabase } from '../../../../test/support/databases.ts'
import { addEvent, addReaders, askSeat } from '../../../../test/support/events.ts'
import { type HeldClock, holdClock } from '../../../../test/support/held-clock.ts'
import { openAs, sendForm, signInAs } from '../../../../test/support/newsroom.ts'
import { openSite, SECRET, type TestSite } from '../../../../test/support/site.ts'
import { makeWorld, type World } from '../../../../test/support/world.ts'
import { recordAct } from '../../../domain/events/check-in.ts'
import { cancelEvent } from '../../../domain/events/publish.ts'
import { cancelSeat, seatOf } from '../../../domain/events/seats.ts'
import { buildAudience } from '../../../domain/newsletters/audience.ts'
import { claimDeliveries } from '../../../domain/newsletters/claim.ts'
import { beginDue } from '../../../domain/newsletters/sending.ts'
import { writerFor } from '../../../jobs/edition-writer.ts'
import type { Database } from '../../../platform/db/open.ts'
import type { Db, Id } from '../../../platform/db/schema.ts'

forEachDatabase((databases) => {
  let database: Database
  let db: Db
  let clock: HeldClock
  let world: World
  let site: TestSite
  let publisher: string
  let event: Id
  let readers: Id[]
  beforeEach(async () => {
    database = await databases.open()
    db = database.db
    clock = holdClock('2030-06-12T16:00:00Z')
    world = await makeWorld(db, clock)
    site = await openSite(database, clock)
    databases.beforeClosing(site.close)
    publisher = await signInAs(site, 'publisher')
    event = await addEvent(db, clock, { capacity: 3, sectionId: world.sections.harbour })
    readers = await addReaders(db, clock, 5)
    // Two read English and one French; two wait.
    for (const [place, readerId] of readers.entries())
      await askSeat(db, clock, event, readerId, { language: place === 2 ? 'fr' : 'en' })
  })

  const at = () => `/newsroom/events/${event}/messages`
  const begin = async (fields: Record<string, string>) => {
    const answer = await sendForm(site, publisher, at(), { language: 'en', ...fields })
    const [, id] = /^\/newsroom\/editions\/([\w-]+)\/edit$/.exec(answer.headers.get('location') ?? '') ?? []
    return id ?? assert.fail(`It answered ${answer.status}.`)
  }
  /** Freezes who gets it; `meanwhile` happens before the copies are taken up. */
  const send = async (id: Id, meanwhile?: () => Promise<unknown>) => {
    const revision = await db
      .selectFrom('edition')
      .select('headRevisionId')
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    const body = {
      type: 'doc',
      content: [
        {
          type: 'paragraph',
          attrs: { dir: null, lang: null },
          content: [{ type: 'text', text: 'The door is at the back.' }],
        },
      ],
    }
    await db
      .updateTable('editionRevision')
      .set({ body: JSON.stringify(body) })
      .where('id', '=', revision.headRevisionId ?? '')
      .execute()
    const fields = { head: revision.headRevisionId ?? '', when: 'now', at: '', zone: 'ours' }
    const scheduled = await sendForm(site, publisher, `/newsroom/editions/${id}/schedule`, fields)
    assert.equal(scheduled.status, 303)
    await beginDue(db, clock)
    while (await buildAudience(db, clock, id));
    await meanwhile?.()
    const { copies } = await claimDeliveries(database, clock, { editionId: id, most: 50, leaseSeconds: 60 })
    const write = await writerFor({ db, clock, secret: SECRET, origin: 'http://lighthouse.example' })(id)
    const mails = []
    for (const copy of copies) mails.push((await write(copy))?.raw.toString() ?? '')
    return { to: copies.map(({ email }) => email.split('@')[0]).toSorted(), mails }
  }

  test('a message goes to all who have a seat, whatever they read, says why, and offers no way out of a list', async () => {
    const page = await (await openAs(site, publisher, at())).text()
    for (const count of ['Those who have a seat: 3', 'Those who wait for a seat: 2', 'Those who came: 0'])
      assert.ok(page.includes(count), count)
    const id = await begin({ audience: 'taken' })
    assert.match(await (await openAs(site, publisher, `/newsroom/editions/${id}`)).text(), /3 /)
    const { to, mails } = await send(id)
    assert.deepEqual(to, ['reader1', 'reader2', 'reader3'])
    const mail = mails[0] ?? ''
    assert.match(mail, /^Subject: Night of the Straits\r$/m)
    assert.match(mail, /The door is at the back\./)
    assert.match(mail, /because you have a seat at Night\s+of\s+the\s+Straits/)
    assert.doesNotMatch(mail, /^List-Unsubscribe/m)
    assert.doesNotMatch(mail, /Unsubscribe|Choose what you get/)
    const listed = await (await openAs(site, publisher, at())).text()
    assert.ok(listed.includes(`/newsroom/editions/${id}"`))
    assert.equal((await openAs(site, undefined, `/newsletters/message`)).status, 404)
    const row = await db.selectFrom('edition').select('publishedAt').executeTakeFirstOrThrow()
    assert.equal(row.publishedAt, null, 'it has no page on the site')
  })

  test('it goes to those who wait, who came, or who read one language, and not to who has left since', async () => {
    assert.deepEqual((await send(await begin({ audience: 'taken', language: 'fr', only: 'yes' }))).to, [
      'reader3',
    ])
    const seat = (await seatOf(db, event, readers[1] ?? '')) ?? assert.fail()
    const act = { id: 'act', seatId: seat.id, act: 'in', at: '2030-06-12T16:00:00.000Z' } as const
    await recordAct(db, clock, event, act, 'edgar')
    const came = await send(await begin({ audience: 'came' }))
    assert.deepEqual(came.to, ['reader2'])
    assert.match(came.mails[0] ?? '', /because you were at Night\s+of/)
    const waiting = await send(await begin({ audience: 'waiting' }), async () => {
      await cancelSeat(db, clock, event, readers[4] ?? '')
    })
    assert.deepEqual(waiting.to, ['reader4'])
    assert.match(waiting.mails[0] ?? '', /because you are waiting for a seat/)
    const skipped = await db
      .selectFrom('delivery')
      .select(['email', 'problem'])
      .where('state', '=', 'skipped')
      .execute()
    assert.deepEqual(skipped, [{ email: 'reader5@example.org', problem: 'no longer waiting' }])
  })

  test('its words can be used again, it is removed to where it came from, and other sections’ editors know nothing', async () => {
    const id = await begin({ audience: 'waiting' })
    const copied = await sendForm(site, publisher, `/newsroom/editions/${id}/copies`)
    const [, copy = ''] = /editions\/([\w-]+)\/edit$/.exec(copied.headers.get('location') ?? '') ?? []
    const made = await db
      .selectFrom('edition')
      .select(['eventId', 'seatAudience'])
      .where('id', '=', copy)
      .executeTakeFirst()
    assert.deepEqual({ ...made }, { eventId: event, seatAudience: 'waiting' })
    const elsewhere = await signInAs(site, 'editor', { sectionIds: [world.sections.uplands] })
    for (const path of [at(), `/newsroom/editions/${id}`, `/newsroom/editions/${id}/deliveries`])
      assert.equal((await openAs(site, elsewhere, path)).status, 404, path)
    const removed = await sendForm(site, publisher, `/newsroom/editions/${id}/removal`)
    assert.equal(removed.headers.get('location'), `${at()}?done=removed`)
    for (const wrong of [{ audience: 'everybody' }, { audience: 'taken', language: 'xx' }])
      assert.equal((await sendForm(site, publisher, at(), { language: 'en', ...wrong })).status, 400)
  })
  test('a message that a cancellation held asks again before it goes on', async () => {
    const id = await begin({ audience: 'taken' })
    const stateNow = async () =>
      (await db.selectFrom('edition').select('state').where('id', '=', id).executeTakeFirstOrThrow()).state
    const steer = (fields: Record<string, string>) =>
      sendForm(site, publisher, `/newsroom/editions/${id}/sending`, fields)
    const meanwhile = async () => {
      assert.equal((await steer({ act: 'pause' })).status, 303)
      assert.equal((await steer({ act: 'resume' })).status, 303, 'nothing is in its way')
      assert.equal(await cancelEvent(db, clock, event), true)
    }
    assert.deepEqual((await send(id, meanwhile)).to, [])
    const asked = await steer({ act: 'resume' })
    assert.equal(asked.status, 409)
    assert.match(await asked.text(), /its event is cancelled[^]*name="sure" value="yes"/)
    assert.equal(await stateNow(), 'paused')
    assert.equal((await steer({ act: 'resume', sure: 'yes' })).status, 303)
    assert.equal(await stateNow(), 'sending')
  })
})
