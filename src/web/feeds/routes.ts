import type { Route } from '../route.ts'
import { feedOf } from './list-feed.ts'
import { feedLists } from './lists.ts'

const listFeeds = feedLists.flatMap(([pagePath, read]) =>
  (['rss', 'atom', 'json'] as const).map((format): Route => {
    const path = `${pagePath === '/' ? '' : pagePath}/feed.${format}`
    return { method: 'GET', path, handle: feedOf(read, format) }
  }),
)

/** What programs read: feeds of every list, maps of the site, what the site is called and looks like. */
export const feedRoutes: Route[] = [...listFeeds]
