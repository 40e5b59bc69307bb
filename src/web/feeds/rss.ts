import type { Feed, FeedEntry } from './feed.ts'
import { element, writeXml, type Xml } from './xml.ts'

const NAMESPACES = {
  'xmlns:atom': 'http://www.w3.org/2005/Atom',
  'xmlns:content': 'http://purl.org/rss/1.0/modules/content/',
  'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
}

/** RSS 2.0 (rssboard.org/rss-specification), following the Advisory Board's best practices. */
export function writeRss(feed: Feed): string {
  const channel = element(
    'channel',
    {},
    element('title', {}, feed.title),
    element('link', {}, feed.pageUrl),
    element('description', {}, feed.description || feed.title),
    element('language', {}, feed.language),
    element('lastBuildDate', {}, httpDate(feed.updated)),
    element('atom:link', { rel: 'self', type: 'application/rss+xml', href: feed.feedUrl }),
    ...feed.entries.map(writeItem),
  )
  return writeXml(element('rss', { version: '2.0', ...NAMESPACES }, channel))
}

function writeItem(entry: FeedEntry): Xml {
  return element(
    'item',
    {},
    element('title', {}, entry.headline),
    element('link', {}, entry.url),
    element('guid', { isPermaLink: 'true' }, entry.url),
    element('pubDate', {}, httpDate(entry.published)),
    ...entry.authors.map(({ name }) => element('dc:creator', {}, name)),
    element('category', {}, entry.section.name),
    element('description', {}, entry.summary),
    element('content:encoded', {}, entry.contentHtml),
  )
}

/** RFC 822 with a year of four digits. */
function httpDate(instant: string): string {
  return new Date(instant).toUTCString()
}
