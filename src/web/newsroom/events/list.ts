import { type EventCard, cardsWithIds } from '../../../domain/events/events.ts'
import { type EventView, eventViews, listEventIds } from '../../../domain/events/newsroom-list.ts'
import type { Member } from '../../../domain/staff/may.ts'
import { toInstantText } from '../../../lib/clock.ts'
import { inLanguage } from '../../../lib/localized.ts'
import { dateAndTime } from '../../../theme/format.ts'
import { thingListPage } from '../../../theme/newsroom/publication/things.tsx'
import { here } from '../../account/person.ts'
import type { Deps } from '../../context.ts'
import type { Asking } from '../../route.ts'
import { textHere } from '../publication/room.ts'
import { pageOf, thingFrame } from '../publication/things.ts'
import { list, mayEditIn } from './event-here.ts'

export async function showEvents(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const { db } = deps.database
  const text = textHere(c)
  const view = eventViews.find((known) => known === c.req.query('view')) ?? 'upcoming'
  const query = (c.req.query('q') ?? '').slice(0, 200)
  const section = c.var.site.sections.find(({ slug }) => slug === c.req.query('section'))
  const asked = { view, query, within: member.sectionIds, ...(section && { sectionId: section.id }) }
  const { shown, ...pages } = pageOf(c, await listEventIds(db, deps.clock(), asked), list)
  const cards = new Map((await cardsWithIds(db, shown, c.var.language)).map((card) => [card.id, card]))
  const now = toInstantText(deps.clock())
  const at = (of: EventView) => here(c, of === 'upcoming' ? list : `${list}?view=${of}`)
  const html = thingListPage({
    frame: thingFrame(c, deps, member, { title: text('shell.area.events'), area: 'events' }),
    intro: text('events.intro'),
    add: { name: text('events.new'), href: here(c, `${list}/new`) },
    tabs: {
      label: text('events.views'),
      tabs: eventViews.map((of) => ({
        name: text(`events.view.${of}`),
        href: at(of),
        current: of === view,
      })),
    },
    columns: [text('events.title'), text('events.when'), text('events.where'), text('events.seats')],
    rows: shown.flatMap((id) => {
      const card = cards.get(id)
      return card ? [toRow(c, card, now)] : []
    }),
    filter: {
      action: here(c, list),
      hidden: { view },
      query,
      label: text('events.search'),
      choice: {
        name: 'section',
        label: text('events.section'),
        value: section?.slug ?? '',
        options: c.var.site.sections
          .filter(({ id }) => mayEditIn(member, id))
          .map(({ slug, name }) => ({
            value: slug,
            label: inLanguage(name, c.var.language),
          })),
      },
      clearHref: query || section ? at(view) : undefined,
    },
    ...pages,
    empty: {
      title: text('events.empty'),
      why: text(query || section ? 'events.empty-filtered' : 'events.empty-why'),
    },
  })
  return c.html(html)
}

function toRow(c: Asking, event: EventCard, now: string) {
  const text = textHere(c)
  const { id, title, startsAt, timeZone, capacity, taken, section } = event
  return {
    name: title || text('shell.untitled'),
    href: here(c, `${list}/${id}`),
    ...(section && { detail: inLanguage(section.name, c.var.language) }),
    cells: [
      dateAndTime(startsAt, { language: c.var.language, timeZone }),
      sayPlace(c, event),
      capacity === null
        ? String(taken)
        : text('events.seats-of', { taken: String(taken), capacity: String(capacity) }),
    ],
    badge: badgeOf(c, event, now),
  }
}

function sayPlace(c: Asking, { place, isOnline }: EventCard): string {
  const text = textHere(c)
  if (place && isOnline) return text('events.place-and-online', { place: place.name })
  return place ? place.name : isOnline ? text('events.online') : '—'
}

export function badgeOf(c: Asking, { state, endsAt }: Pick<EventCard, 'state' | 'endsAt'>, now: string) {
  const text = textHere(c)
  if (state === 'draft') return { text: text('events.state.draft'), tone: 'grey' as const }
  if (state === 'cancelled') return { text: text('events.state.cancelled'), tone: 'amber' as const }
  if (endsAt <= now) return { text: text('events.state.over'), tone: 'grey' as const }
  return { text: text('events.state.published'), tone: 'green' as const }
}
