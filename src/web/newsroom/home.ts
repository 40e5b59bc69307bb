import type { ArticleCard } from '../../domain/articles/cards.ts'
import { listArticles } from '../../domain/articles/lists.ts'
import { listToday, type Work } from '../../domain/articles/today.ts'
import { unnamedPublication } from '../../domain/publication/identity.ts'
import { hasColleague } from '../../domain/staff/colleagues.ts'
import { may, type Member } from '../../domain/staff/may.ts'
import { directionOf } from '../../lib/languages.ts'
import { inLanguage } from '../../lib/localized.ts'
import type { DeskItem, Stage, TodayProps } from '../../theme/contract/newsroom.ts'
import { sayInNewsroom } from '../../theme/language/newsroom/say.ts'
import { todayPage } from '../../theme/newsroom/today.tsx'
import { here } from '../account/person.ts'
import type { Deps } from '../context.ts'
import type { Asking } from '../route.ts'
import { articlePlace } from './article-place.ts'
import { newsroomFrame } from './frame.ts'
import type { StaffRoute } from './staff-route.ts'

export const homeRoutes: StaffRoute[] = [
  { method: 'GET', path: '/newsroom', act: 'signed-in', handle: showToday },
]

const RECENT = 6
/** The timetable runs every minute; what is later than this did not go out by itself. */
const LATE_MINUTES = 3

export async function showToday(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const { site, language } = c.var
  const { timeZone } = site.identity
  const mayReview = may(member, 'article.review')
  const worker = { id: member.id, sectionIds: member.sectionIds, ownOnly: !mayReview }
  const { db } = deps.database
  const today = await listToday(db, deps.clock, worker, timeZone)
  const recent = await listArticles(db, {}, RECENT)
  const now = deps.clock()
  const late = now.subtract({ minutes: LATE_MINUTES })
  const item = (at: (work: Work) => string | null, limit?: Temporal.Instant) => (work: Work) =>
    toItem(c, deps, work, at(work), limit)
  const title = sayInNewsroom({ language, timeZone })('shell.area.today')
  return c.html(
    todayPage({
      frame: newsroomFrame(c, deps, member, { title, area: 'today' }),
      mine: today.mine.map(item((work) => work.savedAt)),
      mayReview,
      review: today.review.map(item((work) => work.savedAt)),
      due: today.due.map(item((work) => work.dueAt, now)),
      scheduled: today.scheduled.map(item((work) => work.scheduledAt, late)),
      recent: recent.cards.map((card) => toRecent(c, deps, card)),
      beginnings: await beginnings(c, deps, member, recent.cards.length > 0 || today.mine.length > 0),
    }),
  )
}

function toItem(
  c: Asking,
  deps: Deps,
  work: Work,
  at: string | null,
  lateBefore?: Temporal.Instant,
): DeskItem {
  const isLate =
    at !== null &&
    lateBefore !== undefined &&
    Temporal.Instant.compare(Temporal.Instant.from(at), lateBefore) < 0
  return {
    id: work.id,
    href: articlePlace(c, deps, work.id),
    headline: work.headline || sayInNewsroom(localeOf(c))('shell.untitled'),
    stage: stageOf(work, isLate),
    section: inLanguage(work.section, c.var.language),
    people: work.people,
    language: work.language,
    dir: directionOf(work.language),
    at: at ?? undefined,
    late: isLate,
  }
}

function stageOf(work: Work, isLate: boolean): Stage {
  if (work.stage === 'scheduled' && isLate) return 'overdue'
  return work.stage === 'writing' && work.publishedAt !== null ? 'changed' : work.stage
}

function toRecent(c: Asking, deps: Deps, card: ArticleCard): DeskItem {
  return {
    id: card.id,
    href: articlePlace(c, deps, card.id),
    headline: card.headline,
    stage: 'published',
    section: inLanguage(card.section.name, c.var.language),
    people: card.authors.map(({ name }) => inLanguage(name, c.var.language)),
    language: card.language,
    dir: directionOf(card.language),
    at: card.publishedAt,
  }
}

/** Until the house is open, its owner is told what comes first. */
async function beginnings(
  c: Asking,
  deps: Deps,
  member: Member,
  hasArticle: boolean,
): Promise<TodayProps['beginnings']> {
  if (!may(member, 'staff.edit')) return []
  const { identity, sections } = c.var.site
  const colleague = await hasColleague(deps.database.db, member.id)
  const steps = [
    { step: 'identity', path: '/newsroom/identity', done: identity.name !== unnamedPublication.name },
    { step: 'section', path: '/newsroom/sections', done: sections.length > 0 },
    { step: 'staff', path: '/newsroom/staff', done: colleague },
    { step: 'article', path: '/newsroom/articles', done: hasArticle },
  ] as const
  const open = steps.filter(({ path }) => deps.newsroomPlaces.has(path))
  if (steps.every(({ done }) => done)) return []
  return open.map(({ step, path, done }) => ({ step, href: here(c, path), done }))
}

function localeOf(c: Asking) {
  return { language: c.var.language, timeZone: c.var.site.identity.timeZone }
}
