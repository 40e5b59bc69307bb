import { readLocalMoment } from '../../../domain/articles/schedule.ts'
import type { Member } from '../../../domain/staff/may.ts'
import { line, readForm } from '../../account/form.ts'
import type { Deps } from '../../context.ts'
import type { Asking } from '../../route.ts'
import { errorPage } from '../../site/errors.ts'
import { articlePage } from './article.ts'
import { revisionId } from './fields.ts'
import { makeMove, wrong } from './moves.ts'
import { words } from './words.ts'

export async function schedule(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const read = await readForm(c, { head: revisionId, at: line, which: line.optional() })
  if (!read.ok) return errorPage(c, deps, 400, { fields: read.fields })
  const { head, at, which } = read.fields
  if (which !== undefined && which !== 'first' && which !== 'second')
    return errorPage(c, deps, 400, { fields: [{ field: 'which', message: 'is not known' }] })
  const local = readLocalMoment(at, c.var.site.identity.timeZone, which)
  if (local.is === 'moment')
    return makeMove(c, deps, member, 'schedule', { move: 'schedule', head, at: local.at }, { at, which })
  if (local.is === 'no-time') return wrong(c, deps, member, 'schedule', { at }, { at: 'desk.wrong.time' })
  if (local.is === 'twice') {
    const form = { values: { at }, errors: { which: words(c)('desk.wrong.which') }, of: 'schedule' as const }
    const askWhich = { first: local.first.toString(), second: local.second.toString() }
    return articlePage(c, deps, member, 422, { form, askWhich })
  }
  const next = local.next.toString({ smallestUnit: 'minute' })
  const skipped = words(c)('desk.wrong.skipped', { wished: clockOf(at), next: clockOf(next) })
  const form = { values: { at: next }, errors: { at: skipped }, of: 'schedule' as const }
  return articlePage(c, deps, member, 422, { form })
}

export async function unschedule(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const read = await readForm(c, {})
  if (!read.ok) return errorPage(c, deps, 400, { fields: read.fields })
  return makeMove(c, deps, member, 'schedule', { move: 'unschedule' })
}

function clockOf(local: string): string {
  return local.slice(11, 16)
}
