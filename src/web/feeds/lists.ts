import { findAuthor } from '../../domain/articles/authors.ts'
import type { ArticleCard } from '../../domain/articles/cards.ts'
import { listArticles, type ListFilter } from '../../domain/articles/lists.ts'
import { listCorrected } from '../../domain/articles/corrections.ts'
import { type EventCard, listNewest } from '../../domain/events/events.ts'
import { findPublicSeries } from '../../domain/events/series.ts'
import { findPublicNewsletter } from '../../domain/newsletters/public-editions.ts'
import type { Newsletter } from '../../domain/newsletters/newsletters.ts'
import { newestEditions, type PublishedEdition } from '../../domain/newsletters/read-edition.ts'
import { findSection } from '../../domain/articles/sections.ts'
import { findSeries, partsOfSeries } from '../../domain/articles/series.ts'
import { findTopic } from '../../domain/topics/topics.ts'
import type { InterfaceLanguage } from '../../lib/languages.ts'
import { inLanguage, type Localized } from '../../lib/localized.ts'
import type { Db } from '../../platform/db/schema.ts'
import { say } from '../../theme/language/translate.ts'
import type { Site } from '../site-state.ts'

const SIZE = 30

/** What a feed is about: the same list as a page's, newest first. */
export type FeedList = { title: string; description: string } & (
  | { of: 'articles'; cards: ArticleCard[] }
  | { of: 'events'; events: EventCard[] }
  | { of: 'editions'; newsletter: Newsletter; editions: PublishedEdition[] }
)

export type Asked = { db: Db; site: Site; language: InterfaceLanguage; slug: string }

/** Undefined where there is no such list. */
export type ReadList = (asked: Asked) => Promise<FeedList | undefined>

/** By the path of the page, without language. */
export const feedLists: [pagePath: string, read: ReadList][] = [
  ['/', frontPage],
  ['/archive', archive],
  ['/corrections', corrections],
  ['/events', events],
  ['/events/series/:slug', eventSeries],
  ['/newsletters/:slug', newsletter],
  ['/sections/:slug', section],
  ['/topics/:slug', topic],
  ['/authors/:slug', author],
  ['/series/:slug', series],
]

async function frontPage(asked: Asked): Promise<FeedList> {
  const { name } = asked.site.identity
  const description = inLanguage(asked.site.identity.description, asked.language)
  return { title: name, description, of: 'articles', cards: await newest(asked, {}) }
}

async function archive(asked: Asked): Promise<FeedList> {
  const { timeZone } = asked.site.identity
  const description = inLanguage(asked.site.identity.description, asked.language)
  const name = say({ language: asked.language, timeZone })('page.archive')
  return { title: titled(asked, name), description, of: 'articles', cards: await newest(asked, {}) }
}

async function section(asked: Asked): Promise<FeedList | undefined> {
  const found = await findSection(asked.db, asked.slug)
  return (
    found && listNamed(asked, found.name, found.description, await newest(asked, { sectionId: found.id }))
  )
}

async function topic(asked: Asked): Promise<FeedList | undefined> {
  const found = await findTopic(asked.db, asked.slug)
  return found && listNamed(asked, found.name, found.description, await newest(asked, { topicId: found.id }))
}

async function author(asked: Asked): Promise<FeedList | undefined> {
  const found = await findAuthor(asked.db, asked.slug)
  return found && listNamed(asked, found.name, found.role, await newest(asked, { authorId: found.id }))
}

/** Its page is in reading order; who follows it wants the newest part first. */
async function series(asked: Asked): Promise<FeedList | undefined> {
  const found = await findSeries(asked.db, asked.slug)
  if (!found) return undefined
  const parts = await partsOfSeries(asked.db, found.id, asked.language)
  const newestFirst = parts.toSorted((a, b) => (a.publishedAt < b.publishedAt ? 1 : -1))
  return listNamed(asked, found.name, found.standfirst, newestFirst.slice(0, SIZE))
}

async function corrections(asked: Asked): Promise<FeedList> {
  const { db, site, language } = asked
  const text = say({ language, timeZone: site.identity.timeZone })
  const cards = await listCorrected(db, language, SIZE)
  return {
    title: titled(asked, text('article.corrections')),
    description: text('corrections.intro'),
    of: 'articles',
    cards,
  }
}

/** What was published last comes first: who follows it wants to hear of what is new. */
async function events(asked: Asked): Promise<FeedList> {
  const { db, site, language } = asked
  const text = say({ language, timeZone: site.identity.timeZone })
  const newest = await listNewest(db, language, SIZE)
  return {
    title: titled(asked, text('events.title')),
    description: text('events.intro'),
    of: 'events',
    events: newest,
  }
}

async function eventSeries({ db, site, language, slug }: Asked): Promise<FeedList | undefined> {
  const found = await findPublicSeries(db, slug)
  if (!found) return undefined
  const events = await listNewest(db, language, SIZE, { seriesId: found.id })
  const title = titled({ db, site, language, slug }, inLanguage(found.name, language))
  return { title, description: found.description[language] ?? '', of: 'events', events }
}

/** Of one that writes to each reader of what they follow there are no editions for all. */
async function newsletter(asked: Asked): Promise<FeedList | undefined> {
  const { db, language, slug } = asked
  const found = await findPublicNewsletter(db, asked.site.newsletters, slug, language)
  if (!found || found.kind === 'follows') return undefined
  return {
    title: titled(asked, inLanguage(found.name, language)),
    description: found.description[language] ?? '',
    of: 'editions',
    newsletter: found,
    editions: await newestEditions(db, found.id, language, SIZE),
  }
}

function listNamed(asked: Asked, name: Localized, about: Localized, cards: ArticleCard[]): FeedList {
  const { language } = asked
  return {
    title: titled(asked, inLanguage(name, language)),
    description: inLanguage(about, language),
    of: 'articles',
    cards,
  }
}

async function newest({ db, language }: Asked, filter: ListFilter): Promise<ArticleCard[]> {
  const page = await listArticles(db, { language, ...filter }, SIZE)
  return page.cards
}

function titled({ site }: Asked, name: string): string {
  return `${site.identity.name}: ${name}`
}
