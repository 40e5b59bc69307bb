import { isInterfaceLanguage } from '../../lib/languages.ts'
import type { Db } from '../../platform/db/schema.ts'
import { findAuthor } from '../articles/authors.ts'
import { articleStanding } from '../articles/read.ts'
import { findSection } from '../articles/sections.ts'
import { findSeries } from '../articles/series.ts'
import { findEvent } from '../events/read-event.ts'
import { reservedSlugs } from '../pages/addresses.ts'
import { pageStanding } from '../pages/pages.ts'
import { findRedirect } from '../publication/redirects.ts'
import { findTopic } from '../topics/topics.ts'
import { findNewsletter } from './newsletters.ts'
import { findPublishedEdition } from './read-edition.ts'

/** A link to a place of ours where readers find nothing: nothing yet, or nothing at all. */
export type UnseenTarget = { href: string; stands: 'unpublished' | 'nowhere' }

type Standing = 'seen' | UnseenTarget['stands']

type Site = { origin: string; languages: readonly string[] }

/** Of these links those that lead to nothing on the publication's own site. What others have, nobody asks them here. */
export async function findUnseenTargets(
  db: Db,
  hrefs: readonly string[],
  site: Site,
): Promise<UnseenTarget[]> {
  const unseen: UnseenTarget[] = []
  for (const href of new Set(hrefs)) {
    const path = ownPath(href, site.origin)
    const stands = path === undefined ? 'seen' : await standingOf(db, path, site.languages)
    if (stands !== 'seen') unseen.push({ href, stands })
  }
  return unseen
}

/** The path of an address of ours, as text. */
function ownPath(href: string, origin: string): string | undefined {
  const url = URL.parse(href, origin)
  if (url === null || url.origin !== origin) return undefined
  try {
    return decodeURI(url.pathname)
  } catch {
    return url.pathname
  }
}

/** An address that has moved leads on, so it counts as the one that it leads to. */
async function standingOf(db: Db, path: string, languages: readonly string[]): Promise<Standing> {
  const stands = await standingAt(db, path, languages)
  if (stands === 'seen') return stands
  const moved = await findRedirect(db, path)
  if (moved?.moved !== 'to') return stands
  return moved.target.startsWith('/')
    ? standingAt(db, moved.target.replace(/[?#].*$/, ''), languages)
    : 'seen'
}

async function standingAt(db: Db, path: string, languages: readonly string[]): Promise<Standing> {
  const segments = path.split('/').filter(Boolean)
  const [first = ''] = languages
  const [prefix = ''] = segments
  const hasPrefix = prefix !== first && languages.includes(prefix) && isInterfaceLanguage(prefix)
  const language = hasPrefix ? prefix : first
  const [place, slug, further] = hasPrefix ? segments.slice(1) : segments
  // Feeds and calendars are there where their page is; files are nobody's to link to.
  if (place === undefined || segments.at(-1)?.includes('.')) return 'seen'
  if (slug === undefined) return reservedSlugs.includes(place) ? 'seen' : pageStanding(db, language, place)
  switch (place) {
    case 'articles':
      return articleStanding(db, language === first ? { language, orNotIn: languages } : { language }, slug)
    case 'sections':
      return foundOr(await findSection(db, slug))
    case 'topics':
      return foundOr(await findTopic(db, slug))
    case 'authors':
      return foundOr(await findAuthor(db, slug))
    case 'series':
      return foundOr(await findSeries(db, slug))
    case 'events':
      return foundOr(await findEvent(db, slug, language))
    case 'newsletters': {
      const newsletter = await findNewsletter(db, slug)
      if (!newsletter || further === undefined) return foundOr(newsletter)
      return foundOr(await findPublishedEdition(db, newsletter.id, language, further))
    }
    default:
      return reservedSlugs.includes(place) ? 'seen' : 'nowhere'
  }
}

function foundOr(found: object | undefined): Standing {
  return found ? 'seen' : 'nowhere'
}
