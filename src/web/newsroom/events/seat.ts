import { type Attendance, findAttendance, removeFromEvent } from '../../../domain/events/attendance.ts'
import type { Event } from '../../../domain/events/read-event.ts'
import type { Member } from '../../../domain/staff/may.ts'
import { thingQuestionPage } from '../../../theme/newsroom/publication/things.tsx'
import { readForm } from '../../account/form.ts'
import { here } from '../../account/person.ts'
import type { Deps } from '../../context.ts'
import type { Asking } from '../../route.ts'
import { errorPage } from '../../site/errors.ts'
import { carryOut, textHere } from '../publication/room.ts'
import { back, thingFrame } from '../publication/things.ts'
import { eventHere, list, subjectOf } from './event-here.ts'

export async function askToRemove(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const found = await seatHere(c, deps, member)
  if (!found) return errorPage(c, deps, 404)
  const { event, seat } = found
  const text = textHere(c)
  const name = seat.name || seat.email
  return c.html(
    thingQuestionPage({
      frame: thingFrame(c, deps, member, {
        title: text('events.remove-ask', { name, event: event.title }),
        area: 'events',
      }),
      why: text(seat.state === 'taken' ? 'events.remove-taken' : 'events.remove-other'),
      action: here(c, `${pathOf(event)}/${seat.id}/removal`),
      confirm: text('events.remove-of', { name }),
      cancelHref: here(c, pathOf(event)),
    }),
  )
}

export async function removeHere(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const found = await seatHere(c, deps, member)
  if (!found) return errorPage(c, deps, 404)
  const form = await readForm(c, {})
  if (!form.ok) return errorPage(c, deps, 400, { fields: form.fields })
  const { event, seat } = found
  const isDone = await carryOut(c, deps, member, async (db) =>
    (await removeFromEvent(db, deps.clock, event.id, seat.id))
      ? { act: 'event.remove-seat', subject: subjectOf(event), before: { seat: seat.id, state: seat.state } }
      : undefined,
  )
  if (isDone) deps.wakeQueue()
  return back(c, pathOf(event), isDone ? 'removed' : 'not-removed')
}

/** A seat of this event, which they may see. */
export async function seatHere(
  c: Asking,
  deps: Deps,
  member: Member,
): Promise<{ event: Event; seat: Attendance } | undefined> {
  const event = await eventHere(c, deps, member)
  const seat = event && (await findAttendance(deps.database.db, event.id, c.req.param('seat') ?? ''))
  return event && seat && { event, seat }
}

function pathOf({ id }: Event): string {
  return `${list}/${id}/attendance`
}
