import { type CalendarEntry, writeCalendar } from '../../domain/events/calendar.ts'
import { cardsWithIds, type EventCard, eventsOf, listPast, listUpcoming } from '../../domain/events/events.ts'
import { calendarToken } from '../../domain/events/own-calendar.ts'
import { findEvent, readOnlineLink } from '../../domain/events/read-event.ts'
import { findPublicSeries } from '../../domain/events/series.ts'
import { seatsOfReader } from '../../domain/events/reader-seats.ts'
import { senderOf } from '../../domain/publication/sender.ts'
import { isSameText } from '../../lib/hash.ts'
import { inLanguage } from '../../lib/localized.ts'
import { pathIn } from '../../lib/site-path.ts'
import type { Deps } from '../context.ts'
import { pressed } from '../press/pressed.ts'
import type { Asking } from '../route.ts'
import { notFound } from './errors.ts'
import { endOf, eventPath } from './event-lines.ts'

const CALENDAR = 'text/calendar; charset=utf-8'
const MOST = 200

/** All that is to come, and the latest of what was. Without any online link: everybody may read this. */
export async function allCalendar(c: Asking, deps: Deps): Promise<Response> {
  const { db } = deps.database
  const answer = await pressed(c, deps, [], async () => {
    const now = deps.clock()
    const upcoming = await listUpcoming(db, c.var.language, now, MOST)
    const past = await listPast(db, c.var.language, now, MOST)
    return {
      text: calendarOf(c, deps, [...past.events.toReversed(), ...upcoming]),
      contentType: CALENDAR,
      until: endOf(upcoming),
    }
  })
  return answer ?? notFound(c, deps)
}

/** All of one series. */
export async function seriesCalendar(c: Asking, deps: Deps): Promise<Response> {
  const { db } = deps.database
  const answer = await pressed(c, deps, [], async () => {
    const slug = (c.req.param('file') ?? '').replace(/\.ics$/, '')
    const series = await findPublicSeries(db, slug)
    if (!series) return undefined
    const of = { seriesId: series.id }
    const { upcoming, past } = await eventsOf(db, of, c.var.language, deps.clock(), MOST)
    const name = inLanguage(series.name, c.var.language)
    const text = calendarOf(c, deps, [...past.toReversed(), ...upcoming], name)
    return { text, contentType: CALENDAR, until: endOf(upcoming) }
  })
  return answer ?? notFound(c, deps)
}

export async function oneCalendar(c: Asking, deps: Deps): Promise<Response> {
  const answer = await pressed(c, deps, [], async () => {
    const slug = (c.req.param('file') ?? '').replace(/\.ics$/, '')
    const found = await findEvent(deps.database.db, slug, c.var.language)
    return found && { text: calendarOf(c, deps, [found]), contentType: CALENDAR }
  })
  return answer ?? notFound(c, deps)
}

/** A reader's own seats, with the links, for calendar programs that know no cookies: the address is the secret. */
export async function ownCalendar(c: Asking, deps: Deps): Promise<Response> {
  const { db } = deps.database
  const readerId = c.req.param('reader') ?? ''
  const token = (c.req.param('file') ?? '').replace(/\.ics$/, '')
  const known = await calendarToken(db, deps.secret, readerId)
  if (known === undefined || !isSameText(token, known)) return notFound(c, deps)
  const seats = await seatsOfReader(db, readerId)
  const taken = seats.filter(({ state }) => state === 'taken').map(({ eventId }) => eventId)
  const events = await cardsWithIds(db, taken, c.var.language)
  const entries: CalendarEntry[] = []
  for (const event of events)
    entries.push({
      event,
      url: deps.origin + eventPath(c, event),
      onlineLink: await readOnlineLink(db, event.id),
    })
  return c.body(writeCalendar(factsOf(c, deps), entries), 200, { 'content-type': CALENDAR })
}

/** It holds until the reader has it renewed. */
export async function ownCalendarPath(c: Asking, deps: Deps, readerId: string): Promise<string> {
  const { site, language } = c.var
  const token = await calendarToken(deps.database.db, deps.secret, readerId)
  return pathIn(site.identity.languages, language, `/events/calendars/${readerId}/${token ?? ''}.ics`)
}

function calendarOf(c: Asking, deps: Deps, events: readonly EventCard[], series?: string): string {
  const facts = factsOf(c, deps)
  return writeCalendar(
    series === undefined ? facts : { ...facts, name: `${facts.name}: ${series}` },
    events.map((event) => ({ event, url: deps.origin + eventPath(c, event) })),
  )
}

function factsOf(c: Asking, deps: Deps) {
  const { identity } = c.var.site
  const { name, address } = senderOf(identity, deps.origin)
  return {
    name,
    organizer: { name, email: address },
    host: new URL(deps.origin).hostname,
    method: 'PUBLISH',
  } as const
}
