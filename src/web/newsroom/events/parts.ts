import { z } from 'zod'
import { findAuthors, isNamed } from '../../../domain/articles/bylines.ts'
import type { EventInput } from '../../../domain/events/check-event.ts'
import type { Event } from '../../../domain/events/read-event.ts'
import { moveTo, stepSchema } from '../../../domain/publication/order.ts'
import type { Member } from '../../../domain/staff/may.ts'
import { findTopicNamed } from '../../../domain/topics/find-by-name.ts'
import { line, readForm } from '../../account/form.ts'
import type { Deps } from '../../context.ts'
import type { Asking } from '../../route.ts'
import { errorPage } from '../../site/errors.ts'
import { textHere } from '../publication/room.ts'
import { back } from '../publication/things.ts'
import { eventHere, list } from './event-here.ts'
import { carryOutSave, version } from './save.ts'
import { eventPage, inputHere, type Shown } from './sheet.ts'

/** A speaker or host: who is an author by exactly that name, or somebody from outside. */
export async function addPerson(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const event = await eventHere(c, deps, member)
  if (!event) return errorPage(c, deps, 404)
  const shape = { name: line, about: line, role: z.enum(['host', 'speaker']), version }
  const form = await readForm(c, shape)
  if (!form.ok) return errorPage(c, deps, 400, { fields: form.fields })
  const { role, about } = form.fields
  const name = form.fields.name.trim()
  const text = textHere(c)
  const wrong = (error: string) => {
    const shown = { values: { name, about, role }, errors: { name: error }, status: 422 as const }
    return eventPage(c, deps, member, event, { ...shown, part: 'people' })
  }
  if (name === '') return wrong(text('events.wrong.missing', { field: text('events.person') }))
  const author = (await findAuthors(deps.database.db, name)).find((known) => isNamed(known.name, name))
  const person = { role, about: about.trim(), authorId: author?.id ?? null, name: author ? '' : name }
  const input = await inputHere(deps, event)
  const saved = await carryOutSave(c, deps, member, event, Number(form.fields.version), {
    ...input,
    people: [...input.people, person],
  })
  if (!saved.saved && saved.because === 'invalid')
    return wrong(text('events.wrong.malformed', { field: text('events.person') }))
  return answer(c, deps, member, event, saved, { part: 'people', values: { name, about, role } })
}

export function takeOutPerson(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const position = Number(c.req.param('position'))
  return takeOut(c, deps, member, 'people', (input) => ({
    ...input,
    people: input.people.filter((_, index) => index !== position),
  }))
}

/** One place up or down, or to where a row was dropped. */
export async function placePerson(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const event = await eventHere(c, deps, member)
  if (!event) return errorPage(c, deps, 404)
  const form = await readForm(c, { direction: stepSchema, version })
  if (!form.ok) return errorPage(c, deps, 400, { fields: form.fields })
  const input = await inputHere(deps, event)
  const order = moveTo(
    input.people.map((_, position) => String(position)),
    c.req.param('position') ?? '',
    form.fields.direction,
  )
  if (!order) return back(c, `${list}/${event.id}`)
  const people = order.flatMap((position) => input.people[Number(position)] ?? [])
  const saved = await carryOutSave(c, deps, member, event, Number(form.fields.version), { ...input, people })
  return answer(c, deps, member, event, saved, { part: 'people', values: {} })
}

export async function addTopic(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const event = await eventHere(c, deps, member)
  if (!event) return errorPage(c, deps, 404)
  const form = await readForm(c, { topic: line, version })
  if (!form.ok) return errorPage(c, deps, 400, { fields: form.fields })
  const values = { topic: form.fields.topic }
  const topic = await findTopicNamed(deps.database.db, values.topic.trim())
  if (!topic) {
    const errors = { topic: textHere(c)('events.topic-unknown') }
    return eventPage(c, deps, member, event, { values, errors, status: 422, part: 'topics' })
  }
  const input = await inputHere(deps, event)
  const saved = await carryOutSave(c, deps, member, event, Number(form.fields.version), {
    ...input,
    topicIds: [...input.topicIds, topic.id],
  })
  return answer(c, deps, member, event, saved, { part: 'topics', values })
}

export function takeOutTopic(c: Asking, deps: Deps, member: Member): Promise<Response> {
  return takeOut(c, deps, member, 'topics', (input) => ({
    ...input,
    topicIds: input.topicIds.filter((id) => id !== c.req.param('topic')),
  }))
}

async function takeOut(
  c: Asking,
  deps: Deps,
  member: Member,
  part: 'people' | 'topics',
  change: (input: EventInput) => EventInput,
): Promise<Response> {
  const event = await eventHere(c, deps, member)
  if (!event) return errorPage(c, deps, 404)
  const form = await readForm(c, { version })
  if (!form.ok) return errorPage(c, deps, 400, { fields: form.fields })
  const input = change(await inputHere(deps, event))
  const saved = await carryOutSave(c, deps, member, event, Number(form.fields.version), input)
  return answer(c, deps, member, event, saved, { part, values: {} })
}

async function answer(
  c: Asking,
  deps: Deps,
  member: Member,
  event: Event,
  saved: Awaited<ReturnType<typeof carryOutSave>>,
  { part, values }: Required<Pick<Shown, 'part' | 'values'>>,
): Promise<Response> {
  if (saved.saved) return back(c, `${list}/${event.id}`, 'saved')
  const now = await eventHere(c, deps, member)
  if (!now) return errorPage(c, deps, 404)
  const errors = { form: textHere(c)('events.stale-part') }
  return eventPage(c, deps, member, now, { part, values, errors, status: 412 })
}
