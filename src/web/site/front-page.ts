import { groupOf } from '../../domain/articles/front/arrange.ts'
import { type ComposedFront, composeFront } from '../../domain/articles/front/candidates.ts'
import { type Group, type Layout, withEverySection } from '../../domain/articles/front/layout.ts'
import { readCards } from '../../domain/articles/lists.ts'
import { listSeries, partsOfSeries } from '../../domain/articles/series.ts'
import { inLanguage } from '../../lib/localized.ts'
import type { Card } from '../../theme/contract/frame.ts'
import type { HomeProps, SeriesPromo } from '../../theme/contract/reading.ts'
import { pathIn } from '../../lib/site-path.ts'
import type { Deps } from '../context.ts'
import type { Asking } from '../route.ts'
import type { Site } from '../site-state.ts'
import { audienceOf, toCards } from './cards.ts'
import { buildFrame, logoOf } from './frame.ts'
import { feedLinks } from './lists.ts'
import { websiteJsonLd } from './structured-data.ts'

/** Which articles stand where on the front page of a language. */
export function composeFor(
  deps: Deps,
  site: Site,
  language: string,
  layout: Layout,
  now: Temporal.Instant,
): Promise<ComposedFront> {
  return composeFront(deps.database.db, language, withEverySection(layout, site.sections), now)
}

export async function homeProps(c: Asking, deps: Deps, site: Site, front: ComposedFront): Promise<HomeProps> {
  const { language } = c.var
  const { identity } = site
  const cards = await cardsOf(deps, site, language, front)
  const shown = (group: Group) =>
    [...front.places].flatMap(([place, { article }]) =>
      groupOf(place) === group ? (cards.get(article) ?? []) : [],
    )
  return {
    frame: buildFrame(c, deps, {
      description: inLanguage(identity.description, language),
      path: '/',
      feeds: feedLinks(c, identity.name, '/'),
      openGraph: { type: 'website' },
      jsonLd: [websiteJsonLd(deps.origin, identity, language, logoOf(c.var.site))],
    }),
    lead: cards.get(front.places.get('lead')?.article ?? ''),
    secondary: shown('secondary'),
    briefs: shown('briefs'),
    blocks: front.rows.flatMap((row) => {
      const section = site.sections.find(({ id }) => id === row.section)
      if (!section) return []
      const href = pathIn(identity.languages, language, `/sections/${section.slug}`)
      return {
        section: { name: inLanguage(section.name, language), href },
        description: section.description[language],
        cards: row.articles.flatMap((article) => cards.get(article) ?? []),
      }
    }),
    series: await seriesPromo(c, deps, site),
  }
}

/** Every card of the page by its article, each read once. */
async function cardsOf(
  deps: Deps,
  site: Site,
  language: string,
  { places, rows }: ComposedFront,
): Promise<Map<string, Card>> {
  const ids = new Set([
    ...[...places.values()].map(({ article }) => article),
    ...rows.flatMap(({ articles }) => articles),
  ])
  const known = await readCards(deps.database.db, [...ids])
  const cards = await toCards(deps, site, language, known)
  return new Map(known.flatMap(({ id }, index) => (cards[index] ? [[id, cards[index]]] : [])))
}

async function seriesPromo(c: Asking, deps: Deps, site: Site): Promise<SeriesPromo | undefined> {
  const { language } = c.var
  const [series] = await listSeries(deps.database.db)
  if (!series) return undefined
  const parts = await partsOfSeries(deps.database.db, series.id, language)
  if (parts.length === 0) return undefined
  const cards = await toCards(deps, site, language, parts)
  return {
    name: inLanguage(series.name, language),
    href: pathIn(site.identity.languages, language, `/series/${series.slug}`),
    standfirst: inLanguage(series.standfirst, language),
    audience: audienceOf(site, series.audience),
    parts: cards.map(({ headline, href, minutes, ...own }) => ({
      headline,
      href,
      minutes,
      language: own.language,
      dir: own.dir,
    })),
  }
}
