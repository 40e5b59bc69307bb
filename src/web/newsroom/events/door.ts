import { z } from 'zod'
import { isDoorOpen, readDoorList } from '../../../domain/events/door-list.ts'
import type { Event } from '../../../domain/events/read-event.ts'
import type { Member } from '../../../domain/staff/may.ts'
import { isolated } from '../../../lib/isolated.ts'
import { toInstantText } from '../../../lib/clock.ts'
import { type ActsAnswer, MOST_ACTS } from '../../../lib/door/list.ts'
import { doorPage } from '../../../theme/newsroom/events/door.tsx'
import { here } from '../../account/person.ts'
import type { Deps } from '../../context.ts'
import type { Asking } from '../../route.ts'
import { doorHeaders } from '../../security-headers.ts'
import { errorPage } from '../../site/errors.ts'
import { newsroomFrame } from '../frame.ts'
import { textHere } from '../publication/room.ts'
import { actAtDoor } from './arrival.ts'
import { eventHere, list } from './event-here.ts'
import { badgeOf } from './list.ts'
import { tabsOf } from './event-tabs.ts'

/** The page at the door. It holds nobody's name: those come by themselves, and are forgotten by themselves. */
export async function showDoor(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const event = await eventHere(c, deps, member)
  if (!event) return errorPage(c, deps, 404)
  const text = textHere(c)
  const at = pathOf(c, event)
  const { scripts } = deps.assets.forDoor
  const html = doorPage({
    frame: newsroomFrame(c, deps, member, {
      title: text('events.door-of', { name: isolated(event.title, c.var.language) }),
      area: 'events',
    }),
    back: { name: text('shell.area.events'), href: here(c, list) },
    badge: badgeOf(c, event, toInstantText(deps.clock())),
    tabs: tabsOf(c, event, 'check-in'),
    attendanceHref: here(c, `${list}/${event.id}/attendance`),
    ...(isDoorOpen(event, deps.clock) && {
      door: {
        event: event.id,
        scripts,
        list: `${at}/list`,
        acts: `${at}/acts`,
        worker: `${at}/worker.js`,
        signInHref: `${here(c, '/newsroom/sign-in')}?next=${encodeURIComponent(at)}`,
      },
    }),
  })
  return c.html(html, 200, Object.fromEntries(doorHeaders(deps.origin.startsWith('https:'))))
}

export async function sendDoorList(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const event = await openEventHere(c, deps, member)
  if (!event) return c.json({ problem: 'closed' }, 404)
  return c.json(await readDoorList(deps.database.db, deps.secret, event))
}

/** Acts of a phone, some of them old: each counts once, whenever and however often it arrives. */
export async function takeActs(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const event = await openEventHere(c, deps, member)
  if (!event) return c.json({ problem: 'closed' }, 404)
  // No form of another site can say that it is this.
  const isJson = /^application\/json\b/.test(c.req.header('content-type') ?? '')
  const read = actsSchema.safeParse(isJson ? await c.req.json().catch(() => undefined) : undefined)
  if (!read.success) return c.json({ problem: 'invalid' }, 400)
  const { sentAt, acts } = read.data
  // By how much this phone's clock is out, and how long a slow line took.
  const now = deps.clock().epochMilliseconds
  const answers: ActsAnswer['answers'] = []
  for (const { id, seat, act, at } of acts) {
    const when = Temporal.Instant.fromEpochMilliseconds(Math.max(0, now - Math.max(0, sentAt - at)))
    const done = { id, seatId: seat, act, at: toInstantText(when) }
    const answer = await actAtDoor(c, deps, member, event, done)
    answers.push({ id, answer: answer === 'no-seat' ? 'gone' : answer })
  }
  return c.json({ answers } satisfies ActsAnswer)
}

/** In the scope of the one page that it serves, which is narrower than where scripts lie. */
export async function sendWorker(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const event = await eventHere(c, deps, member)
  const script = deps.assets.files.get(deps.assets.forDoor.worker)
  if (!event || !script) return errorPage(c, deps, 404)
  return c.body(new Uint8Array(script.bodyAs('identity')), 200, {
    'content-type': 'text/javascript; charset=utf-8',
    'service-worker-allowed': pathOf(c, event),
  })
}

const name = z.string().regex(/^[\w-]{1,64}$/)
const moment = z.int().min(0).max(8_000_000_000_000_000)

const actsSchema = z.strictObject({
  sentAt: moment,
  acts: z
    .strictObject({ id: name, seat: name, act: z.enum(['in', 'out']), at: moment })
    .array()
    .max(MOST_ACTS),
})

async function openEventHere(c: Asking, deps: Deps, member: Member): Promise<Event | undefined> {
  const event = await eventHere(c, deps, member)
  return event && isDoorOpen(event, deps.clock) ? event : undefined
}

function pathOf(c: Asking, { id }: Event): string {
  return here(c, `${list}/${id}/check-in`)
}
