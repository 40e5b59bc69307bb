import { planArticle } from '../../../domain/articles/planning.ts'
import { readLocalMoment } from '../../../domain/articles/schedule.ts'
import type { Member } from '../../../domain/staff/may.ts'
import { toInstantText } from '../../../lib/clock.ts'
import { line, readForm } from '../../account/form.ts'
import { applyChange } from '../../apply-change.ts'
import type { Deps } from '../../context.ts'
import type { Asking } from '../../route.ts'
import { errorPage, notFound } from '../../site/errors.ts'
import { networkHere } from '../staff-route.ts'
import { toArticle } from './article.ts'
import { wrong } from './moves.ts'

/** Who does it, by when, and not before when. */
export async function assign(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const read = await readForm(c, { assigneeId: line, dueAt: line, embargoUntil: line })
  if (!read.ok) return errorPage(c, deps, 400, { fields: read.fields })
  const { assigneeId, ...times } = read.fields
  const { timeZone } = c.var.site.identity
  const dueAt = readTime(times.dueAt, timeZone, 'first')
  // An embargo that ends in the hour the clocks repeat ends with its second half: not before, in any reading.
  const embargoUntil = readTime(times.embargoUntil, timeZone, 'second')
  if (dueAt === 'no-time')
    return wrong(c, deps, member, 'assignment', read.fields, { dueAt: 'desk.wrong.time' })
  if (embargoUntil === 'no-time')
    return wrong(c, deps, member, 'assignment', read.fields, { embargoUntil: 'desk.wrong.time' })
  const doer = { actor: member, network: networkHere(c, deps) }
  const plan = { assigneeId: assigneeId === '' ? null : assigneeId, dueAt, embargoUntil }
  const planned = await planArticle(deps.database.db, deps.clock, doer, c.req.param('id') ?? '', plan)
  if (planned === 'nothing') return notFound(c, deps)
  if (planned === 'refused') return errorPage(c, deps, 403)
  if (planned === 'assignee')
    return wrong(c, deps, member, 'assignment', read.fields, { assigneeId: 'desk.wrong.assignee' })
  if (planned === 'embargo')
    return wrong(c, deps, member, 'assignment', read.fields, { embargoUntil: 'desk.wrong.embargo' })
  applyChange(deps, 'pages')
  deps.wakeQueue()
  return toArticle(c, 'assigned')
}

function readTime(text: string, timeZone: string, which: 'first' | 'second'): string | null | 'no-time' {
  if (text === '') return null
  const local = readLocalMoment(text, timeZone, which)
  if (local.is === 'moment') return toInstantText(local.at)
  return local.is === 'skipped' ? toInstantText(local.next.toZonedDateTime(timeZone).toInstant()) : 'no-time'
}
