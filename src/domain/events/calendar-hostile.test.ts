import assert from 'node:assert/strict'
import { test } from 'node:test'
import ICAL from 'ical.js'
import nodeIcal from 'node-ical'
import { eventCard } from '../../../test/support/events.ts'
import { type CalendarEntry, type CalendarFacts, writeCalendar } from './calendar.ts'
import type { EventCard } from './events.ts'

/** Each would begin a property, a component or a parameter of its own, or break a character in two. */
const hostile = [
  'Night\r\nATTACH:https://evil.example',
  'Night\nATTACH:https://evil.example',
  'Night\rATTACH:https://evil.example',
  'Night\r\n ATTACH:https://evil.example',
  'Night\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nATTACH:https://evil.example',
  'Night";ATTACH="x":mailto:eve@evil.example',
  'Night;X-EVIL=1:mailto:eve@evil.example',
  'Night\u0000\u0007\u001b[2J of\u007f bells',
  'Night\u2028ATTACH:https://evil.example\u2029\u0085ATTACH:x',
  'Night \\nATTACH:x \\, \\; \\',
  `${'م'.repeat(37)}${'🌊'.repeat(60)}${'e\u0301'.repeat(100)}`,
  'x'.repeat(300),
]

type Said = { facts?: Partial<CalendarFacts>; entry?: Partial<CalendarEntry>; event?: Partial<EventCard> }

const places: Record<string, (text: string) => Said> = {
  'the name of the publication': (name) => ({ facts: { name } }),
  'the name of the sender': (name) => ({ facts: { organizer: { name, email: 'desk@lighthouse.example' } } }),
  'a title': (title) => ({ event: { title } }),
  'a standfirst': (standfirst) => ({ event: { standfirst } }),
  'a place': (name) => ({ event: { place: { name, address: name } } }),
  'an online link': (onlineLink) => ({ entry: { onlineLink }, event: { place: null } }),
  'the name of a reader': (name) => ({ entry: { attendee: { name, email: 'ada@example.org' } } }),
}

for (const [place, say] of Object.entries(places))
  for (const method of ['PUBLISH', 'REQUEST'] as const)
    test(`${place} puts nothing else into a calendar (${method})`, () => {
      for (const text of hostile) {
        const calendar = write(say(text), method)
        const shown = JSON.stringify(text)
        for (const line of linesOf(calendar)) {
          assert.ok(line.byteLength <= 75, shown)
          assert.doesNotThrow(() => new TextDecoder('utf-8', { fatal: true }).decode(line), shown)
          assert.doesNotMatch(line.toString(), /^(?:ATTACH|X-EVIL)/i, shown)
        }
        assert.doesNotMatch(calendar.replaceAll('\r\n', ''), /[\p{Control}]/u, shown)
        const read = new ICAL.Component(ICAL.parse(calendar))
        const events = read.getAllSubcomponents('vevent')
        assert.equal(events.length, 1, shown)
        for (const name of ['attach', 'x-evil']) assert.equal(events[0]?.hasProperty(name), false, shown)
        const people = ['organizer', 'attendee'].flatMap((name) => events[0]?.getAllProperties(name) ?? [])
        for (const person of people) {
          assert.match(String(person.getFirstValue()), /^mailto:(?:desk@lighthouse|ada@example)/i, shown)
          assert.equal(person.getParameter('x-evil') ?? person.getParameter('attach'), undefined, shown)
        }
        const parsed = Object.values(nodeIcal.sync.parseICS(calendar)).filter((one) => one?.type === 'VEVENT')
        assert.equal(parsed.length, 1, shown)
      }
    })

function write({ facts, entry, event }: Said, method: CalendarFacts['method']): string {
  const organizer = { name: 'The Lighthouse', email: 'desk@lighthouse.example' }
  return writeCalendar({ name: 'The Lighthouse', organizer, host: 'lighthouse.example', method, ...facts }, [
    { event: eventCard(event), url: 'https://lighthouse.example/events/night', ...entry },
  ])
}

function linesOf(calendar: string): Buffer[] {
  return calendar.split('\r\n').map((line) => Buffer.from(line))
}
