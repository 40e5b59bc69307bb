import type { Event } from '../../../domain/events/read-event.ts'
import { inLanguage } from '../../../lib/localized.ts'
import type { NewsroomForm } from '../../../theme/contract/newsroom.ts'
import type { ThingPart } from '../../../theme/contract/newsroom-things.ts'
import { here } from '../../account/person.ts'
import type { Asking } from '../../route.ts'
import { textHere } from '../publication/room.ts'
import { list } from './event-here.ts'

const directions = ['up', 'down'] as const

/** Who speaks and who is the host, in the order in which readers see them: each is put in and taken out by itself. */
export function peoplePart(c: Asking, event: Event, form: NewsroomForm): ThingPart {
  const text = textHere(c)
  const at = here(c, `${list}/${event.id}/people`)
  const hidden = { version: String(event.version) }
  return {
    id: 'people',
    title: text('events.people'),
    empty: text('events.people-empty'),
    isOrdered: true,
    items: event.people.map(({ role, author, name, about }, position) => {
      const who = author ? inLanguage(author.name, c.var.language) : name
      return {
        text: who,
        ...(author && { href: here(c, `/authors/${author.slug}`) }),
        detail: [text(`events.role.${role}`), about].filter(Boolean).join(' · '),
        acts: [
          ...directions
            .filter((direction) => position !== (direction === 'up' ? 0 : event.people.length - 1))
            .map((direction) => ({
              label: text(`events.${direction}`),
              about: `${text(`events.${direction}`)}: ${who}`,
              action: `${at}/${position}/place`,
              fields: { ...hidden, direction },
            })),
          {
            label: text('events.take-out'),
            about: `${text('events.take-out')}: ${who}`,
            action: `${at}/${position}/removal`,
            fields: hidden,
          },
        ],
      }
    }),
    form: {
      action: at,
      submit: text('events.person-add'),
      form,
      hidden,
      groups: [
        {
          fields: [
            { kind: 'line', name: 'name', label: text('events.person'), hint: text('events.person-hint') },
            { kind: 'line', name: 'about', label: text('events.person-about'), required: false },
            {
              kind: 'choice',
              name: 'role',
              label: text('events.role'),
              options: (['speaker', 'host'] as const).map((value) => ({
                value,
                label: text(`events.role.${value}`),
              })),
            },
          ],
        },
      ],
    },
  }
}

export function topicsPart(c: Asking, event: Event, form: NewsroomForm): ThingPart {
  const text = textHere(c)
  const at = here(c, `${list}/${event.id}/topics`)
  const hidden = { version: String(event.version) }
  return {
    id: 'topics',
    title: text('events.topics'),
    empty: text('events.topics-empty'),
    items: event.topics.map(({ id, name }) => ({
      text: inLanguage(name, c.var.language),
      acts: [
        {
          label: text('events.take-out'),
          about: `${text('events.take-out')}: ${inLanguage(name, c.var.language)}`,
          action: `${at}/${id}/removal`,
          fields: hidden,
        },
      ],
    })),
    form: {
      action: at,
      submit: text('events.topic-add'),
      form,
      hidden,
      groups: [{ fields: [{ kind: 'line', name: 'topic', label: text('events.topic') }] }],
    },
  }
}
