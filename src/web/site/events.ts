import { type EventCursor, listPast, listUpcoming } from '../../domain/events/events.ts'
import { say } from '../../theme/language/translate.ts'
import { pathIn } from '../../lib/site-path.ts'
import type { Deps } from '../context.ts'
import { pressed } from '../press/pressed.ts'
import type { Asking } from '../route.ts'
import { notFound } from './errors.ts'
import { endOf, toLines } from './event-lines.ts'
import { buildFrame } from './frame.ts'
import { feedLinks } from './lists.ts'

const MOST_UPCOMING = 200
const PAST = 20

/** What is to come and what was, until the next of them is over. */
export async function events(c: Asking, deps: Deps): Promise<Response> {
  const { db } = deps.database
  const answer = await pressed(c, deps, ['page'], async (site) => {
    const { language, path } = c.var
    const { identity } = site
    const text = say({ language, timeZone: identity.timeZone })
    const now = deps.clock()
    const after = readEventCursor(c.req.query('page') ?? '')
    const upcoming = after ? [] : await listUpcoming(db, language, now, MOST_UPCOMING)
    const past = await listPast(db, language, now, PAST, after)
    const at = (plain: string) => pathIn(identity.languages, language, plain)
    const feeds = feedLinks(c, `${identity.name}: ${text('events.title')}`, path)
    const frame = buildFrame(c, deps, {
      title: text('events.title'),
      description: text('events.intro'),
      path,
      feeds,
      openGraph: { type: 'website' },
    })
    return {
      text: deps.theme.events({
        frame,
        feeds,
        calendarHref: at('/events.ics'),
        upcoming: await toLines(c, deps, upcoming),
        past: await toLines(c, deps, past.events),
        earlierHref: past.next && `${at(path)}?page=${encodeURIComponent(writeEventCursor(past.next))}`,
        firstHref: after && at(path),
      }),
      until: endOf(upcoming),
    }
  })
  return answer ?? notFound(c, deps)
}

function writeEventCursor({ startsAt, id }: EventCursor): string {
  return `${startsAt}~${id}`
}

function readEventCursor(text: string): EventCursor | undefined {
  const [, startsAt, id] = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)~([0-9a-f-]{36})$/.exec(text) ?? []
  return startsAt === undefined || id === undefined ? undefined : { startsAt, id }
}
