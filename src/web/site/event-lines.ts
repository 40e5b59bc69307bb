import { type EventCard, eventsOf, type EventsOf, listUpcoming } from '../../domain/events/events.ts'
import { findPictures } from '../../domain/media/pictures.ts'
import { toInstantText } from '../../lib/clock.ts'
import { directionOf } from '../../lib/languages.ts'
import { inLanguage } from '../../lib/localized.ts'
import type { EventLine, EventStrip } from '../../theme/contract/events.ts'
import { pathIn } from '../../lib/site-path.ts'
import type { Deps } from '../context.ts'
import type { Asking } from '../route.ts'
import { toThemePicture } from './cards.ts'

const ON_STRIP = 3

/** Events as the theme lists them, with their pictures in one statement. */
export async function toLines(c: Asking, deps: Deps, events: readonly EventCard[]): Promise<EventLine[]> {
  const { site, language } = c.var
  const ids = events.flatMap(({ picture }) => (picture ? [picture.media] : []))
  const pictures = await findPictures(deps.database.db, ids)
  const now = toInstantText(deps.clock())
  const at = (path: string) => pathIn(site.identity.languages, language, path)
  return events.map((event) => ({
    href: eventPath(c, event),
    title: event.title,
    standfirst: event.standfirst || undefined,
    starts: event.startsAt,
    ends: event.endsAt,
    timeZone: event.timeZone,
    state: event.state === 'cancelled' ? 'cancelled' : event.endsAt <= now ? 'past' : 'upcoming',
    place: event.place?.name,
    isOnline: event.isOnline,
    section: event.section
      ? { name: inLanguage(event.section.name, language), href: at(`/sections/${event.section.slug}`) }
      : undefined,
    picture: event.picture ? toThemePicture(pictures.get(event.picture.media), event.picture) : undefined,
    hasRecording: event.hasRecording,
    hasTranscript: event.hasTranscript,
    language: event.language,
    dir: directionOf(event.language),
  }))
}

export function eventPath(c: Asking, { language, slug }: { language: string; slug: string }): string {
  return pathIn(c.var.site.identity.languages, language, `/events/${slug}`)
}

export type EventsHere = { strip: EventStrip | undefined; until: string | undefined }

/** What is to come, for the front page. `until`: when the strip will say something else by itself. */
export async function upcomingHere(c: Asking, deps: Deps): Promise<EventsHere> {
  const upcoming = await listUpcoming(deps.database.db, c.var.language, deps.clock(), ON_STRIP)
  return { strip: await toStrip(c, deps, upcoming), until: endOf(upcoming) }
}

/** Of a section, topic or author: to come, then the latest of what is past. */
export async function eventsHere(c: Asking, deps: Deps, of: EventsOf): Promise<EventsHere> {
  const { upcoming, past } = await eventsOf(deps.database.db, of, c.var.language, deps.clock(), ON_STRIP)
  const remains = past.filter(({ hasRecording, hasTranscript }) => hasRecording || hasTranscript)
  const others = past.filter((event) => !remains.includes(event))
  // What can still be read or seen is for readers of the subject as an article is.
  const shown = [...[...upcoming, ...others].slice(0, ON_STRIP), ...remains]
  return { strip: await toStrip(c, deps, shown), until: endOf(upcoming) }
}

/** When the first of these is over. */
export function endOf(upcoming: readonly EventCard[]): string | undefined {
  return upcoming.map(({ endsAt }) => endsAt).toSorted()[0]
}

async function toStrip(c: Asking, deps: Deps, events: readonly EventCard[]): Promise<EventStrip | undefined> {
  if (events.length === 0) return undefined
  const { site, language } = c.var
  return {
    events: await toLines(c, deps, events),
    allHref: pathIn(site.identity.languages, language, '/events'),
  }
}
