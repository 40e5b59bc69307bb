import ical, { ICalAttendeeStatus, ICalCalendarMethod, ICalEventStatus } from 'ical-generator'
import type { EventCard } from './events.ts'
import { writeTimeZone } from './vtimezone.ts'

export type CalendarEntry = {
  event: EventCard
  /** Of its page. */
  url: string
  /** Only in what goes to somebody with a seat. */
  onlineLink?: string | null
  /** Whose seat it is; then it is an invitation. */
  attendee?: { name: string; email: string }
  /** This seat is no more, though the event may be. */
  isWithdrawn?: boolean
  /** When this was said; absent: when the event last changed. */
  stamp?: Temporal.Instant
}

export type CalendarFacts = {
  name: string
  organizer: { name: string; email: string }
  /** Host of the site, which with the event's id makes a UID that never changes. */
  host: string
  method: 'PUBLISH' | 'REQUEST' | 'CANCEL'
}

/** iCalendar (RFC 5545, 5546): the same events always make the same text. */
export function writeCalendar(facts: CalendarFacts, entries: readonly CalendarEntry[]): string {
  const calendar = ical({
    prodId: { company: 'Broadsheet', product: 'events', language: 'EN' },
    method: ICalCalendarMethod[facts.method],
    timezone: { name: null, generator: (timeZone) => timeZoneOf(timeZone, entries) },
    // The library writes a name as it is.
    ...(facts.method === 'PUBLISH' && { name: escapeText(facts.name) }),
  })
  for (const entry of entries) addEntry(calendar, facts, entry)
  // No such character may stand in one (RFC 5545, 3.1), and the library writes them as they are.
  return calendar.toString().replace(/[^\P{Control}\r\n\t]/gu, '')
}

function addEntry(calendar: ReturnType<typeof ical>, facts: CalendarFacts, entry: CalendarEntry): void {
  const { event, url, onlineLink, attendee } = entry
  const inZone = (at: string) => Temporal.Instant.from(at).toZonedDateTimeISO(zoneOf(event) ?? 'UTC')
  calendar.createEvent({
    id: `${event.id}@${facts.host}`,
    sequence: event.sequence,
    start: inZone(event.startsAt),
    end: inZone(event.endsAt),
    timezone: zoneOf(event),
    stamp: entry.stamp ?? Temporal.Instant.from(event.updatedAt),
    summary: event.title,
    description: [event.standfirst, onlineLink, url].filter(Boolean).join('\n\n'),
    url,
    location: placeOf(event, onlineLink),
    status:
      event.state === 'cancelled' || entry.isWithdrawn
        ? ICalEventStatus.CANCELLED
        : ICalEventStatus.CONFIRMED,
    organizer: facts.organizer,
    ...(attendee && {
      attendees: [{ ...attendee, status: ICalAttendeeStatus.ACCEPTED, rsvp: false }],
    }),
  })
}

/** null, for UTC, where the clock shows the hour twice: parsers disagree which of the two is meant. */
function zoneOf({ startsAt, endsAt, timeZone }: EventCard): string | null {
  const isTwice = [startsAt, endsAt].some((at) => {
    const wall = Temporal.Instant.from(at).toZonedDateTimeISO(timeZone).toPlainDateTime()
    const first = wall.toZonedDateTime(timeZone, { disambiguation: 'earlier' })
    return !first.equals(wall.toZonedDateTime(timeZone, { disambiguation: 'later' }))
  })
  return isTwice || timeZone === 'UTC' ? null : timeZone
}

function placeOf({ place }: EventCard, onlineLink: string | null | undefined) {
  if (place) return { title: place.name, ...(place.address && { address: place.address }) }
  return onlineLink ? { title: onlineLink } : null
}

function timeZoneOf(timeZone: string, entries: readonly CalendarEntry[]): string {
  const times = entries
    .filter(({ event }) => event.timeZone === timeZone)
    .flatMap(({ event }) => [event.startsAt, event.endsAt])
    .toSorted()
  const [first, last] = [times[0], times.at(-1)]
  if (first === undefined || last === undefined) return ''
  return writeTimeZone(timeZone, Temporal.Instant.from(first), Temporal.Instant.from(last))
}

function escapeText(text: string): string {
  return text.replace(/[\r\n]+/g, ' ').replace(/[\\;,]/g, (character) => `\\${character}`)
}
