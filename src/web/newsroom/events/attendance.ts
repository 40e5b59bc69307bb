import {
  type Attendance,
  type AttendanceAsked,
  type AttendanceCount,
  countAttendance,
  listAttendance,
} from '../../../domain/events/attendance.ts'
import type { Event } from '../../../domain/events/read-event.ts'
import type { Member } from '../../../domain/staff/may.ts'
import { isolated } from '../../../lib/isolated.ts'
import { toInstantText } from '../../../lib/clock.ts'
import { type SeatState, seatStates } from '../../../platform/db/schema-events.ts'
import type { Seat } from '../../../theme/contract/newsroom-events.ts'
import { dateAndTime } from '../../../theme/format.ts'
import { attendancePage } from '../../../theme/newsroom/events/attendance.tsx'
import { here } from '../../account/person.ts'
import type { Deps } from '../../context.ts'
import type { Asking } from '../../route.ts'
import { errorPage } from '../../site/errors.ts'
import { newsroomFrame } from '../frame.ts'
import { noticeHere, textHere } from '../publication/room.ts'
import { pageOf } from '../publication/things.ts'
import { eventHere, list } from './event-here.ts'
import { badgeOf } from './list.ts'
import { tabsOf } from './event-tabs.ts'

export const tones = {
  taken: 'green',
  offered: 'blue',
  waiting: 'amber',
  cancelled: 'grey',
  lapsed: 'grey',
} as const

export async function showAttendance(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const event = await eventHere(c, deps, member)
  if (!event) return errorPage(c, deps, 404)
  const { db } = deps.database
  const text = textHere(c)
  const path = `${list}/${event.id}/attendance`
  const asked = readAsked((name) => c.req.query(name))
  const { shown, ...pages } = pageOf(c, await listAttendance(db, event.id, asked), path)
  const now = toInstantText(deps.clock())
  const { query = '', state } = asked
  const html = attendancePage({
    frame: newsroomFrame(c, deps, member, {
      title: text('events.attendance-of', { name: isolated(event.title, c.var.language) }),
      area: 'events',
      notice: noticeHere(c, {
        removed: 'events.removed',
        'not-removed': 'events.not-removed',
        'checked-in': 'events.checked-in',
        'not-checked-in': 'events.not-checked-in',
      }),
    }),
    back: { name: text('shell.area.events'), href: here(c, list) },
    badge: badgeOf(c, event, now),
    tabs: tabsOf(c, event, 'attendance'),
    counts: sayCounts(c, event, await countAttendance(db, event.id)),
    filter: {
      action: here(c, path),
      query,
      state: state ?? '',
      states: seatStates.map((value) => ({ value, label: text(`events.seat.${value}`) })),
      ...((query || state) && { clearHref: here(c, path) }),
    },
    seats: shown.map((seat) => toSeat(c, event, seat, now)),
    ...pages,
    exportAct: {
      label: text('events.export'),
      action: here(c, `${path}/export`),
      fields: { q: query, state: state ?? '' },
    },
  })
  return c.html(html)
}

export function readAsked(field: (name: string) => string | undefined): AttendanceAsked {
  const state = seatStates.find((known) => known === field('state'))
  return { query: (field('q') ?? '').slice(0, 200), ...(state && { state }) }
}

function sayCounts(c: Asking, event: Event, counts: ReadonlyMap<SeatState, AttendanceCount>) {
  const text = textHere(c)
  const people = (count: number) => text('events.people-count', { count })
  const { capacity, taken } = event
  return [
    { term: text('events.count.expected'), value: people(counts.get('taken')?.people ?? 0) },
    { term: text('events.count.arrived'), value: people(counts.get('taken')?.arrived ?? 0) },
    { term: text('events.count.waiting'), value: people(counts.get('waiting')?.people ?? 0) },
    {
      term: text('events.count.free'),
      value: capacity === null ? text('events.count.unlimited') : String(Math.max(0, capacity - taken)),
    },
  ]
}

function toSeat(c: Asking, event: Event, seat: Attendance, now: string): Seat {
  const text = textHere(c)
  const { id, name, email, state, guests, askedAt, checkedInAt, offeredUntil } = seat
  const at = here(c, `${list}/${event.id}/attendance/${id}`)
  const who = name || email
  const isHeld = state === 'taken' || state === 'offered' || state === 'waiting'
  const when =
    offeredUntil && dateAndTime(offeredUntil, { language: c.var.language, timeZone: event.timeZone })
  return {
    name,
    email,
    href: `${at}/arrival`,
    state: { text: text(`events.seat.${state}`), tone: tones[state] },
    ...(when && { detail: text('events.offered-until', { when }) }),
    guests,
    asked: askedAt,
    ...(checkedInAt !== null && { came: checkedInAt }),
    ...(checkedInAt !== null && seat.arrived <= guests && { party: sayParty(c, seat) }),
    acts:
      state === 'taken' && event.state === 'published' ? [arrivalAct(c, at, who, checkedInAt !== null)] : [],
    ...(isHeld &&
      event.startsAt > now && {
        removal: { href: `${at}/removal`, about: text('events.remove-of', { name: who }) },
      }),
  }
}

/** Of a party that has come in part. */
export function sayParty(c: Asking, { arrived, guests }: Pick<Attendance, 'arrived' | 'guests'>): string {
  return textHere(c)('events.came-of', { came: arrived, all: 1 + guests })
}

export function arrivalAct(c: Asking, at: string, name: string, hasCome: boolean) {
  const text = textHere(c)
  return {
    label: text(hasCome ? 'events.check-in-undo' : 'events.check-in'),
    about: text(hasCome ? 'events.check-in-undo-of' : 'events.check-in-of', { name }),
    action: `${at}/arrival`,
    fields: { come: hasCome ? 'no' : 'yes' },
  }
}
