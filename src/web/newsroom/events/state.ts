import { copyEvent } from '../../../domain/events/copy.ts'
import { cancelEvent, publishEvent } from '../../../domain/events/publish.ts'
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
import { eventPage } from './sheet.ts'

export async function publishHere(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const event = await eventHere(c, deps, member)
  if (!event) return errorPage(c, deps, 404)
  const form = await readForm(c, {})
  if (!form.ok) return errorPage(c, deps, 400, { fields: form.fields })
  if (event.place === null && !event.isOnline) {
    const errors = { placeName: textHere(c)('events.wrong.nowhere') }
    return eventPage(c, deps, member, event, { values: {}, errors, status: 422 })
  }
  await carryOut(c, deps, member, async (db) =>
    (await publishEvent(db, deps.clock, event.id))
      ? { act: 'event.publish', subject: subjectOf(event) }
      : undefined,
  )
  return back(c, `${list}/${event.id}`, 'published')
}

export async function askToCancel(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const event = await eventHere(c, deps, member)
  if (!event || event.state !== 'published') return errorPage(c, deps, 404)
  const text = textHere(c)
  const at = here(c, `${list}/${event.id}`)
  return c.html(
    thingQuestionPage({
      frame: thingFrame(c, deps, member, {
        title: text('events.cancel-ask', { name: event.title }),
        area: 'events',
      }),
      why: text('events.cancel-why'),
      action: `${at}/cancellation`,
      confirm: text('events.cancel'),
      cancelHref: at,
      keep: text('events.cancel-keep'),
    }),
  )
}

export async function cancelHere(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const event = await eventHere(c, deps, member)
  if (!event) return errorPage(c, deps, 404)
  const form = await readForm(c, {})
  if (!form.ok) return errorPage(c, deps, 400, { fields: form.fields })
  const isDone = await carryOut(c, deps, member, async (db) =>
    (await cancelEvent(db, deps.clock, event.id))
      ? { act: 'event.cancel', subject: subjectOf(event), after: { taken: event.taken } }
      : undefined,
  )
  if (isDone) deps.wakeQueue()
  return back(c, `${list}/${event.id}`, isDone ? 'cancelled' : undefined)
}

/** A draft that says the same, and opens. */
export async function copyHere(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const event = await eventHere(c, deps, member)
  if (!event) return errorPage(c, deps, 404)
  const form = await readForm(c, {})
  if (!form.ok) return errorPage(c, deps, 400, { fields: form.fields })
  let id: string | undefined
  await carryOut(c, deps, member, async (db) => {
    id = await copyEvent(db, deps.clock, event, member.id)
    return id === undefined
      ? undefined
      : { act: 'event.copy', subject: { ...subjectOf(event), id }, after: { of: event.id } }
  })
  return id === undefined ? errorPage(c, deps, 404) : back(c, `${list}/${id}`, 'copied')
}
