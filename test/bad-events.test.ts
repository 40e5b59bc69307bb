import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { recordAct } from '../src/domain/events/check-in.ts'
import { readEvent } from '../src/domain/events/read-event.ts'
import { createEventSeries, setSeries } from '../src/domain/events/series.ts'
import { seatOf } from '../src/domain/events/seats.ts'
import { toInstantText } from '../src/lib/clock.ts'
import { newId } from '../src/lib/id.ts'
import type { Db, Id } from '../src/platform/db/schema.ts'
import { forEachDatabase } from './support/databases.ts'
import { openWorld } from './support/desk.ts'
import { addEvent, askSeat } from './support/events.ts'
import { type HeldClock, holdClock } from './support/held-clock.ts'
import { openAs, sendForm, signInAs } from './support/newsroom.ts'
import { registerReader } from './support/people.ts'
import { ORIGIN, type TestSite } from './support/site.ts'
import type { World } from './support/world.ts'

const START = '2030-06-01T10:00:00Z'

forEachDatabase((databases) => {
  let db: Db
  let clock: HeldClock
  let world: World
  let site: TestSite
  let events = 0
  before(async () => {
    clock = holdClock(START)
    ;({ db, site, world } = await openWorld(databases, clock))
  })

  /** An event with an address of its own, and who asks for seats at it. */
  const hold = async (wish: Parameters<typeof addEvent>[2] = {}) => {
    const slug = `event-${(events += 1)}`
    const id = await addEvent(db, clock, { slug, ...wish })
    return { id, slug, path: `/events/${slug}` }
  }
  const join = async (name: string): Promise<{ id: Id; cookie: string }> => {
    const own = `${name}-${events}`
    const cookie = `broadsheet-session=${await registerReader(db, clock, own)}`
    const { id } = await db
      .selectFrom('reader')
      .select('id')
      .where('emailKey', '=', `${own}@example.org`)
      .executeTakeFirstOrThrow()
    return { id, cookie }
  }
  const ask = async (path: string, cookie: string, fields: Record<string, string> = {}) =>
    saidBy(await sendForm(site, cookie, `${path}/seat`, fields))
  const leave = async (path: string, cookie: string) =>
    saidBy(await sendForm(site, cookie, `${path}/seat/cancellation`))
  const arrive = (eventId: Id, seatId: Id) =>
    recordAct(db, clock, eventId, { id: newId(), seatId, act: 'in', at: toInstantText(clock()) }, 'test')

  test('a seat that was used at the door is not given away to somebody else', async () => {
    const { id, path } = await hold({ capacity: 2, guestsAllowed: 1 })
    const [ada, eve] = [await join('ada'), await join('eve')]
    assert.equal(await ask(path, ada.cookie, { guests: '1' }), 'done-taken')
    assert.equal(await ask(path, eve.cookie), 'done-waiting')
    const seat = (await seatOf(db, id, ada.id)) ?? assert.fail()
    assert.equal(await arrive(id, seat.id), 'counted')
    assert.equal(await leave(path, ada.cookie), 'refused-other')
    assert.equal(await ask(path, ada.cookie, { guests: '0' }), 'refused-closed')
    assert.equal((await seatOf(db, id, eve.id))?.state, 'waiting')
    assert.equal((await readEvent(db, id, 'en'))?.taken, 2)
  })

  test('nobody makes us send them letters without end by taking and giving up one seat', async () => {
    const { path } = await hold()
    const ada = await join('ada')
    const before = (await site.mail()).length
    const said: (string | null)[] = []
    for (let round = 0; round < 7; round += 1) {
      said.push(await ask(path, ada.cookie))
      await leave(path, ada.cookie)
      await site.mail()
    }
    assert.deepEqual(said, [...Array(5).fill('done-taken'), 'refused-often', 'refused-often'])
    // Fewer where the seat was given up before its letter was written.
    const sent = (await site.mail()).length - before
    assert.ok(sent <= 10, `${sent} letters`)
    clock.pass({ hours: 25 })
    assert.equal(await ask(path, ada.cookie), 'done-taken')
    clock.pass({ hours: -25 })
  })

  test('after registration has closed a party may shrink, and not grow', async () => {
    const { id, path } = await hold({ guestsAllowed: 3, closes: { at: '2030-06-10T12:00' } })
    const ada = await join('ada')
    assert.equal(await ask(path, ada.cookie, { guests: '1' }), 'done-taken')
    clock.pass({ hours: 240 })
    assert.equal(await ask(path, ada.cookie, { guests: '3' }), 'refused-closed')
    assert.equal((await seatOf(db, id, ada.id))?.guests, 1)
    assert.equal(await ask(path, ada.cookie, { guests: '0' }), 'done-taken')
    clock.pass({ hours: -240 })
  })

  test('one account has one seat, however many ask for it at once', async () => {
    const { id, path } = await hold({ capacity: 5 })
    const ada = await join('ada')
    await Promise.all(Array.from({ length: 12 }, () => ask(path, ada.cookie)))
    assert.equal((await readEvent(db, id, 'en'))?.taken, 1)
    for (const guests of ['-1', '1', '99', '1e3', '0x1', ' ', '１'])
      assert.equal(await ask(path, ada.cookie, { guests }), 'refused-guests', guests)
    assert.equal((await readEvent(db, id, 'en'))?.taken, 1)
  })

  test('an editor does not come by another section’s series through an event of their own', async () => {
    const { harbour, uplands } = world.sections
    const cookie = await signInAs(site, 'editor', { sectionIds: [harbour] })
    const mine = await hold({ sectionId: harbour })
    const theirs = await hold({ sectionId: uplands })
    const series = await createEventSeries(db, { en: 'Evenings of the Uplands' }, `uplands-${events}`)
    await setSeries(db, clock, theirs.id, series)
    const at = `/newsroom/event-series/${series}`
    assert.equal((await openAs(site, cookie, at)).status, 404)
    const joined = await sendForm(site, cookie, `/newsroom/events/${mine.id}/series`, {
      series: `uplands-${events}`,
    })
    assert.equal(joined.status, 404)
    assert.equal((await openAs(site, cookie, at)).status, 404)
  })

  test('a time zone that nobody knows any more keeps no page, letter or calendar from anybody', async () => {
    const { id, path } = await hold()
    const ada = await join('ada')
    await ask(path, ada.cookie, { timeZone: 'Europe/Vienna' })
    await db.updateTable('seat').set({ timeZone: 'Europe/Atlantis' }).where('eventId', '=', id).execute()
    const letter = (await site.mail()).at(-1)
    assert.deepEqual([letter?.to, /19:00 CEST/.test(letter?.text ?? '')], [`ada-${events}@example.org`, true])
    await db.updateTable('event').set({ timeZone: 'Europe/Atlantis' }).where('id', '=', id).execute()
    site.deps.press.clear()
    for (const at of [
      '/events',
      '/events.ics',
      path,
      `${path}.ics`,
      '/events/feed.rss',
      '/events/feed.json',
      '/',
      '/account',
    ])
      assert.equal((await openAs(site, ada.cookie, at)).status, 200, at)
  })

  test('killed between a seat and its letter, the letter is still sent, and as the same one if twice', async () => {
    const { path, id } = await hold()
    const ada = await join('ada')
    const before = (await site.mail()).length
    // Another process, which ends before its queue has looked at anything.
    await askSeat(db, clock, id, ada.id)
    const sent = (await site.mail()).slice(before)
    assert.deepEqual(
      sent.map(({ subject }) => subject),
      ['Your seat: Night of the Straits'],
    )
    await db.updateTable('job').set({ doneAt: null }).where('kind', '=', 'seat.letter').execute()
    const again = (await site.mail()).slice(before).filter(({ to }) => to === sent[0]?.to)
    assert.equal(again.length, 2)
    assert.equal(new Set(again.map((letter) => letter.id)).size, 1, 'mail programs know it for the same')
    assert.equal(await ask(path, ada.cookie), 'done-taken')
  })

  test('what follows the links of every letter and page of an event changes nothing', async () => {
    const { id, path } = await hold({ capacity: 1 })
    const [ada, eve] = [await join('ada'), await join('eve')]
    await ask(path, ada.cookie)
    await ask(path, eve.cookie)
    await leave(path, ada.cookie)
    await ask(path, eve.cookie)
    const pages = await Promise.all([ada, eve].map(({ cookie }) => openAs(site, cookie, path)))
    const texts = [
      ...(await site.mail()).map(({ html }) => html),
      ...(await Promise.all(pages.map((page) => page.text()))),
    ]
    const hrefs = texts.flatMap((text) =>
      [...text.matchAll(/(?:href|src)="([^"]+)"/g)].map(([, href = '']) => href),
    )
    const links = new Set(
      hrefs
        .map((href) => new URL(href.replaceAll('&amp;', '&'), ORIGIN))
        .filter(({ origin }) => origin === ORIGIN)
        .map(({ pathname, search }) => pathname + search),
    )
    assert.ok([...links].some((link) => link.startsWith('/tickets/')) && links.has(path))
    const stands = async () => ({
      seats: await db.selectFrom('seat').selectAll().orderBy('id').execute(),
      events: await db.selectFrom('event').selectAll().orderBy('id').execute(),
      jobs: await db.selectFrom('job').select('id').orderBy('id').execute(),
      letters: await db.selectFrom('seatLetter').selectAll().orderBy('seatId').orderBy('kind').execute(),
    })
    const before = await stands()
    for (const link of links)
      for (const cookie of [undefined, eve.cookie])
        assert.ok((await openAs(site, cookie, link)).status < 500, link)
    assert.deepEqual(await stands(), before)
    assert.equal((await seatOf(db, id, eve.id))?.state, 'taken')
  })
})

function saidBy(answer: Response): string | null {
  return new URL(answer.headers.get('location') ?? '', 'http://x').searchParams.get('said')
}
