import { type Event, findEvent } from '../../domain/events/read-event.ts'
import { findPictures } from '../../domain/media/pictures.ts'
import { inLanguage } from '../../lib/localized.ts'
import type { EventGuest, EventProps, SeatSaid } from '../../theme/contract/events.ts'
import type { Picture } from '../../theme/contract/frame.ts'
import { findAsker } from '../access/asker.ts'
import { pathIn } from '../../lib/site-path.ts'
import type { Deps } from '../context.ts'
import type { Asking } from '../route.ts'
import { audienceOf, toThemePicture } from './cards.ts'
import { renderForPage } from './document.ts'
import { notFound } from './errors.ts'
import { aftermathOf } from './event-after.ts'
import { eventJsonLd } from './event-json-ld.ts'
import { eventPath, toLines } from './event-lines.ts'
import { questionsBoxOf } from './event-questions.ts'
import { seatBoxOf } from './event-seat.ts'
import { buildFrame, logoOf } from './frame.ts'
import { topicLink } from './topics.ts'

/** Made for whoever asks: it says how their seat stands, so nobody on the way may keep it. */
export async function event(c: Asking, deps: Deps): Promise<Response> {
  const { language } = c.var
  const found = await findEvent(deps.database.db, c.req.param('slug') ?? '', language)
  if (!found) return notFound(c, deps)
  const asker = await findAsker(deps, c.req.header('cookie'))
  const html = deps.theme.event({
    ...(await publicProps(c, deps, found)),
    seat: await seatBoxOf(c, deps, found, asker),
    questions: await questionsBoxOf(c, deps, found, asker),
    said: saidOf(c.req.query('said')),
    after: await aftermathOf(c, deps, found, asker),
  })
  return c.html(html)
}

/** What everybody may know. */
export async function publicProps(
  c: Asking,
  deps: Deps,
  found: Event,
): Promise<Pick<EventProps, 'frame' | 'event'>> {
  const { site, language } = c.var
  const [line] = await toLines(c, deps, [found])
  if (!line) throw new Error(`The event ${found.slug} has no line.`)
  const at = (path: string) => pathIn(site.identity.languages, language, path)
  const versions = Object.keys(found.words).map((own) => ({
    language: own,
    path: eventPath(c, { language: own, slug: found.slug }),
  }))
  return {
    frame: buildFrame(c, deps, {
      title: found.title,
      description: found.standfirst || `${found.title} — ${site.identity.name}`,
      path: `/events/${found.slug}`,
      versions,
      openGraph: { type: 'website', image: line.picture && sharedPicture(deps.origin, line.picture) },
      jsonLd: [eventJsonLd(deps.origin, site.identity, found, line, logoOf(site))],
    }),
    event: {
      ...line,
      audience: audienceOf(site, found.audience),
      address: found.place?.address || undefined,
      people: await guestsOf(c, deps, found),
      bodyHtml: await renderForPage(deps, language, found.body, line.picture === undefined),
      topics: found.topics.map((topic) => topicLink(c, topic)),
      series: found.series
        ? { name: inLanguage(found.series.name, language), href: at(`/events/series/${found.series.slug}`) }
        : undefined,
      calendarHref: `${eventPath(c, found)}.ics`,
      eventsHref: at('/events'),
    },
  }
}

function sharedPicture(origin: string, { src, width, height, alt }: Picture) {
  return { url: origin + src, width, height, alt }
}

async function guestsOf(c: Asking, deps: Deps, { people }: Event): Promise<EventGuest[]> {
  const { site, language } = c.var
  const ids = people.flatMap(({ author }) => (author?.portraitId ? [author.portraitId] : []))
  const portraits = await findPictures(deps.database.db, ids)
  return people.map(({ role, name, about, author }) => ({
    role,
    name: author ? inLanguage(author.name, language) : name,
    about: about || (author?.role[language] ?? undefined),
    href: author ? pathIn(site.identity.languages, language, `/authors/${author.slug}`) : undefined,
    portrait: author?.portraitId ? toThemePicture(portraits.get(author.portraitId), { alt: '' }) : undefined,
  }))
}

const sayings: readonly SeatSaid[] = [
  'done-taken',
  'done-waiting',
  'done-cancelled',
  'refused-full',
  'refused-guests',
  'refused-closed',
  'refused-often',
  'refused-other',
  'done-question',
  'done-question-withdrawn',
  'refused-question-empty',
  'refused-question-long',
  'refused-question-many',
  'refused-question-late',
]

function saidOf(text: string | undefined): SeatSaid | undefined {
  return sayings.find((said) => said === text)
}
