import { z } from 'zod'
import type { EventFault, EventInput } from '../../../domain/events/check-event.ts'
import { type Event, readEvent } from '../../../domain/events/read-event.ts'
import { createEvent, type EventSaved, saveEvent } from '../../../domain/events/save.ts'
import type { Member } from '../../../domain/staff/may.ts'
import { eventSheetPage } from '../../../theme/newsroom/events/event.tsx'
import { readForm } from '../../account/form.ts'
import { here } from '../../account/person.ts'
import type { Deps } from '../../context.ts'
import type { Asking } from '../../route.ts'
import { errorPage } from '../../site/errors.ts'
import type { Values } from '../publication/policy-form.ts'
import { carryOut, textHere } from '../publication/room.ts'
import { back, thingFrame } from '../publication/things.ts'
import { eventHere, list, mayEditIn, subjectOf } from './event-here.ts'
import { eventGroups, eventShape, labels, type Time, toValues } from './form-fields.ts'
import { sayFaults, toInput } from './read-form.ts'
import { eventPage, inputHere, nothingSent, type Shown } from './sheet.ts'

export const version = z.string().regex(/^\d{1,9}$/)

export async function showEvent(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const event = await eventHere(c, deps, member)
  return event ? eventPage(c, deps, member, event) : errorPage(c, deps, 404)
}

export function showNewEvent(c: Asking, deps: Deps, member: Member): Response {
  return newEventPage(c, deps, member, nothingSent)
}

export async function addEvent(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const form = await readForm(c, eventShape(c))
  if (!form.ok) return errorPage(c, deps, 400, { fields: form.fields })
  const values = typed(form.fields)
  const input = toInput(c, values, blank(c))
  const refuse = (faults: readonly EventFault[], errors = {}) => {
    const said = sayFaults(c, faults)
    const shown = { values, status: 422 as const, asksWhich: said.asksWhich }
    return newEventPage(c, deps, member, { ...shown, errors: { ...said.errors, ...errors } })
  }
  if (!mayEditIn(member, input.sectionId)) return refuse([], notTheirs(c))
  let saved: EventSaved | undefined
  await carryOut(c, deps, member, async (db) => {
    saved = await createEvent(db, deps.clock, input, member.id)
    const event = saved.saved ? await readEvent(db, saved.id, c.var.language) : undefined
    return event && { act: 'event.create', subject: subjectOf(event), after: { starts: event.startsAt } }
  })
  if (!saved?.saved) return refuse(saved?.because === 'invalid' ? saved.faults : [])
  return back(c, `${list}/${saved.id}`, 'created')
}

export async function changeEvent(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const event = await eventHere(c, deps, member)
  if (!event) return errorPage(c, deps, 404)
  const form = await readForm(c, { ...eventShape(c), version })
  if (!form.ok) return errorPage(c, deps, 400, { fields: form.fields })
  const values = typed(form.fields)
  const input = toInput(c, values, await inputHere(deps, event))
  const show = (shown: Omit<Shown, 'values'>) => eventPage(c, deps, member, event, { ...shown, values })
  if (!mayEditIn(member, input.sectionId)) return show({ errors: notTheirs(c), status: 422 })
  const saved = await carryOutSave(c, deps, member, event, Number(form.fields['version']), input)
  if (saved.saved) return back(c, `${list}/${event.id}`, 'saved')
  if (saved.because === 'unknown') return errorPage(c, deps, 404)
  if (saved.because === 'invalid') return show({ ...sayFaults(c, saved.faults), status: 422 })
  const now = await eventHere(c, deps, member)
  if (!now) return errorPage(c, deps, 404)
  const errors = await whatDiffers(c, deps, now, values)
  return eventPage(c, deps, member, now, { values, errors, status: 412 })
}

export async function carryOutSave(
  c: Asking,
  deps: Deps,
  member: Member,
  event: Event,
  basedOn: number,
  input: EventInput,
): Promise<EventSaved> {
  let saved: EventSaved = { saved: false, because: 'unknown' }
  await carryOut(c, deps, member, async (db) => {
    saved = await saveEvent(db, deps.clock, { id: event.id, basedOn, input })
    if (!saved.saved) return undefined
    const { startsAt, endsAt, timeZone, capacity } = event
    const after = await readEvent(db, event.id, c.var.language)
    return {
      act: 'event.edit',
      subject: subjectOf(event),
      before: { startsAt, endsAt, timeZone, capacity, version: event.version },
      after: {
        startsAt: after?.startsAt ?? '',
        endsAt: after?.endsAt ?? '',
        timeZone: after?.timeZone ?? '',
        capacity: after?.capacity ?? null,
        version: saved.version,
      },
    }
  })
  if (saved.saved) deps.wakeQueue()
  return saved
}

/** What somebody else has saved where this form says something else. */
async function whatDiffers(c: Asking, deps: Deps, event: Event, values: Values) {
  const text = textHere(c)
  const stored = toValues(c, await inputHere(deps, event))
  const differing = Object.entries(stored).filter(([name, value]) => (values[name] ?? '') !== value)
  return {
    form: text('events.stale'),
    ...Object.fromEntries(
      differing.flatMap(([name, value = '']) => {
        const label = labels[name.split('-')[0] ?? '']
        if (!label) return []
        const said = { field: text(label), value: value || text('events.now-empty') }
        return [[name, text('events.now-says', said)]]
      }),
    ),
  }
}

function newEventPage(c: Asking, deps: Deps, member: Member, shown: Shown): Response {
  const text = textHere(c)
  const values = { ...toValues(c, blank(c)), ...shown.values }
  const asksWhich: readonly Time[] = shown.asksWhich ?? []
  const html = eventSheetPage({
    frame: thingFrame(c, deps, member, { title: text('events.new'), area: 'events' }),
    back: { name: text('shell.area.events'), href: here(c, list) },
    intro: text('events.create-hint'),
    acts: [],
    links: [],
    main: {
      action: here(c, list),
      submit: text('events.create'),
      form: { values, errors: shown.errors },
      groups: eventGroups(c, member, values, asksWhich),
    },
    parts: [],
  })
  return c.html(html, shown.status)
}

function blank(c: Asking): EventInput {
  return {
    slug: '',
    timeZone: c.var.site.identity.timeZone,
    starts: { at: '' },
    ends: { at: '' },
    opens: null,
    closes: null,
    place: null,
    onlineLink: null,
    picture: null,
    sectionId: null,
    seriesId: null,
    audience: 'registered',
    capacity: null,
    hasWaitingList: true,
    guestsAllowed: 0,
    people: [],
    topicIds: [],
    recording: null,
    slidesId: null,
    words: {},
  }
}

function notTheirs(c: Asking): Record<string, string> {
  const text = textHere(c)
  return { section: text('events.wrong.section', { field: text('events.section') }) }
}

/** A box that is not ticked is not sent, and has to stay so. */
function typed(fields: Readonly<Record<string, unknown>>): Values {
  const all = Object.entries(fields).map(([name, value]) => [name, String(value ?? '')])
  return { hasWaitingList: '', ...Object.fromEntries(all) }
}
