import type { Event } from '../../../domain/events/read-event.ts'
import { type EventSeries, listEventSeries } from '../../../domain/events/series.ts'
import type { Member } from '../../../domain/staff/may.ts'
import { inLanguage } from '../../../lib/localized.ts'
import type { NewsroomForm } from '../../../theme/contract/newsroom.ts'
import type { ThingPart } from '../../../theme/contract/newsroom-things.ts'
import { here } from '../../account/person.ts'
import type { Deps } from '../../context.ts'
import type { Asking } from '../../route.ts'
import { textHere } from '../publication/room.ts'
import { list } from './event-here.ts'
import { seriesHere, seriesList } from './series-page.ts'

/** Which series it is of, and another it could be of. */
export async function seriesPart(c: Asking, deps: Deps, member: Member, event: Event): Promise<ThingPart> {
  const text = textHere(c)
  const { series } = event
  const name = (of: { name: Record<string, string> }) => inLanguage(of.name, c.var.language)
  const action = here(c, `${list}/${event.id}/series`)
  const others: EventSeries[] = []
  for (const other of await listEventSeries(deps.database.db))
    if (other.id !== series?.id && (await seriesHere(c, deps, member, other))) others.push(other)
  return {
    id: 'series',
    title: text('events.series'),
    empty: text('events.series-empty'),
    items: series
      ? [
          {
            text: name(series),
            href: here(c, `${seriesList}/${series.id}`),
            acts: [
              {
                label: text('events.take-out'),
                about: `${text('events.take-out')}: ${name(series)}`,
                action,
                fields: { series: '' },
              },
            ],
          },
        ]
      : [],
    ...(others.length > 0 && {
      fold: text('events.series-join'),
      form: {
        action,
        submit: text('events.series-put'),
        form: { values: {}, errors: {} },
        groups: [
          {
            fields: [
              {
                kind: 'choice',
                name: 'series',
                label: text('events.series'),
                options: others.map((other) => ({ value: other.slug, label: name(other) })),
              },
            ],
          },
        ],
      },
    }),
  }
}

/** The same event again, as one series with it. */
export function repeatPart(c: Asking, event: Event, form: NewsroomForm): ThingPart {
  const text = textHere(c)
  return {
    id: 'repetition',
    title: text('events.repeat'),
    intro: text('events.repeat-why'),
    fold: text('events.repeat-how'),
    form: {
      action: here(c, `${list}/${event.id}/repetitions`),
      submit: text('events.repeat-do'),
      form,
      groups: [
        {
          fields: [
            {
              kind: 'choice',
              name: 'every',
              label: text('events.repeat-every'),
              options: (['week', 'month'] as const).map((value) => ({
                value,
                label: text(`events.repeat.${value}`),
              })),
            },
            { kind: 'day', name: 'until', label: text('events.repeat-until') },
            ...(event.state === 'published'
              ? [{ kind: 'tick' as const, name: 'publish', label: text('events.repeat-publish') }]
              : []),
          ],
        },
      ],
    },
  }
}
