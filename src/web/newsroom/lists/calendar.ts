import { type CalendarEntry, listCalendar } from '../../../domain/articles/calendar.ts'
import { isOverdue, toLocalText } from '../../../domain/articles/schedule.ts'
import { subjectFor } from '../../../domain/articles/subject.ts'
import { may, type Member } from '../../../domain/staff/may.ts'
import { toInstantText } from '../../../lib/clock.ts'
import type { Notice } from '../../../theme/contract/newsroom.ts'
import type { CalendarItem, CalendarProps } from '../../../theme/contract/newsroom-lists.ts'
import { calendarPage } from '../../../theme/newsroom/lists/calendar.tsx'
import { here } from '../../account/person.ts'
import type { Deps } from '../../context.ts'
import type { Asking } from '../../route.ts'
import { newsroomFrame } from '../frame.ts'
import { addressOf, readDay, readWish } from './filter.ts'
import { choicesOf, toListed, words } from './listed.ts'

const CALENDAR = '/newsroom/calendar'

type View = CalendarProps['view']
type Shown = { view: View; day: string; section: string; assignee: string }

export async function showCalendar(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const { timeZone } = c.var.site.identity
  const { section, assignee } = readWish((name) => c.req.query(name))
  const today = deps.clock().toZonedDateTimeISO(timeZone).toPlainDate()
  const day = readDay(c.req.query('day') ?? '') ?? today
  const view: View = c.req.query('view') === 'week' ? 'week' : 'month'
  const shown = { view, day: day.toString(), section, assignee }
  const { first, count } = spanOf(day, view)
  const filter = {
    ...(section !== '' && { sectionId: section }),
    ...(assignee !== '' && { assigneeId: assignee === 'me' ? member.id : assignee }),
  }
  const begin = (date: Temporal.PlainDate) => date.toZonedDateTime(timeZone).toInstant()
  const until = begin(first.add({ days: count }))
  const entries = await listCalendar(deps.database.db, member, begin(first), until, filter)
  const items = Map.groupBy(entries, ({ at }) =>
    Temporal.Instant.from(at).toZonedDateTimeISO(timeZone).toPlainDate().toString(),
  )
  const { sections, people } = await choicesOf(c, deps)
  return c.html(
    calendarPage({
      frame: newsroomFrame(c, deps, member, {
        title: words(c)('shell.area.calendar'),
        area: 'calendar',
        notice: noticeOf(c),
      }),
      view,
      filter: { section, assignee },
      isNarrowed: section !== '' || assignee !== '',
      choices: { sections, people },
      days: Array.from({ length: count }, (_, at) => first.add({ days: at })).map((date) => ({
        date: date.toString(),
        begins: toInstantText(begin(date)),
        isToday: date.equals(today),
        isOutside: view === 'month' && date.month !== day.month,
        items: (items.get(date.toString()) ?? []).map((entry) => toItem(c, deps, member, entry, shown)),
      })),
      heading: { year: day.year, month: day.month },
      hrefs: hrefsOf(c, day, today, shown),
      actions: { calendar: here(c, CALENDAR), change: here(c, `${CALENDAR}/times`) },
      day: shown.day,
    }),
  )
}

/** Where the calendar stands, as its address says it. */
export function calendarHref(c: Asking, { view, day, section, assignee }: Shown, done?: string): string {
  const wish = readWish((name) => ({ section, assignee })[name])
  return here(c, CALENDAR) + addressOf(wish, { view: view === 'week' ? view : undefined, day, done })
}

/** Whole weeks from Monday, as many as the month touches. */
function spanOf(day: Temporal.PlainDate, view: View): { first: Temporal.PlainDate; count: number } {
  if (view === 'week') return { first: monday(day), count: 7 }
  const first = monday(day.with({ day: 1 }))
  const last = monday(day.with({ day: day.daysInMonth })).add({ days: 6 })
  return { first, count: first.until(last, { largestUnit: 'day' }).days + 1 }
}

function monday(date: Temporal.PlainDate): Temporal.PlainDate {
  return date.subtract({ days: date.dayOfWeek - 1 })
}

function hrefsOf(
  c: Asking,
  day: Temporal.PlainDate,
  today: Temporal.PlainDate,
  shown: Shown,
): CalendarProps['hrefs'] {
  const step = shown.view === 'week' ? { days: 7 } : { months: 1 }
  const on = (date: Temporal.PlainDate) => calendarHref(c, { ...shown, day: date.toString() })
  return {
    previous: on(day.subtract(step)),
    next: on(day.add(step)),
    today: on(today),
    month: calendarHref(c, { ...shown, view: 'month' }),
    week: calendarHref(c, { ...shown, view: 'week' }),
  }
}

function toItem(
  c: Asking,
  deps: Deps,
  member: Member,
  { what, at, article }: CalendarEntry,
  shown: Shown,
): CalendarItem {
  const { timeZone } = c.var.site.identity
  const now = deps.clock()
  const isPast = Temporal.Instant.compare(at, now) < 0
  const subject = subjectFor(member, article)
  const mayChange =
    (what === 'due' && may(member, 'article.assign', subject)) ||
    (what === 'scheduled' && may(member, 'article.publish', subject))
  const fields = { article: article.id, head: article.headId, what, ...shown }
  return {
    article: toListed(c, deps, article),
    what,
    at,
    late: what === 'due' ? isPast : what === 'scheduled' && isOverdue(article, now),
    ...(mayChange && { change: { fields, local: toLocalText(at, timeZone) } }),
  }
}

const problems = ['time', 'skipped', 'twice', 'past', 'embargo', 'stale', 'refused'] as const

function noticeOf(c: Asking): Notice | undefined {
  const done = c.req.query('done')
  if (done === 'moved') return { text: words(c)('lists.done.time') }
  const problem = problems.find((known) => known === done)
  return problem && { text: words(c)(`lists.no-time.${problem}`), kind: 'problem' }
}
