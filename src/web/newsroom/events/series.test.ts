import assert from 'node:assert/strict'
import { beforeEach, test } from 'node:test'
import ICAL from 'ical.js'
import nodeIcal from 'node-ical'
import { paragraphs } from '../../../../test/support/articles.ts'
import { forEachDatabase } from '../../../../test/support/databases.ts'
import { openDesk } from '../../../../test/support/desk.ts'
import { addEvent, LINK_CANARY } from '../../../../test/support/events.ts'
import { type HeldClock, holdClock } from '../../../../test/support/held-clock.ts'
import { openAs, sendForm, signInAs } from '../../../../test/support/newsroom.ts'
import type { TestSite } from '../../../../test/support/site.ts'
import type { World } from '../../../../test/support/world.ts'
import type { Db, Id } from '../../../platform/db/schema.ts'

const page = '/events/series/evenings'
const words = {
  en: {
    title: 'Evenings of the Straits',
    standfirst: 'Every week.',
    body: paragraphs('We talk.'),
    transcript: null,
  },
}

forEachDatabase((databases) => {
  let clock: HeldClock
  let db: Db
  let site: TestSite
  let world: World
  let cookie: string
  let event: Id
  beforeEach(async () => {
    clock = holdClock('2030-10-01T10:00:00Z')
    ;({ db, site, world, cookie } = await openDesk(databases, clock, 'editor'))
    event = await addEvent(db, clock, {
      slug: 'evenings',
      sectionId: world.sections.harbour,
      words,
      starts: { at: '2030-10-16T19:00' },
      ends: { at: '2030-10-16T21:00' },
      opens: { at: '2030-10-09T09:00' },
      capacity: 20,
    })
  })

  const repeat = (until: string, more: Record<string, string> = {}) =>
    sendForm(site, cookie, `/newsroom/events/${event}/repetitions`, { every: 'week', until, ...more })
  const read = async (path: string, as?: string) => (await openAs(site, as, path)).text()
  const stored = () =>
    db
      .selectFrom('event')
      .select(['slug', 'state', 'startsAt', 'opensAt', 'capacity', 'taken', 'seriesId'])
      .orderBy('startsAt')
      .execute()

  test('repeated weekly, it comes at the same hour of the clock after the clocks are put back', async () => {
    const answer = await repeat('2030-10-30', { publish: 'yes' })
    assert.match(answer.headers.get('location') ?? '', /event-series\/[^?]+\?done=repeated/)
    const events = await stored()
    assert.deepEqual(
      events.map(({ slug, state, startsAt, opensAt }) => [slug, state, startsAt, opensAt]),
      [
        ['evenings', 'published', '2030-10-16T17:00:00.000Z', '2030-10-09T07:00:00.000Z'],
        ['evenings-2030-10-23', 'published', '2030-10-23T17:00:00.000Z', '2030-10-16T07:00:00.000Z'],
        ['evenings-2030-10-30', 'published', '2030-10-30T18:00:00.000Z', '2030-10-23T07:00:00.000Z'],
      ],
    )
    assert.equal(new Set(events.map(({ seriesId }) => seriesId)).size, 1)
    assert.deepEqual(
      events.map(({ capacity, taken }) => [capacity, taken]),
      Array.from({ length: 3 }, () => [20, 0]),
    )
  })

  test('a series has a page, a feed and a calendar that two parsers read; each of its events leads there', async () => {
    await repeat('2030-10-30', { publish: 'yes' })
    clock.pass({ hours: 24 * 17 })
    const shown = await read(page)
    assert.match(shown, /<h1>Evenings of the Straits<\/h1>/)
    assert.match(shown, /id="upcoming"[^]*evenings-2030-10-23[^]*id="past"[^]*href="\/events\/evenings"/)
    assert.ok((await read('/events/evenings-2030-10-30')).includes(`href="${page}"`))
    assert.match(await read(`${page}/feed.rss`), /events\/evenings-2030-10-30/)
    const text = await read(`${page}.ics`)
    assert.equal(text.replaceAll('\r\n ', '').includes(LINK_CANARY), false)
    const first = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent')
    const starts = Object.values(nodeIcal.sync.parseICS(text)).flatMap((part) =>
      part?.type === 'VEVENT' ? [part.start.toISOString()] : [],
    )
    assert.equal(first.length, 3)
    assert.deepEqual(starts.toSorted(), [
      '2030-10-16T17:00:00.000Z',
      '2030-10-23T17:00:00.000Z',
      '2030-10-30T18:00:00.000Z',
    ])
    assert.match(await read(`/fr${page}`), /Rien n’est prévu/)
  })

  test('a series of drafts is nobody’s to see', async () => {
    await sendForm(site, cookie, `/newsroom/events/${event}/copies`)
    const draft = await db.selectFrom('event').select('id').where('state', '=', 'draft').executeTakeFirst()
    const at = `/newsroom/events/${draft?.id}/repetitions`
    const made = await sendForm(site, cookie, at, { every: 'month', until: '2031-01-31' })
    assert.equal(made.status, 303)
    for (const ending of ['', '.ics', '/feed.atom'])
      assert.equal((await openAs(site, undefined, page + ending)).status, 404)
  })

  test('repeating for longer adds what is missing, without publishing drafts by itself', async () => {
    await repeat('2030-10-23')
    const again = await repeat('2030-10-23')
    assert.equal(again.status, 422)
    assert.match(await again.text(), /has all of these days already/)
    await repeat('2030-11-06')
    assert.deepEqual(
      (await stored()).map(({ slug, state }) => `${slug} ${state}`),
      [
        'evenings published',
        'evenings-2030-10-23 draft',
        'evenings-2030-10-30 draft',
        'evenings-2030-11-06 draft',
      ],
    )
    assert.doesNotMatch(await read(page), /evenings-2030/)
  })

  test('what cannot be repeated is refused in words, and nothing is created', async () => {
    for (const [until, said] of [
      ['', /Choose the last day/],
      ['2030-02-31', /Choose the last day/],
      ['2030-10-17', /would not come again/],
      ['2045-01-01', /more than sixty/],
    ] as const) {
      const answer = await repeat(until)
      assert.equal(answer.status, 422, until)
      assert.match(await answer.text(), said)
    }
    assert.equal((await repeat('2030-11-01', { every: 'day' })).status, 400)
    assert.equal((await stored()).length, 1)
  })

  test('its name and description are the newsroom’s; an event can be put in and taken out', async () => {
    const made = await repeat('2030-10-23', { publish: 'yes' })
    const at = (made.headers.get('location') ?? '').replace(/\?.*/, '')
    const fields = Object.fromEntries(
      ['name', 'description'].flatMap((name) => ['en', 'fr', 'ar'].map((code) => [`${name}-${code}`, ''])),
    )
    const named = { ...fields, 'name-en': 'Harbour evenings', 'description-en': 'On Wednesdays.' }
    assert.equal((await sendForm(site, cookie, at, fields)).status, 422)
    assert.equal((await sendForm(site, cookie, at, named)).status, 303)
    assert.match(await read(page), /<h1>Harbour evenings<\/h1>[^]*On Wednesdays\./)
    const other = await addEvent(db, clock, { slug: 'regatta' })
    const join = (series: string) => sendForm(site, cookie, `/newsroom/events/${other}/series`, { series })
    await join('evenings')
    assert.match(await read(page), /\/events\/regatta"/)
    await join('')
    assert.doesNotMatch(await read(page), /\/events\/regatta"/)
    assert.equal((await join('none')).status, 404)
    const elsewhere = await signInAs(site, 'editor', { sectionIds: [world.sections.uplands] })
    assert.equal((await openAs(site, elsewhere, at)).status, 404)
  })
})
