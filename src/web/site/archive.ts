import { nextEnd } from '../../domain/events/archive.ts'
import type { ArchiveProps } from '../../theme/contract/reading.ts'
import { say } from '../../theme/language/translate.ts'
import { pathIn } from '../../lib/site-path.ts'
import type { Deps } from '../context.ts'
import { pressed } from '../press/pressed.ts'
import type { Asking } from '../route.ts'
import { type ArchivedMonth, listArchive, monthHref } from './archive-months.ts'
import { notFound } from './errors.ts'
import { buildFrame } from './frame.ts'
import { feedLinks } from './lists.ts'

export async function archive(c: Asking, deps: Deps): Promise<Response> {
  const answer = await pressed(c, deps, [], async (site) => {
    const { language, path } = c.var
    const { identity } = site
    const text = say({ language, timeZone: identity.timeZone })
    const months = await listArchive(c, deps)
    const feeds = feedLinks(c, identity.name, path)
    const frame = buildFrame(c, deps, {
      title: text('page.archive'),
      description: text('list.archive-intro'),
      path,
      feeds,
    })
    const hasEvents = months.some(({ events }) => events > 0)
    const eventsHref = hasEvents ? pathIn(identity.languages, language, '/events#past') : undefined
    return {
      text: deps.theme.archive({ frame, feeds, eventsHref, years: byYear(c, months) }),
      until: await nextEnd(deps.database.db, deps.clock()),
    }
  })
  return answer ?? notFound(c, deps)
}

function byYear(c: Asking, months: ArchivedMonth[]): ArchiveProps['years'] {
  const years = [...new Set(months.map(({ year }) => year))]
  return years.map((year) => {
    const own = months.filter((month) => month.year === year)
    return {
      year,
      count: own.reduce((sum, month) => sum + month.count, 0),
      months: own.map((month) => ({ ...month, href: monthHref(c, month) })),
    }
  })
}
