import type { Id } from '../../platform/db/schema.ts'
import { readLocalMoment, toLocalText } from '../articles/schedule.ts'
import type { EventInput, WallTime } from './check-event.ts'
import type { Event } from './read-event.ts'

/** An event as a form would say it: saved, it stays what it is. */
export function inputOf(event: Event, onlineLink: string | null): EventInput {
  const { slug, timeZone, place, picture, sectionId, series, audience, capacity } = event
  const { hasWaitingList, guestsAllowed, recording, slidesId, words, opensAt, closesAt } = event
  return {
    slug,
    timeZone,
    starts: wallTimeOf(event.startsAt, timeZone),
    ends: wallTimeOf(event.endsAt, timeZone),
    opens: opensAt === null ? null : wallTimeOf(opensAt, timeZone),
    closes: closesAt === null ? null : wallTimeOf(closesAt, timeZone),
    place,
    onlineLink,
    picture,
    sectionId,
    seriesId: series?.id ?? null,
    audience,
    capacity,
    hasWaitingList,
    guestsAllowed,
    people: event.people.map(({ role, author, name, about }) => ({
      role,
      authorId: author?.id ?? null,
      name,
      about,
    })),
    topicIds: event.topics.map(({ id }): Id => id),
    recording,
    slidesId,
    words,
  }
}

/** What a clock in the zone shows, and which of two hours it is where it shows that twice. */
export function wallTimeOf(instant: string, timeZone: string): WallTime {
  const at = toLocalText(instant, timeZone)
  const moment = readLocalMoment(at, timeZone)
  if (moment.is !== 'twice') return { at }
  const isFirst = Temporal.Instant.compare(moment.first, Temporal.Instant.from(instant)) === 0
  return { at, which: isFirst ? 'first' : 'second' }
}
