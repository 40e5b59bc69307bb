import { countByMonth, type MonthCount, monthBounds } from '../../domain/articles/archive.ts'
import { listPast } from '../../domain/events/events.ts'
import type { ArchiveMonthProps, ArchiveProps } from '../../theme/contract/reading.ts'
import { monthAndYear } from '../../theme/format.ts'
import { say } from '../../theme/language/translate.ts'
import { pathIn } from '../../lib/site-path.ts'
import type { Deps } from '../context.ts'
import { pressed } from '../press/pressed.ts'
import type { Asking } from '../route.ts'
import { notFound } from './errors.ts'
import { buildFrame } from './frame.ts'
import { feedLinks, listOnPage } from './lists.ts'

export async function archive(c: Asking, deps: Deps): Promise<Response> {
  const answer = await pressed(c, deps, [], async (site) => {
    const { language, path } = c.var
    const text = say({ language, timeZone: site.identity.timeZone })
    const months = await countByMonth(deps.database.db, language, site.identity.timeZone)
    const feeds = feedLinks(c, site.identity.name, path)
    const frame = buildFrame(c, deps, {
      title: text('page.archive'),
      description: text('list.archive-intro'),
      path,
      feeds,
    })
    const { events } = await listPast(deps.database.db, language, deps.clock(), 1)
    const eventsHref =
      events.length > 0 ? pathIn(site.identity.languages, language, '/events#past') : undefined
    return { text: deps.theme.archive({ frame, feeds, eventsHref, years: byYear(c, months) }) }
  })
  return answer ?? notFound(c, deps)
}

export async function archiveMonth(c: Asking, deps: Deps): Promise<Response> {
  const year = Number(c.req.param('year'))
  const month = Number(c.req.param('month'))
  if (month < 1 || month > 12 || year < 1) return notFound(c, deps)
  const answer = await pressed(c, deps, ['page'], async (site) => {
    const { language, path } = c.var
    const { timeZone } = site.identity
    const months = await countByMonth(deps.database.db, language, timeZone)
    if (!months.some((known) => known.year === year && known.month === month)) return undefined
    const title = monthAndYear(year, month, { language, timeZone })
    const frame = buildFrame(c, deps, { title, description: `${title} — ${site.identity.description}`, path })
    const list = await listOnPage(c, deps, site, monthBounds(year, month, timeZone))
    const archiveHref = pathIn(site.identity.languages, language, '/archive')
    return {
      text: deps.theme.archiveMonth({
        frame,
        year,
        month,
        archiveHref,
        ...list,
        ...neighbours(c, months, year, month),
      }),
    }
  })
  return answer ?? notFound(c, deps)
}

function byYear(c: Asking, months: MonthCount[]): ArchiveProps['years'] {
  const years = [...new Set(months.map(({ year }) => year))]
  return years.map((year) => {
    const own = months.filter((month) => month.year === year)
    return {
      year,
      count: own.reduce((sum, month) => sum + month.count, 0),
      months: own.map(({ month, count }) => ({ month, count, href: monthHref(c, year, month) })),
    }
  })
}

function neighbours(
  c: Asking,
  months: MonthCount[],
  year: number,
  month: number,
): Pick<ArchiveMonthProps, 'earlierMonth' | 'laterMonth'> {
  const at = months.findIndex((known) => known.year === year && known.month === month)
  const link = (known: MonthCount | undefined) =>
    known && { year: known.year, month: known.month, href: monthHref(c, known.year, known.month) }
  return { earlierMonth: link(months[at + 1]), laterMonth: at > 0 ? link(months[at - 1]) : undefined }
}

function monthHref(c: Asking, year: number, month: number): string {
  const path = `/archive/${year}/${String(month).padStart(2, '0')}`
  return pathIn(c.var.site.identity.languages, c.var.language, path)
}
