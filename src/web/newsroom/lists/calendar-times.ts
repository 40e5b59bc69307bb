import { moveArticle } from '../../../domain/articles/move.ts'
import { openFor } from '../../../domain/articles/open-for.ts'
import { planArticle } from '../../../domain/articles/planning.ts'
import { readLocalMoment } from '../../../domain/articles/schedule.ts'
import type { Member } from '../../../domain/staff/may.ts'
import { toInstantText } from '../../../lib/clock.ts'
import { line, readForm } from '../../account/form.ts'
import type { Deps } from '../../context.ts'
import { applyChange } from '../../apply-change.ts'
import type { Asking } from '../../route.ts'
import { errorPage } from '../../site/errors.ts'
import { networkHere } from '../staff-route.ts'
import { calendarHref } from './calendar.ts'
import { readDay } from './filter.ts'

const form = {
  article: line,
  head: line,
  what: line,
  at: line,
  view: line,
  day: line,
  section: line,
  assignee: line,
}

/** Sets another time by which an article is due, or at which it goes out, and shows the calendar again. */
export async function changeTime(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const read = await readForm(c, form)
  if (!read.ok) return errorPage(c, deps, 400, { fields: read.fields })
  const { article, head, what, at, section, assignee } = read.fields
  if (what !== 'due' && what !== 'scheduled')
    return errorPage(c, deps, 400, { fields: [{ field: 'what', message: 'is not known' }] })
  const wish = { articleId: article, head, what, at } as const
  const done = await setTime(c, deps, member, wish)
  if (done === 'nothing') return errorPage(c, deps, 404)
  if (done === 'role') return errorPage(c, deps, 403)
  const view = read.fields.view === 'week' ? 'week' : 'month'
  const day = readDay(read.fields.day)?.toString() ?? ''
  return c.redirect(calendarHref(c, { view, day, section, assignee }, done), 303)
}

type Wish = { articleId: string; head: string; what: 'due' | 'scheduled'; at: string }

async function setTime(c: Asking, deps: Deps, member: Member, wish: Wish): Promise<string> {
  const local = readLocalMoment(wish.at, c.var.site.identity.timeZone)
  // Which of two hours is meant is asked on the article's page, where there is room for it.
  if (local.is !== 'moment') return local.is === 'no-time' ? 'time' : local.is
  return wish.what === 'due'
    ? setDue(c, deps, member, wish.articleId, local.at)
    : setSchedule(c, deps, member, wish, local.at)
}

async function setDue(
  c: Asking,
  deps: Deps,
  member: Member,
  articleId: string,
  at: Temporal.Instant,
): Promise<string> {
  const { db } = deps.database
  const doer = { actor: member, network: networkHere(c, deps) }
  const article = await openFor(db, member, articleId)
  if (!article) return 'nothing'
  const { assigneeId, embargoUntil } = article
  const plan = { assigneeId, embargoUntil, dueAt: toInstantText(at) }
  const planned = await planArticle(db, deps.clock, doer, articleId, plan)
  if (planned === 'planned') return 'moved'
  return planned === 'nothing' || planned === 'embargo' ? planned : 'role'
}

async function setSchedule(
  c: Asking,
  deps: Deps,
  member: Member,
  { articleId, head }: Wish,
  at: Temporal.Instant,
): Promise<string> {
  const doer = { actor: member, network: networkHere(c, deps) }
  const { skip } = c.var.site.policy.review
  const wish = { articleId, move: 'schedule', head, at } as const
  const moved = await moveArticle(deps.database.db, deps.clock, doer, wish, skip)
  if (moved.outcome === 'moved') {
    applyChange(deps, 'pages')
    deps.wakeQueue()
  }
  if (moved.outcome !== 'refused') return moved.outcome
  const { because } = moved
  return because === 'role' || because === 'past' || because === 'embargo' ? because : 'refused'
}
