import assert from 'node:assert/strict'
import { beforeEach, test } from 'node:test'
import { z } from 'zod'
import { forEachDatabase } from '../../../../test/support/databases.ts'
import { openWorld } from '../../../../test/support/desk.ts'
import { addEvent, addReaders, askSeat } from '../../../../test/support/events.ts'
import { type HeldClock, holdClock } from '../../../../test/support/held-clock.ts'
import { openAs, signInAs } from '../../../../test/support/newsroom.ts'
import { ORIGIN, SECRET, type TestSite } from '../../../../test/support/site.ts'
import type { World } from '../../../../test/support/world.ts'
import { cancelSeat, seatOf } from '../../../domain/events/seats.ts'
import { ticketCode, ticketToken } from '../../../domain/events/tickets.ts'
import type { DoorList, SentActs } from '../../../lib/door/list.ts'
import { hashToken } from '../../../lib/hash.ts'
import type { Db, Id } from '../../../platform/db/schema.ts'

/** What of a list these tests look at. */
const listSchema = z.object({ seats: z.object({ came: z.number().nullable() }).array() })

forEachDatabase((databases) => {
  let db: Db
  let clock: HeldClock
  let world: World
  let site: TestSite
  let cookie: string
  let event: Id
  let readers: Id[]
  beforeEach(async () => {
    clock = holdClock('2030-06-12T16:00:00Z')
    ;({ db, site, world } = await openWorld(databases, clock))
    event = await addEvent(db, clock, { guestsAllowed: 2, sectionId: world.sections.harbour })
    readers = await addReaders(db, clock, 2)
    for (const readerId of readers) await askSeat(db, clock, event, readerId, { guests: 2 })
    clock.pass({ minutes: 30 })
    cookie = await signInAs(site, 'editor')
  })

  const seat = async (reader: number) =>
    (await seatOf(db, event, readers[reader] ?? '')) ?? assert.fail('They have no seat.')
  const list = async () =>
    listSchema.parse(await (await openAs(site, cookie, `/newsroom/events/${event}/check-in/list`)).json())
  const send = async (body: unknown, type = 'application/json') =>
    site.app.request(`${ORIGIN}/newsroom/events/${event}/check-in/acts`, {
      method: 'POST',
      headers: { origin: ORIGIN, cookie, 'content-type': type, accept: 'application/json' },
      body: JSON.stringify(body),
    })

  test('a phone gets names, parties and hashes of tickets, and nobody’s address who gave a name', async () => {
    await db
      .updateTable('reader')
      .set({ name: '' })
      .where('id', '=', readers[1] ?? '')
      .execute()
    const answer = await openAs(site, cookie, `/newsroom/events/${event}/check-in/list`)
    assert.match(answer.headers.get('cache-control') ?? '', /no-store/)
    const text = await answer.text()
    const got: DoorList = JSON.parse(text)
    const one = await seat(0)
    assert.deepEqual(got.seats[0], {
      id: one.id,
      name: 'reader 1',
      guests: 2,
      token: hashToken(ticketToken(SECRET, one)),
      code: hashToken(`${event}:${ticketCode(SECRET, one).replace('-', '')}`),
      came: null,
    })
    assert.equal(got.seats[1]?.name, 'reader2@example.org')
    for (const secret of ['reader1@example.org', ticketToken(SECRET, one), ticketCode(SECRET, one)])
      assert.ok(!text.includes(secret))
    assert.equal(got.forgetAt, Date.parse('2030-06-13T19:00:00Z'))
  })

  test('acts count once, at the time when they were done, whatever the phone’s clock says', async () => {
    const { id } = await seat(0)
    const gone = await seat(1)
    await cancelSeat(db, clock, event, readers[1] ?? '')
    // This phone believes it is 1970; the act was done a minute before it was sent.
    const made = acts(
      { id: 'act-1', seat: id, act: 'in', at: 4_940_000 },
      { id: 'act-2', seat: gone.id, act: 'in', at: 4_990_000 },
      { id: 'act-3', seat: 'nobody', act: 'in', at: 4_990_000 },
    )
    assert.deepEqual(await (await send(made)).json(), {
      answers: [
        { id: 'act-1', answer: 'counted' },
        { id: 'act-2', answer: 'gone' },
        { id: 'act-3', answer: 'gone' },
      ],
    })
    assert.equal((await list()).seats[0]?.came, Date.parse('2030-06-12T16:29:00Z'))
    clock.pass({ minutes: 10 })
    const again = await (await send({ ...made, sentAt: 9_000_000 })).text()
    assert.match(again, /"act-1","answer":"already"/)
    assert.equal((await list()).seats[0]?.came, Date.parse('2030-06-12T16:29:00Z'))
    const trail = await db.selectFrom('audit').select('id').where('act', '=', 'event.check-in').execute()
    assert.equal(trail.length, 1)
  })

  test('what is no list of acts is refused, and so is what a form of another site could send', async () => {
    const { id } = await seat(0)
    const act = { id: 'act-1', seat: id, act: 'in', at: 1 }
    for (const wrong of [
      {},
      { sentAt: 1, acts: 'in' },
      { sentAt: 1, acts: [{ ...act, at: 'now' }] },
      { sentAt: 1, acts: [{ ...act, name: 'x' }] },
      { sentAt: 1, acts: Array.from({ length: 201 }, () => act) },
    ])
      assert.equal((await send(wrong)).status, 400)
    assert.equal((await send({ sentAt: 1, acts: [act] }, 'text/plain')).status, 400)
    assert.equal((await list()).seats[0]?.came, null)
  })

  test('the page holds no names, may use the camera, and its worker rules over that page alone', async () => {
    const at = `/newsroom/events/${event}/check-in`
    const page = await openAs(site, cookie, at)
    const html = await page.text()
    assert.ok(!html.includes('reader 1'))
    assert.match(page.headers.get('permissions-policy') ?? '', /^camera=\(self\), microphone=\(\)/)
    assert.match(page.headers.get('content-security-policy') ?? '', /worker-src 'self'; frame-src/)
    const worker = await openAs(site, cookie, `${at}/worker.js`)
    assert.equal(worker.headers.get('service-worker-allowed'), at)
    assert.match(worker.headers.get('content-type') ?? '', /^text\/javascript/)
    const other = (await openAs(site, cookie, '/newsroom')).headers
    assert.match(other.get('permissions-policy') ?? '', /camera=\(\)/)
    assert.match(other.get('content-security-policy') ?? '', /worker-src 'none'/)
  })

  test('the door is for those who work in the event’s section, and shuts a day after its end', async () => {
    const elsewhere = await signInAs(site, 'editor', { sectionIds: [world.sections.uplands] })
    for (const end of ['', '/list', '/worker.js'])
      assert.equal((await openAs(site, elsewhere, `/newsroom/events/${event}/check-in${end}`)).status, 404)
    clock.pass({ hours: 27 })
    cookie = await signInAs(site, 'editor')
    assert.equal((await openAs(site, cookie, `/newsroom/events/${event}/check-in/list`)).status, 404)
    assert.equal((await send(acts())).status, 404)
    const shut = await (await openAs(site, cookie, `/newsroom/events/${event}/check-in`)).text()
    assert.match(shut, /There is nobody to be let in/)
    assert.ok(!shut.includes('data-door'))
  })
})

function acts(...made: SentActs['acts']): SentActs {
  return { sentAt: 5_000_000, acts: made }
}
