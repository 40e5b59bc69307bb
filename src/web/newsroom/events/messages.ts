import { z } from 'zod'
import type { Event } from '../../../domain/events/read-event.ts'
import { type EditionListed, listMessages } from '../../../domain/newsletters/edition-list.ts'
import { beginMessage, countAddressed, seatAudiences } from '../../../domain/newsletters/event-message.ts'
import { may, type Member } from '../../../domain/staff/may.ts'
import { isolated } from '../../../lib/isolated.ts'
import { ownName } from '../../../lib/languages.ts'
import type { EditionState, SeatAudience } from '../../../platform/db/schema-letters.ts'
import type { ThingPart } from '../../../theme/contract/newsroom-things.ts'
import { dateAndTime } from '../../../theme/format.ts'
import { thingListPage } from '../../../theme/newsroom/publication/things.tsx'
import { line, readForm } from '../../account/form.ts'
import { here } from '../../account/person.ts'
import type { Deps } from '../../context.ts'
import type { Asking } from '../../route.ts'
import { errorPage } from '../../site/errors.ts'
import { editions } from '../letters/newsletter.ts'
import { textHere, tick } from '../publication/room.ts'
import { thingFrame } from '../publication/things.ts'
import { eventHere, list } from './event-here.ts'
import { tabsOf } from './event-tabs.ts'

/** What was written to those who come, wait or came, and a form for one more. */
export async function showMessages(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const event = await eventHere(c, deps, member)
  if (!event) return errorPage(c, deps, 404)
  const text = textHere(c)
  const messages = await listMessages(deps.database.db, event.id)
  const html = thingListPage({
    frame: thingFrame(c, deps, member, {
      title: text('events.messages-of', { name: isolated(event.title, c.var.language) }),
      area: 'events',
    }),
    back: { name: text('shell.area.events'), href: here(c, list) },
    intro: text('events.messages.intro'),
    tabs: tabsOf(c, event, 'messages'),
    columns: [text('letters.subject'), text('events.messages.to'), text('letters.languages')],
    rows: messages.map((message) => toRow(c, message)),
    empty: { title: text('events.messages.empty'), why: text('events.messages.empty-why') },
    ...(event.state !== 'draft' && { below: await newPart(c, deps, event) }),
  })
  return c.html(html)
}

/** Begins a draft, and opens it in the editor. */
export async function addMessage(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const event = await eventHere(c, deps, member)
  if (!event || event.state === 'draft') return errorPage(c, deps, 404)
  if (!may(member, 'edition.write')) return errorPage(c, deps, 403)
  const shape = { audience: z.enum(seatAudiences), language: line, only: tick }
  const form = await readForm(c, shape)
  if (!form.ok) return errorPage(c, deps, 400, { fields: form.fields })
  const { audience, language, only } = form.fields
  if (!c.var.site.identity.languages.includes(language))
    return errorPage(c, deps, 400, { fields: [{ field: 'language', message: 'is not one of ours' }] })
  const to = { seatAudience: audience, seatLanguage: only ? language : null, language }
  const id = await beginMessage(deps.database.db, deps.clock, member, event, to)
  return c.redirect(here(c, `${editions}/${id}/edit`), 303)
}

export function sayAddressed(c: Asking, seatAudience: SeatAudience | null, seatLanguage: string | null) {
  const text = textHere(c)
  const to = text(`events.messages.to.${seatAudience ?? 'taken'}`)
  return seatLanguage === null ? to : text('events.messages.only', { to, language: ownName(seatLanguage) })
}

const tones: Partial<Record<EditionState, 'green' | 'amber'>> = {
  sent: 'green',
  paused: 'amber',
  stopped: 'amber',
  building: 'amber',
  sending: 'amber',
}

function toRow(
  c: Asking,
  message: EditionListed & { seatAudience: SeatAudience | null; seatLanguage: string | null },
) {
  const text = textHere(c)
  const { id, subject, state, at, language, seatAudience, seatLanguage } = message
  return {
    name: subject || text('letters.no-subject'),
    href: here(c, `${editions}/${id}`),
    detail: dateAndTime(at, { language: c.var.language, timeZone: c.var.site.identity.timeZone }),
    cells: [sayAddressed(c, seatAudience, seatLanguage), ownName(language)],
    badge: { text: text(`letters.state.${state}`), tone: tones[state] ?? ('grey' as const) },
  }
}

async function newPart(c: Asking, deps: Deps, event: Event): Promise<ThingPart> {
  const text = textHere(c)
  const options: { value: string; label: string }[] = []
  for (const seatAudience of seatAudiences) {
    const count = await countAddressed(deps.database.db, {
      eventId: event.id,
      seatAudience,
      seatLanguage: null,
    })
    const label = text('events.messages.to-count', {
      to: text(`events.messages.to.${seatAudience}`),
      number: count,
    })
    options.push({ value: seatAudience, label })
  }
  const { languages } = c.var.site.identity
  return {
    id: 'message',
    title: text('events.messages.new'),
    form: {
      action: here(c, `${list}/${event.id}/messages`),
      submit: text('events.messages.write'),
      form: { values: { audience: 'taken', language: event.language }, errors: {} },
      groups: [
        {
          fields: [
            { kind: 'choice', name: 'audience', label: text('events.messages.to'), options },
            {
              kind: 'choice',
              name: 'language',
              label: text('events.messages.language'),
              options: languages.map((code) => ({ value: code, label: ownName(code) })),
            },
            {
              kind: 'tick',
              name: 'only',
              label: text('events.messages.only-label'),
              hint: text('events.messages.only-hint'),
            },
          ],
        },
      ],
    },
  }
}
