import type { Feed, FeedEntry } from './feed.ts'

/** JSON Feed 1.1 (jsonfeed.org/version/1.1). */
export function writeJsonFeed(feed: Feed): string {
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: feed.title,
    home_page_url: feed.pageUrl,
    feed_url: feed.feedUrl,
    description: feed.description || undefined,
    icon: feed.iconUrl,
    authors: [feed.publication],
    language: feed.language,
    items: feed.entries.map(toItem),
  })
}

function toItem(entry: FeedEntry) {
  return {
    id: entry.url,
    url: entry.url,
    title: entry.headline,
    summary: entry.summary || undefined,
    content_html: entry.contentHtml,
    image: entry.imageUrl,
    date_published: entry.published,
    date_modified: entry.updated,
    authors: entry.authors.length > 0 ? entry.authors : undefined,
    tags: [entry.section.name],
    language: entry.language,
  }
}
