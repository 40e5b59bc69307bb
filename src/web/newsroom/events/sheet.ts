import type { EventInput } from '../../../domain/events/check-event.ts'
import { type Event, readOnlineLink } from '../../../domain/events/read-event.ts'
import { inputOf } from '../../../domain/events/to-input.ts'
import type { Member } from '../../../domain/staff/may.ts'
import { toInstantText } from '../../../lib/clock.ts'
import { eventSheetPage } from '../../../theme/newsroom/events/event.tsx'
import { here } from '../../account/person.ts'
import type { Deps } from '../../context.ts'
import type { Asking } from '../../route.ts'
import { newsroomFrame } from '../frame.ts'
import { noticeHere, textHere } from '../publication/room.ts'
import type { Sent } from '../publication/things.ts'
import { list } from './event-here.ts'
import { tabsOf } from './event-tabs.ts'
import { eventGroups, type Time, toValues } from './form-fields.ts'
import { badgeOf } from './list.ts'
import { peoplePart, topicsPart } from './part-forms.ts'
import { picturePart } from './picture.ts'
import { repeatPart, seriesPart } from './series-part.ts'
import { textsPart } from './text-part.ts'

export type EventPart = 'people' | 'topics' | 'repetition'

export type Shown = Sent & {
  status: 200 | 409 | 412 | 422
  asksWhich?: readonly Time[]
  /** Which form it was; the event's own, if absent. */
  part?: EventPart
}

/** What may be said after something was done to what an event says. */
export const contentDone = {
  'text-published': 'events.done.text-published',
  'text-stale': 'events.done.text-stale',
  'text-restored': 'events.done.text-restored',
} as const

export const nothingSent: Shown = { values: {}, errors: {}, status: 200 }

export async function inputHere(deps: Deps, event: Event): Promise<EventInput> {
  return inputOf(event, await readOnlineLink(deps.database.db, event.id))
}

/** The event's page, with what was typed and what is wrong with it. */
export async function eventPage(
  c: Asking,
  deps: Deps,
  member: Member,
  event: Event,
  shown: Shown = nothingSent,
): Promise<Response> {
  const text = textHere(c)
  const at = here(c, `${list}/${event.id}`)
  const own = shown.part === undefined ? shown : { values: {}, errors: {} }
  const values = { ...toValues(c, await inputHere(deps, event)), ...own.values }
  const partForm = (part: EventPart) => (shown.part === part ? shown : { values: {}, errors: {} })
  const html = eventSheetPage({
    frame: newsroomFrame(c, deps, member, {
      title: event.title || text('shell.untitled'),
      area: 'events',
      notice: noticeHere(c, {
        saved: 'publication.done.saved',
        created: 'events.done.created',
        published: 'events.done.published',
        cancelled: 'events.done.cancelled',
        copied: 'events.done.copied',
        ...contentDone,
      }),
    }),
    back: { name: text('shell.area.events'), href: here(c, list) },
    badge: badgeOf(c, event, toInstantText(deps.clock())),
    links:
      event.state === 'draft'
        ? [{ name: text('editor.bar.preview'), href: `${at}/preview?language=${event.language}` }]
        : [{ name: text('publication.see'), href: here(c, `/events/${event.slug}`) }],
    ...(event.state === 'draft' && {
      publish: { label: text('events.publish'), action: `${at}/publication` },
    }),
    acts: [{ label: text('events.copy'), action: `${at}/copies` }],
    ...(event.state === 'published' && {
      cancel: { name: text('events.cancel'), href: `${at}/cancellation` },
    }),
    tabs: tabsOf(c, event, 'event'),
    main: {
      action: at,
      submit: text('shell.save'),
      form: { values, errors: own.errors },
      hidden: { version: String(event.version) },
      groups: eventGroups(c, member, values, shown.asksWhich ?? []),
    },
    parts: [
      await textsPart(c, deps, member, event, 'description'),
      await picturePart(c, deps, event),
      peoplePart(c, event, partForm('people')),
      topicsPart(c, event, partForm('topics')),
      await seriesPart(c, deps, member, event),
      repeatPart(c, event, partForm('repetition')),
    ],
  })
  return c.html(html, shown.status)
}
