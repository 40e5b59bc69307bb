import { element, writeXml, type Xml } from './xml.ts'

/** The protocol's limit is 50,000; smaller parts are written, compressed and fetched anew more quickly. */
export const MOST_URLS = 10_000

/** One page in one language; `versions` are all its languages, itself among them, in the publication's order. */
export type SitemapUrl = {
  url: string
  changedAt: string | undefined
  versions: { language: string; url: string }[]
}

const NAMESPACE = 'http://www.sitemaps.org/schemas/sitemap/0.9'

/** A sitemap (sitemaps.org) with language alternates as Google reads them. */
export function writeSitemap(urls: SitemapUrl[]): string {
  const namespaces = { xmlns: NAMESPACE, 'xmlns:xhtml': 'http://www.w3.org/1999/xhtml' }
  return writeXml(element('urlset', namespaces, ...urls.map(writeUrl)))
}

export function writeSitemapIndex(parts: { url: string; changedAt: string | undefined }[]): string {
  const written = parts.map(({ url, changedAt }) =>
    element('sitemap', {}, element('loc', {}, url), lastChange(changedAt)),
  )
  return writeXml(element('sitemapindex', { xmlns: NAMESPACE }, ...written))
}

export type NewsItem = { url: string; headline: string; language: string; publishedAt: string }

/** A news sitemap (Google's schema, 0.9): at most 1,000 articles of the last two days. */
export function writeNewsSitemap(publication: string, items: NewsItem[]): string {
  const namespaces = { xmlns: NAMESPACE, 'xmlns:news': 'http://www.google.com/schemas/sitemap-news/0.9' }
  const written = items.map(({ url, headline, language, publishedAt }) => {
    const house = element(
      'news:publication',
      {},
      element('news:name', {}, publication),
      element('news:language', {}, language),
    )
    const date = element('news:publication_date', {}, publishedAt)
    return element(
      'url',
      {},
      element('loc', {}, url),
      element('news:news', {}, house, date, element('news:title', {}, headline)),
    )
  })
  return writeXml(element('urlset', namespaces, ...written))
}

function writeUrl({ url, changedAt, versions }: SitemapUrl): Xml {
  const first = versions[0]
  const alternates =
    versions.length > 1 && first ? [...versions, { language: 'x-default', url: first.url }] : []
  return element(
    'url',
    {},
    element('loc', {}, url),
    lastChange(changedAt),
    ...alternates.map((version) =>
      element('xhtml:link', { rel: 'alternate', hreflang: version.language, href: version.url }),
    ),
  )
}

function lastChange(changedAt: string | undefined): Xml | undefined {
  return changedAt === undefined ? undefined : element('lastmod', {}, changedAt)
}
