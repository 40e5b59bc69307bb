import assert from 'node:assert/strict'
import { before, describe, it } from 'node:test'
import { z } from 'zod'
import { forEachDatabase } from '../../../test/support/databases.ts'
import { openDesk } from '../../../test/support/desk.ts'
import { addEvent, LINK_CANARY } from '../../../test/support/events.ts'
import { type HeldClock, holdClock } from '../../../test/support/held-clock.ts'
import { openAs } from '../../../test/support/newsroom.ts'
import { ORIGIN, type TestSite } from '../../../test/support/site.ts'
import type { World } from '../../../test/support/world.ts'
import { cancelEvent } from '../../domain/events/publish.ts'
import { createEventSeries } from '../../domain/events/series.ts'
import type { Db } from '../../platform/db/schema.ts'

/** What Google's documentation of events requires or recommends, strictly: nothing undefined, nothing of another kind. */
const dated = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d$/)
const own = z.string().startsWith(`${ORIGIN}/`)
const named = (type: string) => z.looseObject({ '@type': z.literal(type), name: z.string().min(1) })
const schema = z.strictObject({
  '@context': z.literal('https://schema.org'),
  '@type': z.literal('Event'),
  '@id': own,
  url: own,
  name: z.string().min(1),
  description: z.string().min(1).optional(),
  inLanguage: z.string(),
  startDate: dated,
  endDate: dated,
  eventStatus: z.enum(['https://schema.org/EventScheduled', 'https://schema.org/EventCancelled']),
  eventAttendanceMode: z
    .string()
    .regex(/^https:\/\/schema\.org\/(?:Offline|Online|Mixed)EventAttendanceMode$/),
  location: z
    .array(
      z.union([
        z.strictObject({ '@type': z.literal('Place'), name: z.string(), address: z.string().min(1) }),
        z.strictObject({ '@type': z.literal('VirtualLocation'), url: own }),
      ]),
    )
    .min(1),
  image: z.array(own).optional(),
  maximumAttendeeCapacity: z.int().optional(),
  isAccessibleForFree: z.literal(true),
  superEvent: named('EventSeries').extend({ url: own }).optional(),
  offers: z
    .strictObject({
      '@type': z.literal('Offer'),
      url: own,
      price: z.literal(0),
      priceCurrency: z.string().length(3),
      availability: z.enum(['https://schema.org/InStock', 'https://schema.org/SoldOut']),
      validFrom: z.iso.datetime(),
      validThrough: z.iso.datetime().optional(),
    })
    .optional(),
  performer: z.array(named('Person')).min(1).optional(),
  organizer: z.looseObject({ name: z.string().min(1), url: z.string() }),
})

describe('What search engines are told of an event', () => {
  forEachDatabase((databases) => {
    let clock: HeldClock
    let db: Db
    let site: TestSite
    let world: World
    before(async () => {
      clock = holdClock('2030-06-01T10:00:00Z')
      ;({ db, site, world } = await openDesk(databases, clock, 'editor'))
    })

    const told = async (slug: string) => {
      const page = await (await openAs(site, undefined, `/events/${slug}`)).text()
      const json = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(page)?.[1] ?? ''
      assert.doesNotMatch(json, new RegExp(LINK_CANARY))
      return schema.parse(JSON.parse(json))
    }

    it('has its hour with the zone, its place, who speaks, its series, and a seat for nothing', async () => {
      await addEvent(db, clock, {
        slug: 'whole',
        seriesId: await createEventSeries(db, { en: 'Evenings' }),
        people: [
          { role: 'host', authorId: world.authors.ada, name: '', about: '' },
          { role: 'speaker', authorId: null, name: 'Ines Maro', about: 'Harbour pilot' },
        ],
        starts: { at: '2030-12-12T19:00' },
        ends: { at: '2030-12-12T21:00' },
        capacity: 20,
        closes: { at: '2030-12-12T12:00' },
      })
      const event = await told('whole')
      assert.equal(event.startDate, '2030-12-12T19:00:00+01:00')
      assert.equal(event.eventAttendanceMode, 'https://schema.org/MixedEventAttendanceMode')
      assert.deepEqual(
        event.location.map((place) => place['@type']),
        ['Place', 'VirtualLocation'],
      )
      assert.equal(event.superEvent?.url, `${ORIGIN}/events/series/evenings`)
      assert.equal(event.offers?.validThrough, '2030-12-12T11:00:00.000Z')
      assert.deepEqual(
        event.performer?.map(({ name }) => name),
        ['Ada Lindqvist', 'Ines Maro'],
      )
      assert.equal(event.maximumAttendeeCapacity, 20)
    })

    it('is where it is: at a place without an address, or at its own page', async () => {
      await addEvent(db, clock, {
        slug: 'hall',
        place: { name: 'The Hall', address: '' },
        onlineLink: null,
      })
      assert.deepEqual((await told('hall')).location, [
        { '@type': 'Place', name: 'The Hall', address: 'The Hall' },
      ])
      await addEvent(db, clock, { slug: 'online', place: null })
      const online = await told('online')
      assert.deepEqual(online.location, [{ '@type': 'VirtualLocation', url: `${ORIGIN}/events/online` }])
      assert.equal(online.eventAttendanceMode, 'https://schema.org/OnlineEventAttendanceMode')
    })

    it('offers no seat once it is over or cancelled', async () => {
      const id = await addEvent(db, clock, { slug: 'off' })
      await cancelEvent(db, clock, id)
      const off = await told('off')
      assert.deepEqual([off.eventStatus, off.offers], ['https://schema.org/EventCancelled', undefined])
      const times = { starts: { at: '2030-05-12T19:00' }, ends: { at: '2030-05-12T21:00' } }
      await addEvent(db, clock, { slug: 'over', ...times })
      assert.equal((await told('over')).offers, undefined)
    })
  })
})
