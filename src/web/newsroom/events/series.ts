import { z } from 'zod'
import { readEvent } from '../../../domain/events/read-event.ts'
import { type Repeated, repeatEvent, type Repetition } from '../../../domain/events/repeat.ts'
import { setSeries } from '../../../domain/events/series.ts'
import type { Member } from '../../../domain/staff/may.ts'
import { line, readForm } from '../../account/form.ts'
import type { Deps } from '../../context.ts'
import type { Asking } from '../../route.ts'
import { errorPage } from '../../site/errors.ts'
import { carryOut, textHere, tick } from '../publication/room.ts'
import { back } from '../publication/things.ts'
import { eventHere, list, subjectOf } from './event-here.ts'
import { seriesHere, seriesList } from './series-page.ts'
import { eventPage } from './sheet.ts'

/** Puts the event into a series there is, or with an empty field into none. */
export async function joinSeries(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const event = await eventHere(c, deps, member)
  if (!event) return errorPage(c, deps, 404)
  const form = await readForm(c, { series: line })
  if (!form.ok) return errorPage(c, deps, 400, { fields: form.fields })
  const slug = form.fields.series.trim()
  const series = slug === '' ? undefined : await seriesHere(c, deps, member, { slug })
  if (slug !== '' && !series) return errorPage(c, deps, 404)
  await carryOut(c, deps, member, async (db) =>
    (await setSeries(db, deps.clock, event.id, series?.series.id ?? null))
      ? {
          act: 'event.edit',
          subject: subjectOf(event),
          before: { series: event.series?.slug ?? null },
          after: { series: series?.series.slug ?? null },
        }
      : undefined,
  )
  return back(c, `${list}/${event.id}`, 'saved')
}

/** The same event again, week after week or month after month, as one series. */
export async function repeatHere(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const event = await eventHere(c, deps, member)
  if (!event) return errorPage(c, deps, 404)
  const form = await readForm(c, { every: z.enum(['week', 'month']), until: line, publish: tick })
  if (!form.ok) return errorPage(c, deps, 400, { fields: form.fields })
  const { every, until, publish } = form.fields
  const wish: Repetition = { every, until: until.trim(), isPublished: publish === 'yes' }
  const text = textHere(c)
  const refuse = (error: string) => {
    const values = { every, until, publish: publish ?? '' }
    return eventPage(c, deps, member, event, {
      values,
      errors: { until: error },
      status: 422,
      part: 'repetition',
    })
  }
  if (wish.isPublished && event.state !== 'published') return refuse(text('events.wrong.repeat-draft'))
  let done: Repeated | undefined
  await carryOut(c, deps, member, async (db) => {
    done = await repeatEvent(db, deps.clock, event, wish, member.id)
    if (!done.repeated) return undefined
    const after = { every, until: wish.until, made: done.ids.length, published: wish.isPublished }
    const named = (await readEvent(db, event.id, c.var.language)) ?? event
    return { act: 'event.repeat', subject: subjectOf(named), after }
  })
  if (done?.repeated) return back(c, `${seriesList}/${done.seriesId}`, 'repeated')
  return refuse(text(`events.wrong.repeat-${done?.because ?? 'none'}`))
}
