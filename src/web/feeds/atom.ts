import type { Feed, FeedEntry } from './feed.ts'
import { element, writeXml, type Xml } from './xml.ts'

/** Atom (RFC 4287). */
export function writeAtom(feed: Feed): string {
  return writeXml(
    element(
      'feed',
      { xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': feed.language },
      element('id', {}, feed.feedUrl),
      element('title', {}, feed.title),
      feed.description === '' ? undefined : element('subtitle', {}, feed.description),
      element('updated', {}, feed.updated),
      element('link', { rel: 'self', type: 'application/atom+xml', href: feed.feedUrl }),
      element('link', { rel: 'alternate', type: 'text/html', href: feed.pageUrl }),
      element('icon', {}, feed.iconUrl),
      person(feed.publication),
      ...feed.entries.map((entry) => writeEntry(entry, feed)),
    ),
  )
}

function writeEntry(entry: FeedEntry, feed: Feed): Xml {
  const authors = entry.authors.length === 0 ? [feed.publication] : entry.authors
  return element(
    'entry',
    { 'xml:lang': entry.language },
    element('id', {}, `urn:uuid:${entry.id}`),
    element('title', {}, entry.headline),
    element('link', { rel: 'alternate', type: 'text/html', hreflang: entry.language, href: entry.url }),
    element('published', {}, entry.published),
    element('updated', {}, entry.updated),
    ...authors.map(person),
    element('category', { term: entry.section.slug, label: entry.section.name }),
    element('summary', {}, entry.summary),
    element('content', { type: 'html' }, entry.contentHtml),
  )
}

function person({ name, url }: { name: string; url: string }): Xml {
  return element('author', {}, element('name', {}, name), element('uri', {}, url))
}
