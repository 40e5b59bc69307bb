import { z } from 'zod'
import { type DoorAct, recordAct } from '../../../domain/events/check-in.ts'
import type { Event } from '../../../domain/events/read-event.ts'
import { recordAudit } from '../../../domain/staff/audit.ts'
import type { Member } from '../../../domain/staff/may.ts'
import { toInstantText } from '../../../lib/clock.ts'
import { newId } from '../../../lib/id.ts'
import { dateAndTime } from '../../../theme/format.ts'
import { arrivalPage } from '../../../theme/newsroom/events/arrival.tsx'
import { readForm } from '../../account/form.ts'
import { here } from '../../account/person.ts'
import type { Deps } from '../../context.ts'
import type { Asking } from '../../route.ts'
import { errorPage } from '../../site/errors.ts'
import { newsroomFrame } from '../frame.ts'
import { noticeHere, textHere } from '../publication/room.ts'
import { back } from '../publication/things.ts'
import { networkHere } from '../staff-route.ts'
import { arrivalAct, sayParty, tones } from './attendance.ts'
import { list, subjectOf } from './event-here.ts'
import { seatHere } from './seat.ts'

/** One seat, as it comes up at the door when its ticket is read. */
export async function showArrival(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const found = await seatHere(c, deps, member)
  if (!found) return errorPage(c, deps, 404)
  const { event, seat } = found
  const text = textHere(c)
  const name = seat.name || seat.email
  const path = here(c, pathOf(event))
  const hasCome = seat.checkedInAt !== null
  const all = 1 + seat.guests
  const rest = all - seat.arrived
  const at = seat.checkedInAt && dateAndTime(seat.checkedInAt, { ...c.var, timeZone: event.timeZone })
  const back = arrivalAct(c, `${path}/${seat.id}`, name, true)
  const act = rest > 0 ? arrivalAct(c, `${path}/${seat.id}`, name, false) : back
  const html = arrivalPage({
    frame: newsroomFrame(c, deps, member, {
      title: name,
      area: 'events',
      notice: noticeHere(c, {
        'checked-in': 'events.checked-in',
        'not-checked-in': 'events.not-checked-in',
      }),
    }),
    back: { name: text('events.attendance-of', { name: event.title }), href: path },
    state: at
      ? { text: text('events.came-at', { when: at }), tone: 'green' }
      : { text: text(`events.seat.${seat.state}`), tone: tones[seat.state] },
    party: hasCome && rest > 0 ? sayParty(c, seat) : text('events.people-count', { count: all }),
    ...(seat.state === 'taken' &&
      event.state === 'published' && {
        act: { ...act, fields: { ...act.fields, ...fromHere() } },
        ...(rest > 1 && { people: { label: text('events.how-many'), options: upTo(c, rest) } }),
        ...(hasCome && rest > 0 && { takeBack: { ...back, fields: { ...back.fields, ...fromHere() } } }),
      }),
    isDone: rest === 0,
  })
  return c.html(html)
}

/** Named by the page, so that a form sent twice counts once. */
function fromHere() {
  return { from: 'ticket', id: newId() }
}

/** All of them first: that is what mostly comes. */
function upTo(c: Asking, rest: number) {
  const text = textHere(c)
  const counts = Array.from({ length: rest }, (_, index) => rest - index)
  return counts.map((count) => ({ value: String(count), label: text('events.people-count', { count }) }))
}

/** Somebody has come, or was ticked by mistake. */
export async function setArrival(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const found = await seatHere(c, deps, member)
  if (!found) return errorPage(c, deps, 404)
  const form = await readForm(c, {
    come: z.enum(['yes', 'no']),
    from: z.literal('ticket').optional(),
    id: z
      .string()
      .regex(/^[\w-]{1,64}$/)
      .optional(),
    people: z
      .string()
      .regex(/^[1-9]\d?$/)
      .optional(),
  })
  if (!form.ok) return errorPage(c, deps, 400, { fields: form.fields })
  const { event, seat } = found
  const { come, from, people, id = newId() } = form.fields
  const now = toInstantText(deps.clock())
  const act: DoorAct = {
    id,
    seatId: seat.id,
    act: come === 'yes' ? 'in' : 'out',
    at: now,
    people: people === undefined ? undefined : Number(people),
  }
  const isDone = (await actAtDoor(c, deps, member, event, act)) === 'counted'
  const path = from === 'ticket' ? `${pathOf(event)}/${seat.id}/arrival` : pathOf(event)
  return back(c, path, come === 'no' ? undefined : isDone ? 'checked-in' : 'not-checked-in')
}

/** Not by `carryOut`: readers' pages say nothing of this, and it happens hundreds of times in an hour. */
export async function actAtDoor(c: Asking, deps: Deps, member: Member, event: Event, act: DoorAct) {
  return deps.database.db.transaction().execute(async (db) => {
    const answer = await recordAct(db, deps.clock, event.id, act, member.id)
    if (answer === 'counted')
      await recordAudit(db, deps.clock, {
        actor: member,
        ...(act.act === 'in' ? { act: 'event.check-in' } : { act: 'event.take-back-check-in' }),
        subject: subjectOf(event),
        after: { seat: act.seatId },
        network: networkHere(c, deps),
      })
    return answer
  })
}

function pathOf({ id }: Event): string {
  return `${list}/${id}/attendance`
}
