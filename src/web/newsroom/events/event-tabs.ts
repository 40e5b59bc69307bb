import type { Event } from '../../../domain/events/read-event.ts'
import { here } from '../../account/person.ts'
import type { Asking } from '../../route.ts'
import { textHere } from '../publication/room.ts'
import { list } from './event-here.ts'

/** The views of one event, by the end of their address; the first is the event itself. */
const views = ['event', 'afterwards', 'attendance', 'check-in', 'questions', 'messages'] as const

export type EventTab = (typeof views)[number]

export function tabsOf(c: Asking, { id, title }: Pick<Event, 'id' | 'title'>, current: EventTab) {
  const text = textHere(c)
  const at = here(c, `${list}/${id}`)
  return {
    label: title,
    tabs: views.map((view) => ({
      name: text(`events.tab.${view}`),
      href: view === 'event' ? at : `${at}/${view}`,
      current: view === current,
    })),
  }
}
