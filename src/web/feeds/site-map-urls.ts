import {
  type ArticleAddress,
  type ListAddress,
  listAddresses,
  listAuthorAddresses,
  listSectionAddresses,
  listTopicAddresses,
  listVersions,
  type Period,
} from '../../domain/articles/addresses.ts'
import { listEventAddresses, listEventSeriesAddresses } from '../../domain/events/addresses.ts'
import { listEditionAddresses } from '../../domain/newsletters/addresses.ts'
import { listPageAddresses } from '../../domain/pages/addresses.ts'
import type { Db } from '../../platform/db/schema.ts'
import { articlePath, pathIn } from '../../lib/site-path.ts'
import type { Site } from '../site-state.ts'
import { MOST_URLS, type SitemapUrl } from './sitemap.ts'

export type Mapping = { db: Db; site: Site; origin: string }

/** Undefined where there is no such part. `name` is its file name without `.xml`. */
export async function urlsOfPart(mapping: Mapping, name: string): Promise<SitemapUrl[] | undefined> {
  const { db } = mapping
  if (name === 'pages') return pages(mapping)
  if (name === 'sections') return listUrls(mapping, 'sections', await listSectionAddresses(db))
  if (name === 'topics') return listUrls(mapping, 'topics', await listTopicAddresses(db, MOST_URLS))
  if (name === 'authors') return listUrls(mapping, 'authors', await listAuthorAddresses(db, MOST_URLS))
  if (name === 'series') return series(mapping)
  if (name === 'newsletters') return newsletters(mapping)
  if (name === 'events') return events(mapping)
  return articles(mapping, name)
}

export function articlesPartName(month: string, part: number): string {
  return part === 1 ? `articles-${month}` : `articles-${month}-${part}`
}

/** The front page and the indexes in every language, then what the newsroom wrote. */
async function pages(mapping: Mapping): Promise<SitemapUrl[]> {
  const { db, site } = mapping
  const letters = site.newsletters.length > 0 ? ['/newsletters'] : []
  const fixed = ['/', '/archive', '/topics', '/authors', '/events', ...letters].flatMap((path) =>
    inLanguages(mapping, path, site.identity.languages, (language) => site.editions.get(language)),
  )
  const addresses = await listPageAddresses(db)
  const written = Map.groupBy(addresses, (page) => page.workId)
  return [
    ...fixed,
    ...addresses.map((page) => {
      const versions = (written.get(page.workId) ?? []).map(({ language, slug }) => ({
        language,
        url: urlIn(mapping, language, `/${slug}`),
      }))
      const url = urlIn(mapping, page.language, `/${page.slug}`)
      return { url, changedAt: page.changedAt, versions: ordered(mapping, versions) }
    }),
  ]
}

async function series(mapping: Mapping): Promise<SitemapUrl[]> {
  const { languages } = mapping.site.identity
  return mapping.site.series.flatMap(({ slug }) =>
    inLanguages(mapping, `/series/${slug}`, languages, () => undefined),
  )
}

async function events(mapping: Mapping): Promise<SitemapUrl[]> {
  const series = listUrls(mapping, 'events/series', await listEventSeriesAddresses(mapping.db))
  const addresses = await listEventAddresses(mapping.db, MOST_URLS - series.length)
  return [...series, ...listUrls(mapping, 'events', addresses)]
}

/** Each in the languages in which it goes out, then its editions, as far as they are for everyone. */
async function newsletters(mapping: Mapping): Promise<SitemapUrl[]> {
  const { db, site } = mapping
  const { languages } = site.identity
  const editions = await listEditionAddresses(db, MOST_URLS - site.newsletters.length * languages.length)
  const newest = (slug: string, language: string) =>
    editions.find((one) => one.newsletter === slug && one.language === language)?.publishedAt
  const pages = site.newsletters.flatMap(({ slug, languages: own }) =>
    inLanguages(
      mapping,
      `/newsletters/${slug}`,
      languages.filter((language) => own.includes(language)),
      (language) => newest(slug, language),
    ),
  )
  return [
    ...pages,
    ...editions.flatMap(({ newsletter, slug, language, publishedAt }) =>
      inLanguages(mapping, `/newsletters/${newsletter}/${slug}`, [language], () => publishedAt),
    ),
  ]
}

/** A list in the languages in which it has articles. */
function listUrls(mapping: Mapping, folder: string, addresses: ListAddress[]): SitemapUrl[] {
  const { languages } = mapping.site.identity
  const bySlug = Map.groupBy(addresses, (address) => address.slug)
  return [...bySlug].flatMap(([slug, versions]) => {
    const changes = new Map(versions.map((version) => [version.language, version.changedAt]))
    const present = languages.filter((language) => changes.has(language))
    return inLanguages(mapping, `/${folder}/${slug}`, present, (language) => changes.get(language))
  })
}

async function articles(mapping: Mapping, name: string): Promise<SitemapUrl[] | undefined> {
  const [, month, partText = '1'] =
    /^articles-(\d{4}-(?:0[1-9]|1[0-2]))(?:-([1-9]\d{0,3}))?$/.exec(name) ?? []
  if (month === undefined || articlesPartName(month, Number(partText)) !== name) return undefined
  const period = boundsOfMonth(month)
  const part = { offset: (Number(partText) - 1) * MOST_URLS, size: MOST_URLS }
  const addresses = await listAddresses(mapping.db, period, part)
  if (addresses.length === 0) return undefined
  const versions = Map.groupBy(await listVersions(mapping.db, period), (address) => address.workId)
  return addresses.map((address) => ({
    url: urlOf(mapping, address),
    changedAt: address.changedAt,
    versions: ordered(
      mapping,
      (versions.get(address.workId) ?? []).map((version) => ({
        language: version.language,
        url: urlOf(mapping, version),
      })),
    ),
  }))
}

function boundsOfMonth(month: string): Period {
  const first = Temporal.PlainYearMonth.from(month).toPlainDate({ day: 1 })
  return { from: startOf(first), before: startOf(first.add({ months: 1 })) }
}

function startOf(date: Temporal.PlainDate): string {
  return `${date.toString()}T00:00:00.000Z`
}

function inLanguages(
  mapping: Mapping,
  path: string,
  languages: readonly string[],
  changedAt: (language: string) => string | undefined,
): SitemapUrl[] {
  const versions = languages.map((language) => ({ language, url: urlIn(mapping, language, path) }))
  return versions.map(({ language, url }) => ({ url, changedAt: changedAt(language), versions }))
}

function urlIn({ site, origin }: Mapping, language: string, path: string): string {
  return origin + pathIn(site.identity.languages, language, path)
}

function urlOf({ site, origin }: Mapping, address: ArticleAddress): string {
  return origin + articlePath(site.identity.languages, address)
}

/** In the publication's order of languages, so that the first is the one for readers of any other. */
function ordered<T extends { language: string }>({ site }: Mapping, versions: T[]): T[] {
  const { languages } = site.identity
  const rank = ({ language }: T) =>
    languages.includes(language) ? languages.indexOf(language) : languages.length
  return versions.toSorted((a, b) => rank(a) - rank(b))
}
