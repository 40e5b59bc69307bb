import type { Handler, Route } from '../route.ts'
import { notFound } from '../site/errors.ts'
import { feedOf } from './list-feed.ts'
import { feedLists } from './lists.ts'
import { logo } from './logo.ts'
import { icon, manifest, vectorIcon } from './mark.ts'
import { robots } from './robots.ts'
import { shareCard } from './share-card.ts'
import { newsSitemap, sitemapIndex, sitemapPart } from './site-maps.ts'

const listFeeds = feedLists.flatMap(([pagePath, read]) =>
  (['rss', 'atom', 'json'] as const).map((format): Route => {
    const path = `${pagePath === '/' ? '' : pagePath}/feed.${format}`
    return { method: 'GET', path, handle: feedOf(read, format) }
  }),
)

/** What programs read: feeds of every list, maps of the site, what the site is called and looks like. */
export const feedRoutes: Route[] = [
  ...listFeeds,
  { method: 'GET', path: '/sitemap.xml', handle: once(sitemapIndex) },
  { method: 'GET', path: '/sitemaps/:file', handle: once(sitemapPart) },
  { method: 'GET', path: '/news-sitemap.xml', handle: once(newsSitemap) },
  { method: 'GET', path: '/robots.txt', handle: once(robots) },
  { method: 'GET', path: '/manifest.webmanifest', handle: once(manifest) },
  { method: 'GET', path: '/icon.svg', handle: once(vectorIcon) },
  { method: 'GET', path: '/icon-180.png', handle: once(icon(180)) },
  { method: 'GET', path: '/icon-192.png', handle: once(icon(192)) },
  { method: 'GET', path: '/icon-512.png', handle: once(icon(512)) },
  { method: 'GET', path: '/apple-touch-icon.png', handle: once(icon(180)) },
  { method: 'GET', path: '/favicon.ico', handle: once(icon(48)) },
  { method: 'GET', path: '/logo.png', handle: once(logo('light')) },
  { method: 'GET', path: '/logo-dark.png', handle: once(logo('dark')) },
  { method: 'GET', path: '/cards/:language/:file', handle: once(shareCard) },
]

/** For what exists once for the whole publication: under a language's prefix there is no such thing. */
function once(handle: Handler): Handler {
  return (c, deps) => (new URL(c.req.url).pathname === c.var.path ? handle(c, deps) : notFound(c, deps))
}
