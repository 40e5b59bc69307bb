import {
  type ArticlePage,
  type Cursor,
  listArticles,
  type ListFilter,
  readCursor,
  writeCursor,
} from '../../domain/articles/lists.ts'
import type { Card, FeedLink, Pagination } from '../../theme/contract/frame.ts'
import { pathIn } from '../../lib/site-path.ts'
import type { Deps } from '../context.ts'
import type { Asking } from '../route.ts'
import type { Site } from '../site-state.ts'
import { toCards } from './cards.ts'

export const PAGE_SIZE = 20

export type ListOnPage = { cards: Card[]; pagination: Pagination }

/** One page of a list as the address asks for it: `?page=older~…`. A cursor that is none of ours means page one. */
export async function listOnPage(
  c: Asking,
  deps: Deps,
  site: Site,
  filter: ListFilter,
  size = PAGE_SIZE,
): Promise<ListOnPage> {
  const { language, path } = c.var
  const page = await listArticles(deps.database.db, { language, ...filter }, size, cursorOf(c))
  return {
    cards: await toCards(deps, site, language, page.cards),
    pagination: paginate(pathIn(site.identity.languages, language, path), page),
  }
}

export function cursorOf(c: Asking): Cursor | undefined {
  return readCursor(c.req.query('page') ?? '')
}

/** The feeds of a list at `path` (without language). */
export function feedLinks(c: Asking, title: string, path: string): FeedLink[] {
  const at = pathIn(c.var.site.identity.languages, c.var.language, path === '/' ? '/feed' : `${path}/feed`)
  return (['rss', 'atom', 'json'] as const).map((type) => ({ title, href: `${at}.${type}`, type }))
}

/** Where a page of a list at `path`, with its language, leads on. */
export function paginate(path: string, page: ArticlePage): Pagination {
  const href = (cursor: Cursor) => `${path}?page=${encodeURIComponent(writeCursor(cursor))}`
  return {
    newerHref: page.newer && href(page.newer),
    olderHref: page.older && href(page.older),
  }
}
