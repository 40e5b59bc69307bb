import type { EventPerson } from '../../domain/events/people.ts'
import type { Event } from '../../domain/events/read-event.ts'
import type { Identity } from '../../domain/publication/identity.ts'
import { inLanguage } from '../../lib/localized.ts'
import type { EventLine } from '../../theme/contract/events.ts'
import type { JsonLd, Logo } from '../../theme/contract/frame.ts'
import { publisher } from './structured-data.ts'

/** For search engines (schema.org/Event). Where it is online, its page is the place: the link is for those with a seat. */
export function eventJsonLd(
  origin: string,
  identity: Identity,
  event: Event,
  line: EventLine,
  logo: Logo | undefined,
): JsonLd {
  const url = origin + line.href
  return {
    '@context': 'https://schema.org',
    '@type': 'Event',
    '@id': url,
    url,
    name: event.title,
    description: event.standfirst || undefined,
    inLanguage: event.language,
    startDate: inZone(event.startsAt, event.timeZone),
    endDate: inZone(event.endsAt, event.timeZone),
    eventStatus: `https://schema.org/${event.state === 'cancelled' ? 'EventCancelled' : 'EventScheduled'}`,
    eventAttendanceMode: `https://schema.org/${modeOf(event)}EventAttendanceMode`,
    location: locationOf(event, url),
    image: line.picture ? [origin + line.picture.src] : undefined,
    maximumAttendeeCapacity: event.capacity ?? undefined,
    isAccessibleForFree: true,
    superEvent: event.series ? seriesOf(origin, event.series, line) : undefined,
    // Nobody is offered a seat where none can be taken any more.
    offers: line.state === 'upcoming' ? offerOf(event, url) : undefined,
    performer: event.people.length > 0 ? event.people.map((person) => performerOf(person, event)) : undefined,
    organizer: publisher(origin, identity, logo),
  }
}

function offerOf(event: Event, url: string): JsonLd {
  return {
    '@type': 'Offer',
    url,
    price: 0,
    priceCurrency: 'EUR',
    availability: `https://schema.org/${isFull(event) ? 'SoldOut' : 'InStock'}`,
    validFrom: event.opensAt ?? event.publishedAt,
    validThrough: event.closesAt ?? undefined,
  }
}

function performerOf({ name, about, author }: EventPerson, { language }: Event): JsonLd {
  return {
    '@type': 'Person',
    name: author ? inLanguage(author.name, language) : name,
    jobTitle: about || author?.role[language] || undefined,
  }
}

/** Where the event's own address ends, that of its series begins anew. */
function seriesOf(
  origin: string,
  series: NonNullable<Event['series']>,
  { href, language }: EventLine,
): JsonLd {
  const url = origin + href.replace(/[^/]+$/, `series/${series.slug}`)
  return { '@type': 'EventSeries', '@id': url, url, name: inLanguage(series.name, language) }
}

function modeOf({ place, isOnline }: Event): 'Offline' | 'Online' | 'Mixed' {
  if (!place) return 'Online'
  return isOnline ? 'Mixed' : 'Offline'
}

function locationOf({ place, isOnline }: Event, url: string): JsonLd[] {
  const online = isOnline || !place ? [{ '@type': 'VirtualLocation', url }] : []
  return place
    ? [{ '@type': 'Place', name: place.name, address: place.address || place.name }, ...online]
    : online
}

function isFull({ capacity, taken }: Event): boolean {
  return capacity !== null && taken >= capacity
}

function inZone(at: string, timeZone: string): string {
  const zoned = Temporal.Instant.from(at).toZonedDateTimeISO(timeZone)
  return zoned.toString({ timeZoneName: 'never', smallestUnit: 'second' })
}
