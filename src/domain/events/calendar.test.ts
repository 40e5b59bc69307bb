import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import ICAL from 'ical.js'
import nodeIcal from 'node-ical'
import { eventCard } from '../../../test/support/events.ts'
import type { EventCard } from './events.ts'
import { type CalendarEntry, type CalendarFacts, writeCalendar } from './calendar.ts'

const facts: CalendarFacts = {
  name: 'The Lighthouse; straits, and more',
  organizer: { name: 'The Lighthouse', email: 'desk@lighthouse.example' },
  host: 'lighthouse.example',
  method: 'PUBLISH',
}

function entry(event: Partial<EventCard> = {}, rest: Partial<CalendarEntry> = {}): CalendarEntry {
  const title = 'Night; of, the \\ Straits'
  const card = eventCard({ title, standfirst: `${'مضيق '.repeat(30)}end`, ...event })
  return { event: card, url: 'https://lighthouse.example/events/night', ...rest }
}

/** Both parsers, each by its own reading of the zone; ical.js knows nothing but the VTIMEZONE in the file. */
function readBoth(text: string) {
  ICAL.TimezoneService.reset()
  const calendar = new ICAL.Component(ICAL.parse(text))
  for (const zone of calendar.getAllSubcomponents('vtimezone'))
    ICAL.TimezoneService.register(new ICAL.Timezone(zone))
  const events = calendar.getAllSubcomponents('vevent').map((component) => new ICAL.Event(component))
  const parsed = Object.values(nodeIcal.sync.parseICS(text)).filter((found) => found?.type === 'VEVENT')
  return { calendar, events, parsed }
}

describe('A calendar', () => {
  it('says the same to two parsers: words, place, number and state', () => {
    const { events, parsed, calendar } = readBoth(writeCalendar(facts, [entry()]))
    const [event] = events
    assert.equal(event?.summary, 'Night; of, the \\ Straits')
    assert.equal(parsed[0]?.summary, 'Night; of, the \\ Straits')
    assert.ok(event?.description.startsWith(`${'مضيق '.repeat(30)}end`))
    assert.equal(event?.location, 'Custom House\n3 Quay Road, Vienna')
    assert.equal(event?.sequence, 3)
    assert.equal(event?.uid, '0190aaaa-bbbb-7ccc-8ddd-eeeeffff0000@lighthouse.example')
    assert.match(String(calendar.getFirstPropertyValue('x-wr-calname')), /^The Lighthouse\\; straits/)
    assert.equal(parsed[0]?.status, 'CONFIRMED')
  })

  it('has the hour right on both sides of each change of the clock, in zones near and far', () => {
    const moments = [
      '2030-03-31T00:59:00Z',
      '2030-03-31T01:01:00Z',
      '2030-10-27T00:30:00Z',
      '2030-10-27T01:30:00Z',
      '2030-01-15T12:00:00Z',
      '2030-07-15T12:00:00Z',
    ]
    const zones = [
      'Europe/Vienna',
      'America/New_York',
      'Australia/Lord_Howe',
      'Asia/Kolkata',
      'Europe/Dublin',
      'UTC',
      'Africa/Casablanca',
      'America/St_Johns',
    ]
    for (const timeZone of zones) {
      for (const moment of moments) {
        const startsAt = Temporal.Instant.from(moment).toString({ smallestUnit: 'millisecond' })
        const endsAt = Temporal.Instant.from(moment)
          .add({ hours: 2 })
          .toString({ smallestUnit: 'millisecond' })
        const { events, parsed } = readBoth(writeCalendar(facts, [entry({ timeZone, startsAt, endsAt })]))
        assert.equal(events[0]?.startDate.toUnixTime(), Date.parse(startsAt) / 1000, `${timeZone} ${moment}`)
        assert.equal(events[0]?.endDate.toUnixTime(), Date.parse(endsAt) / 1000, `${timeZone} ${moment} end`)
        assert.equal(
          parsed[0]?.type === 'VEVENT' && parsed[0].start.toISOString(),
          startsAt,
          `${timeZone} ${moment}`,
        )
      }
    }
  })

  it('takes back what was cancelled, and invites by name', () => {
    const attendee = { name: 'Ada "the" Lind; x', email: 'ada@example.org' }
    const invited = readBoth(writeCalendar({ ...facts, method: 'REQUEST' }, [entry({}, { attendee })]))
    assert.equal(invited.calendar.getFirstPropertyValue('method'), 'REQUEST')
    assert.match(String(invited.events[0]?.attendees[0]?.getFirstValue()), /^mailto:ada@example.org$/i)
    const off = writeCalendar({ ...facts, method: 'CANCEL' }, [entry({}, { attendee, isWithdrawn: true })])
    assert.match(off, /METHOD:CANCEL\r\n/)
    assert.equal(readBoth(off).parsed[0]?.status, 'CANCELLED')
  })

  it('keeps every line short, by bytes, and ends each as the standard has it', () => {
    const text = writeCalendar(facts, [entry()])
    assert.equal(text.replaceAll('\r\n', '').includes('\n'), false)
    for (const line of text.split('\r\n')) assert.ok(Buffer.byteLength(line) <= 75, line)
  })
})
