import type { EventCard } from '../../domain/events/events.ts'
import { escapeHtml } from '../../lib/html-escape.ts'
import { directionOf, type InterfaceLanguage } from '../../lib/languages.ts'
import { inLanguage } from '../../lib/localized.ts'
import { dateAndTime } from '../../theme/format.ts'
import { say } from '../../theme/language/translate.ts'
import { pathIn } from '../../lib/site-path.ts'
import type { Deps } from '../context.ts'
import type { Site } from '../site-state.ts'
import type { FeedEntry } from './feed.ts'

/** Events as feed entries: what, when and where. The link by which to take part is for those with a seat. */
export function toEventEntries(
  { origin }: Deps,
  site: Site,
  language: InterfaceLanguage,
  events: readonly EventCard[],
): FeedEntry[] {
  const { languages } = site.identity
  const text = say({ language, timeZone: site.identity.timeZone })
  const at = (path: string) => origin + pathIn(languages, language, path)
  return events.map((event) => {
    const when = dateAndTime(event.startsAt, { language, timeZone: event.timeZone })
    const where = event.place ? [event.place.name, event.place.address] : [text('events.online')]
    const lines = [event.standfirst, when, where.filter(Boolean).join(', ')].filter(Boolean)
    const off = event.state === 'cancelled' ? `${text('events.cancelled')}: ` : ''
    return {
      id: event.id,
      url: origin + pathIn(languages, event.language, `/events/${event.slug}`),
      language: event.language,
      headline: off + event.title,
      summary: lines.join(' · '),
      contentHtml: contentOf(event, lines),
      imageUrl: undefined,
      authors: event.people.flatMap(({ author }) =>
        author ? [{ name: inLanguage(author.name, language), url: at(`/authors/${author.slug}`) }] : [],
      ),
      section: {
        name: event.section ? inLanguage(event.section.name, language) : text('events.title'),
        slug: event.section?.slug ?? 'events',
      },
      published: event.publishedAt,
      updated: event.updatedAt,
    }
  })
}

function contentOf({ language }: EventCard, lines: string[]): string {
  const paragraphs = lines.map((line) => `<p>${escapeHtml(line)}</p>`).join('\n')
  return `<div lang="${escapeHtml(language)}" dir="${directionOf(language)}">\n${paragraphs}\n</div>`
}
