import { listArticles } from '../../domain/articles/lists.ts'
import { listSeries, partsOfSeries } from '../../domain/articles/series.ts'
import type { ArticleCard } from '../../domain/articles/cards.ts'
import { inLanguage } from '../../lib/localized.ts'
import type { HomeProps, SeriesPromo } from '../../theme/contract/reading.ts'
import { pathIn } from '../address.ts'
import type { Deps } from '../context.ts'
import { websiteJsonLd } from './structured-data.ts'
import { pressed } from '../press/pressed.ts'
import type { Asking } from '../route.ts'
import type { Site } from '../site-state.ts'
import { audienceOf, toCards } from './cards.ts'
import { notFound } from './errors.ts'
import { buildFrame } from './frame.ts'
import { feedLinks } from './lists.ts'

const SECONDARY = 3
const BRIEFS = 8
const PER_SECTION = 4

/** The front page: the newest featured analysis leads, then analyses, briefs, the series and a row for each section. */
export async function home(c: Asking, deps: Deps): Promise<Response> {
  const answer = await pressed(c, deps, [], async (site) => ({
    text: deps.theme.home(await homeProps(c, deps, site)),
  }))
  return answer ?? notFound(c, deps)
}

async function homeProps(c: Asking, deps: Deps, site: Site): Promise<HomeProps> {
  const { db } = deps.database
  const { language } = c.var
  const analyses = await listArticles(db, { language, kind: 'analysis' }, 1 + SECONDARY + 6)
  const briefs = await listArticles(db, { language, kind: 'brief' }, BRIEFS)
  const lead = analyses.cards.find((card) => card.featured) ?? analyses.cards[0]
  const secondary = analyses.cards.filter((card) => card !== lead).slice(0, SECONDARY)
  const shown = new Set([lead, ...secondary, ...briefs.cards].map((card) => card?.id))
  const { identity } = site
  const [leadCard] = lead ? await toCards(deps, site, language, [lead]) : []
  return {
    frame: buildFrame(c, deps, {
      description: inLanguage(identity.description, language),
      path: '/',
      feeds: feedLinks(c, identity.name, '/'),
      openGraph: { type: 'website' },
      jsonLd: [websiteJsonLd(deps.origin, identity, language)],
    }),
    lead: leadCard,
    secondary: await toCards(deps, site, language, secondary),
    briefs: await toCards(deps, site, language, briefs.cards),
    blocks: await sectionBlocks(c, deps, site, shown),
    series: await seriesPromo(c, deps, site),
  }
}

/** What stands higher on the page is not repeated, unless a section would be left nearly empty. */
async function sectionBlocks(
  c: Asking,
  deps: Deps,
  site: Site,
  shown: ReadonlySet<string | undefined>,
): Promise<HomeProps['blocks']> {
  const { language } = c.var
  const blocks: HomeProps['blocks'] = []
  for (const section of site.sections) {
    const filter = { language, sectionId: section.id }
    const { cards } = await listArticles(deps.database.db, filter, PER_SECTION + shown.size)
    const fresh = cards.filter((card) => !shown.has(card.id))
    const picked = analysisFirst(fresh.length >= 2 ? fresh : cards).slice(0, PER_SECTION)
    if (picked.length === 0) continue
    blocks.push({
      section: {
        name: inLanguage(section.name, language),
        href: pathIn(site.identity.languages, language, `/sections/${section.slug}`),
      },
      description: section.description[language],
      cards: await toCards(deps, site, language, picked),
    })
  }
  return blocks
}

/** A row leads with the newest analysis that it has, else with a picture; the others keep their order. */
function analysisFirst(cards: ArticleCard[]): ArticleCard[] {
  const first = cards.find((card) => card.kind === 'analysis') ?? cards.find((card) => card.lead)
  return first ? [first, ...cards.filter((card) => card !== first)] : cards
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
