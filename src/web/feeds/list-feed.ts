import { toInstantText } from '../../lib/clock.ts'
import type { InterfaceLanguage } from '../../lib/languages.ts'
import { pathIn } from '../../lib/site-path.ts'
import type { Deps } from '../context.ts'
import { pressed, type Rendered } from '../press/pressed.ts'
import type { Asking, Handler } from '../route.ts'
import type { Site } from '../site-state.ts'
import { notFound } from '../site/errors.ts'
import { writeAtom } from './atom.ts'
import { toEditionEntries } from './edition-entries.ts'
import { toEntries } from './entries.ts'
import { toEventEntries } from './event-entries.ts'
import type { Feed } from './feed.ts'
import { writeJsonFeed } from './json-feed.ts'
import type { FeedList, ReadList } from './lists.ts'
import { writeRss } from './rss.ts'

export type Format = 'rss' | 'atom' | 'json'

const formats: Record<Format, { contentType: string; write: (feed: Feed) => string }> = {
  rss: { contentType: 'application/rss+xml; charset=utf-8', write: writeRss },
  atom: { contentType: 'application/atom+xml; charset=utf-8', write: writeAtom },
  json: { contentType: 'application/feed+json; charset=utf-8', write: writeJsonFeed },
}

/** Answers with the newest of a list in one of the formats. */
export function feedOf(read: ReadList, format: Format): Handler {
  return async (c, deps) => {
    const answer = await pressed(c, deps, [], (site) => render(c, deps, site, read, format))
    return answer ?? notFound(c, deps)
  }
}

async function render(
  c: Asking,
  deps: Deps,
  site: Site,
  read: ReadList,
  format: Format,
): Promise<Rendered | undefined> {
  const { language } = c.var
  const list = await read({ db: deps.database.db, site, language, slug: c.req.param('slug') ?? '' })
  if (!list) return undefined
  const { contentType, write } = formats[format]
  return { text: write(await makeFeed(c, deps, site, list)), contentType }
}

async function makeFeed(c: Asking, deps: Deps, site: Site, list: FeedList): Promise<Feed> {
  const { language, path } = c.var
  const { name, languages } = site.identity
  const at = (plain: string) => deps.origin + pathIn(languages, language, plain)
  const entries = await entriesOf(deps, site, language, list)
  const changes = entries.map((entry) => entry.updated).toSorted()
  return {
    title: list.title,
    description: list.description,
    language,
    pageUrl: at(path.replace(/\/feed\.\w+$/, '') || '/'),
    feedUrl: at(path),
    iconUrl: `${deps.origin}/icon-512.png`,
    publication: { name, url: at('/') },
    updated: changes.at(-1) ?? toInstantText(deps.clock()),
    entries,
  }
}

function entriesOf(deps: Deps, site: Site, language: InterfaceLanguage, list: FeedList) {
  if (list.of === 'events') return toEventEntries(deps, site, language, list.events)
  if (list.of === 'editions') return toEditionEntries(deps, site, language, list.newsletter, list.editions)
  return toEntries(deps, site, language, list.cards)
}
