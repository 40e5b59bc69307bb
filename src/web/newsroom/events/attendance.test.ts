import assert from 'node:assert/strict'
import { beforeEach, test } from 'node:test'
import { forEachDatabase } from '../../../../test/support/databases.ts'
import { openDesk } from '../../../../test/support/desk.ts'
import { addEvent, addReaders, askSeat } from '../../../../test/support/events.ts'
import { type HeldClock, holdClock } from '../../../../test/support/held-clock.ts'
import { openAs, sendForm, signInAs } from '../../../../test/support/newsroom.ts'
import type { TestSite } from '../../../../test/support/site.ts'
import { readEvent } from '../../../domain/events/read-event.ts'
import { seatOf } from '../../../domain/events/seats.ts'
import type { Db, Id } from '../../../platform/db/schema.ts'

forEachDatabase((databases) => {
  let db: Db
  let clock: HeldClock
  let site: TestSite
  let cookie: string
  let event: Id
  let readers: Id[]
  beforeEach(async () => {
    clock = holdClock('2030-06-01T10:00:00Z')
    ;({ db, site, cookie } = await openDesk(databases, clock, 'editor'))
    event = await addEvent(db, clock, { capacity: 3, guestsAllowed: 2 })
    readers = await addReaders(db, clock, 3)
    await name(0, 'Élodie Marchand')
    await name(1, '=HYPERLINK("x")')
    await name(2, 'Noor Haddad')
    for (const reader of [0, 1, 2]) await ask(reader, reader === 0 ? 1 : 0)
  })

  const name = (reader: number, name: string) =>
    db
      .updateTable('reader')
      .set({ name })
      .where('id', '=', readers[reader] ?? '')
      .execute()
  const ask = (reader: number, guests: number) => askSeat(db, clock, event, readers[reader] ?? '', { guests })
  const seat = async (reader: number) =>
    (await seatOf(db, event, readers[reader] ?? '')) ?? assert.fail('They have no seat.')
  const send = (path: string, fields: Record<string, string> = {}) =>
    sendForm(site, cookie, `/newsroom/events/${event}/attendance${path}`, fields)
  const read = async (path: string) =>
    (await openAs(site, cookie, `/newsroom/events/${event}/attendance${path}`)).text()
  const arrived = async (reader: number) =>
    db
      .selectFrom('seat')
      .select(['checkedInAt', 'arrived'])
      .where('id', '=', (await seat(reader)).id)
      .executeTakeFirstOrThrow()

  test('readers are found by name whatever its accents, by address, and by the state of their seat', async () => {
    const all = await read('')
    for (const found of ['Élodie Marchand', 'Noor Haddad', 'reader1@example.org'])
      assert.ok(all.includes(found), found)
    const one = await read('?q=elodie')
    assert.ok(one.includes('Élodie Marchand') && !one.includes('Noor Haddad'))
    const waiting = await read('?state=waiting')
    assert.ok(waiting.includes('Noor Haddad') && !waiting.includes('Élodie'))
    assert.match(await read('?q=reader2'), /HYPERLINK/)
  })

  test('who has come is said once, the first time counts, and it can be taken back', async () => {
    const { id } = await seat(0)
    await send(`/${id}/arrival`, { come: 'yes' })
    const first = await arrived(0)
    assert.deepEqual(first, { checkedInAt: '2030-06-01T10:00:00.000Z', arrived: 2 })
    clock.pass({ minutes: 5 })
    const second = await send(`/${id}/arrival`, { come: 'yes' })
    assert.match(second.headers.get('location') ?? '', /not-checked-in/)
    assert.deepEqual(await arrived(0), first)
    await send(`/${id}/arrival`, { come: 'no' })
    assert.deepEqual(await arrived(0), { checkedInAt: null, arrived: 0 })
    const waits = await seat(2)
    await send(`/${waits.id}/arrival`, { come: 'yes' })
    assert.equal((await arrived(2)).checkedInAt, null)
  })

  test('removing somebody asks, tells them, and offers the seat to who has waited longest', async () => {
    const { id } = await seat(1)
    assert.match(await read(`/${id}/removal`), /They get a letter/)
    assert.equal((await seat(1)).state, 'taken')
    await send(`/${id}/removal`)
    assert.deepEqual([(await seat(1)).state, (await seat(2)).state], ['cancelled', 'offered'])
    const letters = await db.selectFrom('seatLetter').select('kind').where('seatId', '=', id).execute()
    assert.ok(letters.some(({ kind }) => kind === 'cancellation'))
    clock.pass({ hours: 24 * 30 })
    cookie = await signInAs(site, 'editor')
    const late = await send(`/${(await seat(0)).id}/removal`)
    assert.match(late.headers.get('location') ?? '', /not-removed/)
  })

  test('the list goes out as a table in which no name is a formula, and the trail says so', async () => {
    const answer = await send('/export', { q: '', state: 'taken' })
    assert.match(answer.headers.get('content-disposition') ?? '', /attendance-night-of-the-straits\.csv/)
    const text = await answer.text()
    assert.ok(text.includes(`"'=HYPERLINK(""x"")"`))
    assert.ok(!text.includes('Noor Haddad'))
    assert.equal(text.trim().split('\r\n').length, 3)
    const trail = await db.selectFrom('audit').select('after').where('act', '=', 'event.export').execute()
    assert.equal(trail.length, 1)
  })

  test('there cannot be fewer seats than are taken', async () => {
    const now = (await readEvent(db, event, 'en')) ?? assert.fail()
    const words = ['title', 'standfirst'].flatMap((name) =>
      ['en', 'fr', 'ar'].map((code) => [`${name}-${code}`, code === 'en' ? 'Night' : '']),
    )
    const refused = await sendForm(site, cookie, `/newsroom/events/${event}`, {
      ...Object.fromEntries(words),
      starts: '2030-06-12T19:00',
      ends: '2030-06-12T21:00',
      opens: '',
      closes: '',
      timeZone: 'Europe/Vienna',
      placeName: 'Custom House',
      placeAddress: '',
      onlineLink: '',
      section: '',
      slug: now.slug,
      audience: 'registered',
      capacity: '2',
      guestsAllowed: '2',
      version: String(now.version),
    })
    assert.equal(refused.status, 422)
    assert.match(await refused.text(), /Seats in all: 3 are taken or on offer already/)
    assert.equal((await readEvent(db, event, 'en'))?.capacity, 3)
  })

  test('a seat of another event is not found under this one', async () => {
    const other = await addEvent(db, clock, { slug: 'other' })
    const { id } = await seat(0)
    const path = `/newsroom/events/${other}/attendance/${id}`
    assert.equal((await sendForm(site, cookie, `${path}/arrival`, { come: 'yes' })).status, 404)
    assert.equal((await openAs(site, cookie, `${path}/removal`)).status, 404)
  })
})
