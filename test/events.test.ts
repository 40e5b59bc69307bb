import assert from 'node:assert/strict'
import { beforeEach, describe, it } from 'node:test'
import ICAL from 'ical.js'
import { routes } from '../src/app.ts'
import { saveEvent } from '../src/domain/events/save.ts'
import { createSession } from '../src/domain/readers/sessions.ts'
import { systemClock } from '../src/lib/clock.ts'
import { openDatabase } from '../src/platform/db/open.ts'
import type { Db } from '../src/platform/db/schema.ts'
import { addressesOf } from './support/addresses.ts'
import { paragraphs } from './support/articles.ts'
import { forEachDatabase } from './support/databases.ts'
import { addEvent, addReaders, eventInput, LINK_CANARY } from './support/events.ts'
import { type HeldClock, holdClock } from './support/held-clock.ts'
import { ask, form } from './support/http.ts'
import { failLoudly } from './support/postgres-template.ts'
import { everyone } from './support/people.ts'
import { openSite, ORIGIN, type TestSite } from './support/site.ts'
import { loadSite } from './support/site-process.ts'
import { visit } from './support/visitor.ts'
import { makeWorld, type World } from './support/world.ts'

const SPOKEN = 'monkshood'
const night = '/events/night-of-the-straits'
const lamps = '/events/day-of-the-lamps'

describe('Events on the site', () => {
  forEachDatabase((databases) => {
    let db: Db
    let clock: HeldClock
    let world: World
    let site: TestSite
    let origin: string
    beforeEach(async () => {
      const database = await databases.open()
      db = database.db
      clock = holdClock('2030-06-01T10:00:00Z')
      world = await makeWorld(db, clock)
      const people = [{ role: 'host' as const, authorId: world.authors.ada, name: '', about: '' }]
      const common = { people, topicIds: [world.topics.straits], sectionId: world.sections.harbour }
      await addEvent(db, clock, { ...common, capacity: 1 })
      await addEvent(db, clock, {
        ...common,
        slug: 'day-of-the-lamps',
        starts: { at: '2030-05-12T19:00' },
        ends: { at: '2030-05-12T21:00' },
        recording: { embed: `https://vimeo.com/76979871?said=${SPOKEN}` },
        words: {
          en: {
            title: 'Day of the Lamps',
            standfirst: 'On keepers.',
            body: paragraphs('We spoke of lamps.'),
            transcript: paragraphs('Good evening.', 'Welcome.', 'Let us begin.', `It was ${SPOKEN}.`),
          },
        },
      })
      site = await openSite(database, clock)
      databases.beforeClosing(site.close)
      origin = await site.serve()
    })

    it('lead a visitor through registration back to a seat, the link, a letter, and out again', async () => {
      const ada = visit(origin)
      const page = await ada.get(night)
      assert.match(page.text, /One seat is left/)
      assert.match(page.text, /\/register\?next=%2Fevents%2Fnight-of-the-straits%23seat/)
      assert.match(page.headers['cache-control'] ?? '', /private, no-store/)
      const asked = await ada.post(`${night}/seat`, { timeZone: 'America/New_York' })
      assert.equal(asked.headers.location, '/register?next=%2Fevents%2Fnight-of-the-straits%23seat')
      assert.equal(await ada.signIn('ada@example.org', { next: `${night}#seat` }), `${night}#seat`)
      const taken = await ada.post(`${night}/seat`, { timeZone: 'America/New_York' })
      await site.mail()
      assert.equal(taken.headers.location, `${night}?said=done-taken#seat`)
      const own = await ada.get(night)
      assert.match(own.text, /You have a seat/)
      assert.ok(own.text.includes(LINK_CANARY))
      const grace = visit(origin)
      assert.match((await grace.get(night)).text, /Register and join the waiting list/)
      await grace.signIn('grace@example.org')
      assert.match((await grace.get(night)).text, /Join the waiting list/)
      await grace.post(`${night}/seat`, {})
      await site.mail()
      assert.match((await grace.get(night)).text, /You are the first on the waiting list/)
      assert.equal((await grace.get(night)).text.includes(LINK_CANARY), false)
      await ada.post(`${night}/seat/cancellation`, {})
      await site.mail()
      assert.match((await grace.get(night)).text, /A seat is free for you/)
      await grace.post(`${night}/seat`, {})
      assert.ok((await grace.get(night)).text.includes(LINK_CANARY))
      const sent = (await site.mail()).filter(({ subject }) => !subject.startsWith('Finish'))
      assert.deepEqual(
        sent.map(({ to, subject }) => `${to.split('@')[0]}: ${subject.split(':')[0]}`).toSorted(),
        [
          'ada: You gave up your seat',
          'ada: Your seat',
          'grace: A seat is free for you',
          'grace: You are on the waiting list',
          'grace: Your seat',
        ],
      )
      const data = await grace.get('/account/data.json')
      assert.match(data.text, /"event": "night-of-the-straits",\s+"state": "taken"/)
    })

    it('give every reader a calendar of their own at a secret address, and everybody the others without links', async () => {
      const ada = visit(origin)
      await ada.signIn('ada@example.org')
      await ada.post(`${night}/seat`, {})
      const [, path = ''] = /href="(\/events\/calendars\/[^"]+)"/.exec((await ada.get(night)).text) ?? []
      const own = await ask(origin, path)
      assert.match(own.headers['content-type'] ?? '', /text\/calendar/)
      assert.ok(unfolded(own.text).includes(LINK_CANARY))
      assert.equal((await ask(origin, path.replace(/.\.ics$/, '!.ics'))).status, 404)
      const account = await ada.get('/account')
      assert.ok(account.text.includes(`href="${path}"`))
      assert.equal((await ask(origin, path)).status, 200, 'looking at it changes nothing')
      const renewed = await ada.post('/account/calendar', {})
      assert.equal(renewed.headers.location, '/account?done=calendar-renewed#calendar')
      assert.equal((await ask(origin, path)).status, 404)
      const [, fresh = ''] =
        /href="(\/events\/calendars\/[^"]+)"/.exec((await ada.get('/account')).text) ?? []
      assert.notEqual(fresh, path)
      assert.ok(unfolded((await ask(origin, fresh)).text).includes(LINK_CANARY))
      assert.ok((await ada.get(night)).text.includes(fresh))
      for (const address of ['/events.ics', `${night}.ics`]) {
        const { text, headers } = await ask(origin, address)
        assert.match(headers['content-type'] ?? '', /text\/calendar/)
        const events = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent')
        assert.equal(events.length, address === '/events.ics' ? 2 : 1)
        assert.equal(unfolded(text).includes(LINK_CANARY), false)
      }
    })

    it('stand on the front page, with their section, topic and people, in feeds, maps and for search engines', async () => {
      for (const path of ['/', '/events', '/sections/harbour', '/topics/straits', '/authors/ada-lindqvist'])
        assert.match((await ask(origin, path)).text, /href="\/events\/night-of-the-straits"/, path)
      for (const path of [
        '/events/feed.rss',
        '/events/feed.atom',
        '/events/feed.json',
        '/sitemaps/events.xml',
      ])
        assert.match((await ask(origin, path)).text, /\/events\/night-of-the-straits/, path)
      assert.match((await ask(origin, '/archive')).text, /Past events/)
      const [, json = ''] =
        /<script type="application\/ld\+json">(.*?)<\/script>/s.exec((await ask(origin, night)).text) ?? []
      const described = JSON.parse(json)
      assert.equal(described['@type'], 'Event')
      assert.equal(described.startDate, '2030-06-12T19:00:00+02:00')
      clock.pass({ hours: 24 * 20 })
      assert.match((await ask(origin, '/events')).text, /Nothing is planned/)
    })

    it('keep link, recording and transcript from everybody whom they are not for, on every page there is', async () => {
      const addresses = routes.flatMap((route) => (route.method === 'GET' ? (addressesOf(route) ?? []) : []))
      for (const person of await everyone(site.deps, world)) {
        const cookie = person.cookie()
        const mayHear = ['a registered reader', 'the owner'].includes(person.name)
        const heard: string[] = []
        for (const path of addresses.filter(
          (address) => !address.startsWith('/newsroom') && address !== '/media/none.webp',
        )) {
          const { text } = await ask(origin, path, { headers: cookie === undefined ? {} : { cookie } })
          assert.equal(unfolded(text).includes(LINK_CANARY), false, `${person.name}: ${path}`)
          if (text.includes(SPOKEN)) heard.push(path)
        }
        assert.deepEqual(heard, mayHear ? [lamps] : [], person.name)
        const { text } = await ask(origin, lamps, { headers: cookie === undefined ? {} : { cookie } })
        assert.match(text, /Good evening/, 'the beginning is for everyone')
      }
    })

    it('are found at every address they had, page and calendar, in every language', async () => {
      const { id, slug } = await db
        .selectFrom('event')
        .select(['id', 'slug'])
        .where('slug', '=', 'night-of-the-straits')
        .executeTakeFirstOrThrow()
      const rename = async (to: string) => {
        const { version } = await db
          .selectFrom('event')
          .select('version')
          .where('id', '=', id)
          .executeTakeFirstOrThrow()
        const input = eventInput({ slug: to, capacity: 1 })
        const saved = await saveEvent(db, clock, { id, basedOn: version, input })
        assert.ok(saved.saved)
        site.deps.press.clear()
      }
      await rename('evening-of-the-straits')
      await rename('last-night-of-the-straits')
      const now = '/events/last-night-of-the-straits'
      for (const old of [slug, 'evening-of-the-straits'])
        for (const [path, target] of [
          [`/events/${old}`, now],
          [`/events/${old}.ics`, `${now}.ics`],
          [`/ar/events/${old}`, `/ar${now}`],
        ] as const) {
          const answer = await ask(origin, path)
          assert.deepEqual([answer.status, answer.headers.location], [301, target], path)
        }
      assert.equal((await ask(origin, `${now}.ics`)).status, 200)
      await rename(slug)
      assert.equal((await ask(origin, night)).status, 200)
      assert.equal((await ask(origin, now)).headers.location, night)
    })

    it('answer what is not right as what it is', async () => {
      const ada = visit(origin)
      await ada.signIn('ada@example.org')
      assert.match(
        (await ada.post(`${night}/seat`, { guests: '3' })).headers.location ?? '',
        /refused-guests/,
      )
      assert.match(
        (await ada.post(`${night}/seat`, { guests: '-1' })).headers.location ?? '',
        /refused-guests/,
      )
      assert.equal((await ada.post(`${night}/seat`, { seat: 'x' })).status, 400)
      assert.match((await ada.post(`${lamps}/seat`, {})).headers.location ?? '', /refused-closed/)
      assert.equal((await ada.post('/events/none/seat', {})).status, 404)
      assert.equal((await ask(origin, '/fr/events/night-of-the-straits')).status, 404)
      const elsewhere = { ...form({}, 'https://elsewhere.example') }
      assert.equal((await ask(origin, `${night}/seat`, elsewhere)).status, 403)
    })
  })
})

describe('Two hundred readers at once', () => {
  forEachDatabase((databases) => {
    it('get exactly the twenty seats there are from two processes, then a waiting list without a gap', async () => {
      const address = await databases.create()
      const database = openDatabase(address, failLoudly)
      databases.beforeClosing(database.close)
      const { db } = database
      await makeWorld(db, systemClock)
      const event = await addEvent(db, systemClock, { capacity: 20 })
      const readers = await addReaders(db, systemClock, 200)
      const cookies: string[] = []
      for (const readerId of readers)
        cookies.push(await createSession(db, systemClock, { readerId }, 'Firefox'))
      const sites = await Promise.all([loadSite(address), loadSite(address)])
      for (const site of sites) databases.beforeClosing(site.stop)
      const origins = await Promise.all(sites.map((site) => site.serve()))
      const answers = await Promise.all(
        cookies.map((token, number) => {
          const asked = form({}, ORIGIN)
          const headers = { ...asked.headers, cookie: `broadsheet-session=${token}` }
          return ask(origins[number % 2] ?? '', `${night}/seat`, { ...asked, headers })
        }),
      )
      const said = (word: string) => answers.filter(({ headers }) => headers.location?.includes(word)).length
      assert.deepEqual([said('done-taken'), said('done-waiting')], [20, 180])
      const seats = await db
        .selectFrom('seat')
        .selectAll()
        .where('eventId', '=', event)
        .orderBy('place')
        .execute()
      assert.deepEqual(
        seats.map(({ place }) => place),
        Array.from({ length: 200 }, (_, index) => index + 1),
      )
      assert.deepEqual(seats.slice(0, 20).filter(({ state }) => state === 'taken').length, 20)
      assert.deepEqual(seats.slice(20).filter(({ state }) => state === 'waiting').length, 180)
    })
  })
})

/** As a calendar program reads it. */
function unfolded(text: string): string {
  return text.replaceAll('\r\n ', '')
}
