import { type Policy, readPolicy } from '../domain/access/policy.ts'
import { topicsWithIds, type TopicOfArticle } from '../domain/articles/read.ts'
import { listSections, type Section } from '../domain/articles/sections.ts'
import { listSeries, type Series } from '../domain/articles/series.ts'
import { listEventLanguages } from '../domain/events/addresses.ts'
import { findPictures, type Picture } from '../domain/media/pictures.ts'
import { listNewsletters, type Newsletter } from '../domain/newsletters/newsletters.ts'
import { listPages } from '../domain/pages/pages.ts'
import { type Identity, readIdentity } from '../domain/publication/identity.ts'
import { listNavigation, type NavigationEntry } from '../domain/publication/navigation.ts'
import type { Db } from '../platform/db/schema.ts'
import type { Press } from './press/press.ts'

/** What every page needs to know of the publication. */
export type Site = {
  /** The press's generation when this was read. */
  generation: number
  identity: Identity
  policy: Policy
  sections: Section[]
  series: Series[]
  /** By language. */
  pages: Map<string, { id: string; slug: string; title: string }[]>
  /** As the newsroom has arranged it; what it has not is made by `navigationOf`. */
  navigation: NavigationEntry[]
  /** Absent where the name stands for itself. */
  logo: { light: Picture; dark?: Picture } | undefined
  /** Those that the navigation leads to. */
  topics: TopicOfArticle[]
  /** Those in which an event is told. */
  eventLanguages: string[]
  /** When an article was last published, by language. Instant text. */
  editions: Map<string, string>
  /** In their order. */
  newsletters: Newsletter[]
}

/** Read once per generation; without a promise when it is at hand. */
export type SiteState = { current: () => Site | Promise<Site> }

export function createSiteState(db: Db, press: Press): SiteState {
  let known: Site | undefined
  let reading: { generation: number; site: Promise<Site> } | undefined
  return {
    current() {
      const generation = press.generation()
      if (known?.generation === generation) return known
      if (reading?.generation === generation) return reading.site
      const site = readSite(db, generation).then(
        (read) => {
          known = read
          return read
        },
        (error: unknown) => {
          reading = undefined
          throw error
        },
      )
      reading = { generation, site }
      return site
    },
  }
}

async function readSite(db: Db, generation: number): Promise<Site> {
  const identity = await readIdentity(db)
  const pages: Site['pages'] = new Map()
  for (const language of identity.languages) pages.set(language, await listPages(db, language))
  const navigation = await listNavigation(db)
  const topicIds = navigation.flatMap(({ kind, target }) => (kind === 'topic' ? [target] : []))
  return {
    generation,
    identity,
    policy: await readPolicy(db),
    sections: await listSections(db),
    series: await listSeries(db),
    pages,
    navigation,
    logo: await readLogo(db, identity),
    topics: await topicsWithIds(db, topicIds),
    eventLanguages: await listEventLanguages(db),
    editions: await readEditions(db, identity.languages),
    newsletters: await listNewsletters(db),
  }
}

async function readLogo(db: Db, { logo = {} }: Identity): Promise<Site['logo']> {
  const pictures = await findPictures(db, [logo.light ?? '', logo.dark ?? ''].filter(Boolean))
  const light = pictures.get(logo.light ?? '')
  const dark = pictures.get(logo.dark ?? '')
  return light && { light, ...(dark && { dark }) }
}

async function readEditions(db: Db, languages: string[]): Promise<Map<string, string>> {
  const editions = new Map<string, string>()
  for (const language of languages) {
    const row = await db
      .selectFrom('article')
      .select((select) => select.fn.max('publishedAt').as('newest'))
      .where('language', '=', language)
      .executeTakeFirst()
    if (row?.newest) editions.set(language, row.newest)
  }
  return editions
}
