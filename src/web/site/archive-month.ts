import { monthBounds } from '../../domain/articles/archive.ts'
import { type ArticlePage, listArticles } from '../../domain/articles/lists.ts'
import { nextEnd, pastBetween } from '../../domain/events/archive.ts'
import { type ArchivedEdition, editionsBetween } from '../../domain/newsletters/archive.ts'
import { inLanguage } from '../../lib/localized.ts'
import { pathIn } from '../../lib/site-path.ts'
import type { ArchiveEntry, ArchiveMonthProps } from '../../theme/contract/reading.ts'
import { monthAndYear } from '../../theme/format.ts'
import type { Deps } from '../context.ts'
import { pressed } from '../press/pressed.ts'
import type { Asking } from '../route.ts'
import { type ArchivedMonth, listArchive, monthHref } from './archive-months.ts'
import { toCards } from './cards.ts'
import { notFound } from './errors.ts'
import { toLines } from './event-lines.ts'
import { buildFrame } from './frame.ts'
import { cursorOf, PAGE_SIZE, paginate } from './lists.ts'

/** Far more than a month holds, so that no page grows without end. */
const MOST_BESIDE = 200

type Period = { from: string; before: string }

/** Articles page by page; what went out by mail and what took place stand among them at their time. */
export async function archiveMonth(c: Asking, deps: Deps): Promise<Response> {
  const year = Number(c.req.param('year'))
  const month = Number(c.req.param('month'))
  if (month < 1 || month > 12 || year < 1) return notFound(c, deps)
  const answer = await pressed(c, deps, ['page'], async ({ identity }) => {
    const { language, path } = c.var
    const { timeZone, languages } = identity
    const months = await listArchive(c, deps)
    const place = months.findIndex((known) => known.year === year && known.month === month)
    if (place < 0) return undefined
    const title = monthAndYear(year, month, { language, timeZone })
    const description = `${title} — ${inLanguage(identity.description, language)}`
    const list = await listMonth(c, deps, monthBounds(year, month, timeZone))
    const props: ArchiveMonthProps = {
      frame: buildFrame(c, deps, { title, description, path }),
      year,
      month,
      archiveHref: pathIn(languages, language, '/archive'),
      eventsHref: pathIn(languages, language, '/events'),
      ...list,
      earlierMonth: linkTo(c, months[place + 1]),
      laterMonth: linkTo(c, months[place - 1]),
    }
    return {
      text: deps.theme.archiveMonth(props),
      until: await nextEnd(deps.database.db, deps.clock()),
    }
  })
  return answer ?? notFound(c, deps)
}

async function listMonth(
  c: Asking,
  deps: Deps,
  bounds: Period,
): Promise<Pick<ArchiveMonthProps, 'entries' | 'pagination'>> {
  const { db } = deps.database
  const { language, site, path } = c.var
  const page = await listArticles(db, { language, ...bounds }, PAGE_SIZE, cursorOf(c))
  const period = await periodOf(c, deps, bounds, page)
  const cards = await toCards(deps, site, language, page.cards)
  const editions = await editionsBetween(db, language, period, MOST_BESIDE)
  const past = await pastBetween(db, language, deps.clock(), period, MOST_BESIDE)
  const events = await toLines(c, deps, past)
  const entries: { at: string; entry: ArchiveEntry }[] = [
    ...cards.map((card) => ({ at: card.published, entry: { kind: 'article' as const, card } })),
    ...editions.map((edition) => ({ at: edition.publishedAt, entry: toEntry(c, edition) })),
    ...events.map((event) => ({ at: event.starts, entry: { kind: 'event' as const, event } })),
  ]
  return {
    entries: entries.toSorted((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0)).map(({ entry }) => entry),
    pagination: paginate(pathIn(site.identity.languages, language, path), page),
  }
}

/** What a page of articles spans: from its last one on, up to the last one of the page before. */
async function periodOf(c: Asking, deps: Deps, bounds: Period, page: ArticlePage): Promise<Period> {
  const { language } = c.var
  const last = page.older && page.cards.at(-1)
  const [above] = page.newer
    ? (await listArticles(deps.database.db, { language, ...bounds }, 1, page.newer)).cards
    : []
  return { from: last?.publishedAt ?? bounds.from, before: above?.publishedAt ?? bounds.before }
}

function toEntry(c: Asking, edition: ArchivedEdition): ArchiveEntry {
  const { language, site } = c.var
  const { slug, subject, preheader, publishedAt, newsletter } = edition
  const href = pathIn(site.identity.languages, language, `/newsletters/${newsletter.slug}`)
  return {
    kind: 'edition',
    newsletter: { name: inLanguage(newsletter.name, language), href },
    edition: {
      name: subject,
      href: `${href}/${slug}`,
      published: publishedAt,
      ...(preheader !== '' && { about: preheader }),
    },
  }
}

function linkTo(c: Asking, known: ArchivedMonth | undefined): ArchiveMonthProps['earlierMonth'] {
  return known && { year: known.year, month: known.month, href: monthHref(c, known) }
}
