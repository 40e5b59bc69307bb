import { eventsOf } from '../../domain/events/events.ts'
import { findPublicSeries } from '../../domain/events/series.ts'
import { inLanguage } from '../../lib/localized.ts'
import { pathIn } from '../../lib/site-path.ts'
import type { Deps } from '../context.ts'
import { pressed } from '../press/pressed.ts'
import type { Asking } from '../route.ts'
import { notFound } from './errors.ts'
import { endOf, toLines } from './event-lines.ts'
import { buildFrame } from './frame.ts'
import { feedLinks } from './lists.ts'

const MOST = 200

/** One series: what is to come, and what was, until the next of them is over. */
export async function eventSeries(c: Asking, deps: Deps): Promise<Response> {
  const { db } = deps.database
  const answer = await pressed(c, deps, [], async (site) => {
    const series = await findPublicSeries(db, c.req.param('slug') ?? '')
    if (!series) return undefined
    const { language, path } = c.var
    const { upcoming, past } = await eventsOf(db, { seriesId: series.id }, language, deps.clock(), MOST)
    const name = inLanguage(series.name, language)
    const description = series.description[language] ?? ''
    const at = (plain: string) => pathIn(site.identity.languages, language, plain)
    const feeds = feedLinks(c, `${site.identity.name}: ${name}`, path)
    return {
      text: deps.theme.events({
        frame: buildFrame(c, deps, {
          title: name,
          description: description || `${name} — ${site.identity.name}`,
          path,
          feeds,
          openGraph: { type: 'website' },
        }),
        feeds,
        series: { name, description: description || undefined, allHref: at('/events') },
        calendarHref: `${at(path)}.ics`,
        upcoming: await toLines(c, deps, upcoming),
        past: await toLines(c, deps, past),
      }),
      until: endOf(upcoming),
    }
  })
  return answer ?? notFound(c, deps)
}
