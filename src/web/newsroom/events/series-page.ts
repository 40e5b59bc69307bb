import { cardsWithIds } from '../../../domain/events/events.ts'
import {
  describeEventSeries,
  type EventSeries,
  findEventSeries,
  idsInSeries,
} from '../../../domain/events/series.ts'
import type { Member } from '../../../domain/staff/may.ts'
import { toInstantText } from '../../../lib/clock.ts'
import { inLanguage } from '../../../lib/localized.ts'
import { dateAndTime } from '../../../theme/format.ts'
import { thingFormPage } from '../../../theme/newsroom/publication/things.tsx'
import { readForm } from '../../account/form.ts'
import { here } from '../../account/person.ts'
import type { Deps } from '../../context.ts'
import type { Asking } from '../../route.ts'
import { errorPage } from '../../site/errors.ts'
import { newsroomFrame } from '../frame.ts'
import { describedFrom, describedShape, describedValues, ifNameless } from '../publication/described.ts'
import { carryOut, noticeHere, textHere } from '../publication/room.ts'
import { back, fieldsPerLanguage, nothingSent, type Sent } from '../publication/things.ts'
import { list, mayEditIn } from './event-here.ts'
import { badgeOf } from './list.ts'

export const seriesList = '/newsroom/event-series'

export async function showEventSeries(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const found = await seriesHere(c, deps, member)
  return found ? page(c, deps, member, found) : errorPage(c, deps, 404)
}

export async function changeEventSeries(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const found = await seriesHere(c, deps, member)
  if (!found) return errorPage(c, deps, 404)
  const form = await readForm(c, describedShape(c))
  if (!form.ok) return errorPage(c, deps, 400, { fields: form.fields })
  const { series } = found
  const after = describedFrom(c, form.fields)
  const text = textHere(c)
  const missing = text('events.wrong.missing', { field: text('events.series-name') })
  const errors = ifNameless(c, after.name, missing)
  if (Object.keys(errors).length > 0) return page(c, deps, member, found, { values: form.fields, errors })
  await carryOut(c, deps, member, async (db) => {
    await describeEventSeries(db, series.id, after)
    const subject = { kind: 'event-series', id: series.id, name: inLanguage(after.name, c.var.language) }
    return { act: 'event-series.edit', subject, before: { name: series.name }, after }
  })
  return back(c, `${seriesList}/${series.id}`, 'saved')
}

type Found = { series: EventSeries; events: Awaited<ReturnType<typeof cardsWithIds>> }

/** For whoever may edit one of its events; and so nobody comes by a series by putting an event of theirs into it. */
export async function seriesHere(
  c: Asking,
  deps: Deps,
  member: Member,
  by: { id: string } | { slug: string } = { id: c.req.param('id') ?? '' },
): Promise<Found | undefined> {
  const { db } = deps.database
  const series = await findEventSeries(db, by)
  if (!series) return undefined
  const events = await cardsWithIds(db, await idsInSeries(db, series.id), c.var.language)
  const sections = events.map(({ section }) =>
    section ? c.var.site.sections.find(({ slug }) => slug === section.slug)?.id : null,
  )
  // One that lost its last event is nobody's in particular.
  const isTheirs = (events.length === 0 ? [null] : sections).some(
    (id) => id !== undefined && mayEditIn(member, id),
  )
  return isTheirs ? { series, events } : undefined
}

function page(
  c: Asking,
  deps: Deps,
  member: Member,
  { series, events }: Found,
  sent: Sent = nothingSent,
): Response {
  const text = textHere(c)
  const { language } = c.var
  const now = toInstantText(deps.clock())
  const html = thingFormPage({
    frame: newsroomFrame(c, deps, member, {
      title: inLanguage(series.name, language),
      area: 'events',
      notice: noticeHere(c, { saved: 'publication.done.saved', repeated: 'events.done.repeated' }),
    }),
    intro: text('events.series-why'),
    back: { name: text('shell.area.events'), href: here(c, list) },
    ...(events.some(({ state }) => state !== 'draft') && {
      siteHref: { name: text('publication.see'), href: here(c, `/events/series/${series.slug}`) },
    }),
    main: {
      action: here(c, `${seriesList}/${series.id}`),
      submit: text('shell.save'),
      form: { values: { ...describedValues(series), ...sent.values }, errors: sent.errors },
      groups: [
        {
          fields: [
            ...fieldsPerLanguage(c, 'name', text('events.series-name'), { kind: 'line' }, true),
            ...fieldsPerLanguage(c, 'description', text('events.series-description'), {
              kind: 'text',
              rows: 2,
            }),
          ],
        },
      ],
    },
    parts: [
      {
        id: 'events',
        title: text('shell.area.events'),
        items: events.map((event) => ({
          text: event.title || text('shell.untitled'),
          href: here(c, `${list}/${event.id}`),
          detail: dateAndTime(event.startsAt, { language, timeZone: event.timeZone }),
          badge: badgeOf(c, event, now),
          acts: [],
        })),
      },
    ],
  })
  return c.html(html, Object.keys(sent.errors).length > 0 ? 422 : 200)
}
