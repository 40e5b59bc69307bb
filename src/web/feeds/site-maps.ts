import { listMonths } from '../../domain/articles/addresses.ts'
import { listArticles } from '../../domain/articles/lists.ts'
import { hoursBefore, toInstantText } from '../../lib/clock.ts'
import { articlePath } from '../../lib/site-path.ts'
import { answerWith } from '../answer.ts'
import type { Deps } from '../context.ts'
import { makePage } from '../press/page.ts'
import { asked, pressed, toResponse } from '../press/pressed.ts'
import type { Asking } from '../route.ts'
import { notFound } from '../site/errors.ts'
import { articlesPartName, urlsOfPart } from './site-map-urls.ts'
import { MOST_URLS, writeNewsSitemap, writeSitemap, writeSitemapIndex } from './sitemap.ts'

const XML = 'application/xml; charset=utf-8'
const NEWS_HOURS = 48
const MOST_NEWS = 1_000

export async function sitemapIndex(c: Asking, deps: Deps): Promise<Response> {
  const answer = await pressed(c, deps, [], async () => {
    const months = await listMonths(deps.database.db)
    const newest = months
      .map((month) => month.changedAt)
      .toSorted()
      .at(-1)
    const ofArticles = ['sections', 'topics', 'authors'].map((name) => ({ name, changedAt: newest }))
    const others = ['pages', 'series', 'events', 'newsletters'].map((name) => ({
      name,
      changedAt: undefined,
    }))
    const lists = [...ofArticles, ...others]
    const articles = months.flatMap(({ month, count, changedAt }) =>
      Array.from({ length: Math.ceil(count / MOST_URLS) }, (_, index) => ({
        name: articlesPartName(month, index + 1),
        changedAt,
      })),
    )
    const parts = [...lists, ...articles].map(({ name, changedAt }) => ({
      url: `${deps.origin}/sitemaps/${name}.xml`,
      changedAt,
    }))
    const news = { url: `${deps.origin}/news-sitemap.xml`, changedAt: newest }
    return { text: writeSitemapIndex([news, ...parts]), contentType: XML }
  })
  return answer ?? notFound(c, deps)
}

export async function sitemapPart(c: Asking, deps: Deps): Promise<Response> {
  const answer = await pressed(c, deps, [], async (site) => {
    const [, name] = /^(.+)\.xml$/.exec(c.req.param('file') ?? '') ?? []
    const mapping = { db: deps.database.db, site, origin: deps.origin }
    const urls = name === undefined ? undefined : await urlsOfPart(mapping, name)
    return urls && { text: writeSitemap(urls), contentType: XML }
  })
  return answer ?? notFound(c, deps)
}

/** Written anew for every request: what is news changes with the clock, not only with what is published. */
export async function newsSitemap(c: Asking, deps: Deps): Promise<Response> {
  const { identity } = c.var.site
  const from = toInstantText(hoursBefore(deps.clock(), NEWS_HOURS))
  const { cards } = await listArticles(deps.database.db, { from }, MOST_NEWS)
  const items = cards.map((card) => ({
    url: deps.origin + articlePath(identity.languages, card),
    headline: card.headline,
    language: card.language,
    publishedAt: card.publishedAt,
  }))
  const page = makePage(writeNewsSitemap(identity.name, items), 'public', XML)
  return toResponse(answerWith(page, asked(c)))
}
