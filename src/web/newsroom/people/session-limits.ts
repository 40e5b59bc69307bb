import { recordAudit } from '../../../domain/staff/audit.ts'
import type { Member } from '../../../domain/staff/may.ts'
import {
  limitBounds,
  readSessionLimits,
  type SessionLimits,
  writeSessionLimits,
} from '../../../domain/staff/session-limits.ts'
import type { NewsroomForm } from '../../../theme/contract/newsroom.ts'
import { sessionLimitsPage } from '../../../theme/newsroom/people/settings.tsx'
import { line, readForm } from '../../account/form.ts'
import { here } from '../../account/person.ts'
import type { Deps } from '../../context.ts'
import type { Asking } from '../../route.ts'
import { errorPage } from '../../site/errors.ts'
import { newsroomFrame } from '../frame.ts'
import { networkHere } from '../staff-route.ts'
import { blank, statusOf, textHere } from './room.ts'

const names = ['sessionHours', 'idleMinutes'] as const

export const showLimits = (c: Asking, deps: Deps, member: Member) => limitsPage(c, deps, member, blank)

export async function saveLimits(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const form = await readForm(c, { sessionHours: line, idleMinutes: line })
  if (!form.ok) return errorPage(c, deps, 400, { fields: form.fields })
  const values = form.fields
  const wrong = names.filter((name) => !isWithin(name, values[name]))
  if (wrong.length > 0) {
    const text = textHere(c)
    const errors = Object.fromEntries(
      wrong.map((name) => [name, text('people.error.number', limitBounds[name])]),
    )
    // A field for numbers cannot show what is none.
    const shown = Object.fromEntries(names.map((name) => [name, values[name].replace(/^.*\D.*$/s, '')]))
    return limitsPage(c, deps, member, { values: shown, errors })
  }
  const after = { sessionHours: Number(values.sessionHours), idleMinutes: Number(values.idleMinutes) }
  await change(c, deps, member, after)
  deps.sessions.clear()
  return c.redirect(`${here(c, '/newsroom/staff')}?done=limits`, 303)
}

async function change(c: Asking, deps: Deps, member: Member, after: SessionLimits): Promise<void> {
  const { name } = c.var.site.identity
  const subject = { kind: 'publication', id: 'sessions', name }
  await deps.database.db.transaction().execute(async (db) => {
    const before = { ...(await readSessionLimits(db)) }
    await writeSessionLimits(db, deps.clock, after)
    const network = networkHere(c, deps)
    await recordAudit(db, deps.clock, { actor: member, act: 'staff.limits', subject, before, after, network })
  })
}

function isWithin(name: keyof SessionLimits, typed: string): boolean {
  const { least, most } = limitBounds[name]
  return /^\d{1,5}$/.test(typed.trim()) && Number(typed) >= least && Number(typed) <= most
}

async function limitsPage(c: Asking, deps: Deps, member: Member, form: NewsroomForm): Promise<Response> {
  const html = sessionLimitsPage({
    frame: newsroomFrame(c, deps, member, { title: textHere(c)('people.limits.title'), area: 'staff' }),
    action: here(c, '/newsroom/staff/sessions'),
    cancelHref: here(c, '/newsroom/staff'),
    bounds: limitBounds,
    limits: await readSessionLimits(deps.database.db),
    form,
  })
  return c.html(html, statusOf(form))
}
