import { type Attendance, listAttendance } from '../../../domain/events/attendance.ts'
import { recordAudit } from '../../../domain/staff/audit.ts'
import type { Member } from '../../../domain/staff/may.ts'
import { csvLine } from '../../../lib/csv.ts'
import { line, readForm } from '../../account/form.ts'
import type { Deps } from '../../context.ts'
import type { Asking } from '../../route.ts'
import { errorPage } from '../../site/errors.ts'
import { networkHere } from '../staff-route.ts'
import { readAsked } from './attendance.ts'
import { eventHere, subjectOf } from './event-here.ts'

/** Who comes, as the list's filter has it, for spreadsheets. That it was taken away is in the trail. */
export async function exportAttendance(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const event = await eventHere(c, deps, member)
  if (!event) return errorPage(c, deps, 404)
  const form = await readForm(c, { q: line, state: line })
  if (!form.ok) return errorPage(c, deps, 400, { fields: form.fields })
  const { q, state } = form.fields
  const { db } = deps.database
  const asked = readAsked((name) => (name === 'q' ? q : state))
  const seats = await listAttendance(db, event.id, asked)
  await recordAudit(db, deps.clock, {
    actor: member,
    act: 'event.export',
    subject: subjectOf(event),
    after: { state: asked.state ?? '', lines: seats.length },
    network: networkHere(c, deps),
  })
  return c.body(`\uFEFF${csvLine(columns)}${seats.map(toLine).join('')}`, 200, {
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': `attachment; filename="attendance-${event.slug}.csv"`,
    'cache-control': 'private, no-store',
  })
}

const columns = ['name', 'email', 'state', 'guests', 'asked', 'taken', 'checkedIn', 'arrived', 'language']

function toLine(seat: Attendance): string {
  const { name, email, state, guests, askedAt, takenAt, checkedInAt, arrived, language } = seat
  const moments = [askedAt, takenAt ?? '', checkedInAt ?? '']
  return csvLine([name, email, state, String(guests), ...moments, String(arrived), language])
}
