import assert from 'node:assert/strict'
import { beforeEach, describe, it } from 'node:test'
import { paragraphs } from '../../../test/support/articles.ts'
import { forEachDatabase } from '../../../test/support/databases.ts'
import { addEvent, eventInput } from '../../../test/support/events.ts'
import { type HeldClock, holdClock } from '../../../test/support/held-clock.ts'
import { makeWorld, type World } from '../../../test/support/world.ts'
import type { Db } from '../../platform/db/schema.ts'
import { eventsOf, listPast, listUpcoming } from './events.ts'
import { publishEvent } from './publish.ts'
import { findEvent, readEvent, readOnlineLink } from './read-event.ts'
import { createEvent, type EventInput, saveEvent } from './save.ts'

describe('An event', () => {
  forEachDatabase(({ open }) => {
    let db: Db
    let clock: HeldClock
    let world: World
    beforeEach(async () => {
      ;({ db } = await open())
      clock = holdClock('2030-06-01T10:00:00Z')
      world = await makeWorld(db, clock)
    })

    const faultsOf = async (wish: Partial<EventInput>) => {
      const saved = await createEvent(db, clock, eventInput(wish), 'test')
      return 'faults' in saved ? saved.faults.map(({ field, because }) => `${field} ${because}`) : []
    }

    it('is read as it was saved, once it is published, in the languages it has', async () => {
      const people = [
        { role: 'host' as const, authorId: world.authors.ada, name: '', about: '' },
        { role: 'speaker' as const, authorId: null, name: 'Ines Maro', about: 'Harbour pilot' },
      ]
      const input = eventInput({
        people,
        topicIds: [world.topics.straits],
        sectionId: world.sections.harbour,
      })
      const saved = await createEvent(db, clock, input, 'test')
      assert.ok(saved.saved)
      assert.equal(await findEvent(db, saved.slug, 'en'), undefined)
      await publishEvent(db, clock, saved.id)
      const found = await findEvent(db, saved.slug, 'en')
      assert.equal(found?.startsAt, '2030-06-12T17:00:00.000Z')
      assert.deepEqual(
        found?.people.map(({ name, author }) => author?.slug ?? name),
        ['ada-lindqvist', 'Ines Maro'],
      )
      assert.equal(found?.section?.slug, 'harbour')
      assert.equal(JSON.stringify(found).includes('eyebright'), false)
      assert.match((await readOnlineLink(db, saved.id)) ?? '', /eyebright/)
      assert.equal(await findEvent(db, saved.slug, 'fr'), undefined)
    })

    it('is refused with dates that do not exist, out of order, or in a zone that nobody knows', async () => {
      assert.deepEqual(await faultsOf({ starts: { at: '2030-02-30T19:00' } }), ['starts no-time'])
      assert.deepEqual(await faultsOf({ starts: { at: '2030-03-31T02:30' } }), ['starts skipped'])
      assert.deepEqual(await faultsOf({ starts: { at: '2029-10-28T02:30' } }), ['starts twice'])
      assert.deepEqual(await faultsOf({ starts: { at: '2029-10-28T02:30', which: 'second' } }), [])
      assert.deepEqual(await faultsOf({ ends: { at: '2030-06-12T18:59' } }), ['ends order'])
      assert.deepEqual(await faultsOf({ timeZone: 'Mars/Olympus' }), ['timeZone unknown-zone'])
      assert.deepEqual(await faultsOf({ timeZone: '+02:00' }), ['timeZone unknown-zone'])
      assert.deepEqual(await faultsOf({ closes: { at: '2030-06-13T00:00' } }), ['closes order'])
    })

    it('is refused with words that would end a line of a letter, links that run something, and no title', async () => {
      const body = paragraphs('x')
      const titled = (title: string) => ({ en: { title, standfirst: '', body, transcript: null } })
      assert.deepEqual(await faultsOf({ words: titled('One\r\nBcc: all@example.org') }), ['words malformed'])
      assert.deepEqual(await faultsOf({ words: titled('x'.repeat(301)) }), ['words too-long'])
      assert.deepEqual(await faultsOf({ words: titled(' ') }), ['words missing'])
      assert.deepEqual(await faultsOf({ onlineLink: 'javascript:alert(1)' }), ['onlineLink malformed'])
      assert.deepEqual(await faultsOf({ place: { name: 'Hall\nDTSTART:x', address: '' } }), [
        'place malformed',
      ])
      assert.deepEqual(await faultsOf({ capacity: 0 }), ['capacity malformed'])
    })

    it('is saved over the version that was seen, and no other; an address is one event’s alone', async () => {
      const id = await addEvent(db, clock)
      const version = (await readEvent(db, id, 'en'))?.version ?? 0
      const save = (basedOn: number, wish = {}) =>
        saveEvent(db, clock, { id, basedOn, input: eventInput(wish) })
      assert.deepEqual(await save(version), {
        saved: true,
        id,
        slug: 'night-of-the-straits',
        version: version + 1,
      })
      assert.deepEqual(await save(version), { saved: false, because: 'stale', version: version + 1 })
      await addEvent(db, clock, { slug: 'another' })
      const taken = await save(version + 1, { slug: 'another' })
      assert.deepEqual('faults' in taken && taken.faults, [{ field: 'slug', because: 'slug-taken' }])
    })

    it('is listed while it is to come, then among what is over, latest first, page by page', async () => {
      for (const day of ['03', '04', '05', '06'])
        await addEvent(db, clock, {
          slug: `day-${day}`,
          starts: { at: `2030-06-${day}T19:00` },
          ends: { at: `2030-06-${day}T21:00` },
          topicIds: [world.topics.straits],
        })
      assert.deepEqual(slugs(await listUpcoming(db, 'en', clock(), 10)), [
        'day-03',
        'day-04',
        'day-05',
        'day-06',
      ])
      clock.pass({ hours: 24 * 5 })
      const first = await listPast(db, 'en', clock(), 2)
      assert.deepEqual(slugs(first.events), ['day-05', 'day-04'])
      const second = await listPast(db, 'en', clock(), 2, first.next)
      assert.deepEqual([slugs(second.events), second.next], [['day-03'], undefined])
      const found = await eventsOf(db, { topicId: world.topics.straits }, 'en', clock(), 2)
      assert.deepEqual([slugs(found.upcoming), slugs(found.past)], [['day-06'], ['day-05', 'day-04']])
      assert.deepEqual(slugs(await listUpcoming(db, 'fr', clock(), 10)), [])
    })
  })
})

function slugs(events: readonly { slug: string }[]): string[] {
  return events.map(({ slug }) => slug)
}
