import type { Lead } from '../../../domain/articles/save.ts'
import { setEventPicture } from '../../../domain/events/picture.ts'
import type { Event } from '../../../domain/events/read-event.ts'
import { findMedia } from '../../../domain/media/find.ts'
import { findPictures } from '../../../domain/media/pictures.ts'
import type { Member } from '../../../domain/staff/may.ts'
import { isolated } from '../../../lib/isolated.ts'
import type { ThingPart } from '../../../theme/contract/newsroom-things.ts'
import { line, readForm } from '../../account/form.ts'
import { here } from '../../account/person.ts'
import type { Deps } from '../../context.ts'
import type { Asking } from '../../route.ts'
import { toThemePicture } from '../../site/cards.ts'
import { errorPage } from '../../site/errors.ts'
import { type Choice, choicePage, takeChoice, takeUpload } from '../publication/picture-choice.ts'
import { carryOut, textHere } from '../publication/room.ts'
import { back } from '../publication/things.ts'
import type { MemberHandler } from '../staff-route.ts'
import { eventHere, list, subjectOf } from './event-here.ts'

export const showPicture = forPicture(choicePage)
export const choosePicture = forPicture(takeChoice)
export const uploadPicture = forPicture(takeUpload)

/** What the picture shows, and whose it is: of this event alone, whatever the library says. */
export async function describePicture(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const event = await eventHere(c, deps, member)
  if (!event?.picture) return errorPage(c, deps, 404)
  const form = await readForm(c, { alt: line, caption: line, credit: line })
  if (!form.ok) return errorPage(c, deps, 400, { fields: form.fields })
  const { alt, caption, credit } = form.fields
  const words = { alt: alt.trim(), caption: caption.trim(), credit: credit.trim() }
  await change(c, deps, member, event, { media: event.picture.media, ...words })
  return back(c, `${list}/${event.id}`, 'saved')
}

/** The picture, the way to another one, and its words. */
export async function picturePart(c: Asking, deps: Deps, event: Event): Promise<ThingPart> {
  const text = textHere(c)
  const at = here(c, `${list}/${event.id}/picture`)
  const { picture } = event
  const pictures = await findPictures(deps.database.db, picture ? [picture.media] : [])
  const shown = picture ? toThemePicture(pictures.get(picture.media), { alt: '' }) : undefined
  const choose = { name: text(picture ? 'events.picture.other' : 'events.picture.choose'), href: at }
  const part = { id: 'picture', title: text('events.picture'), intro: text('events.picture-why') }
  if (!picture) return { ...part, actions: [choose] }
  const field = (name: 'alt' | 'caption' | 'credit', hint?: string) => ({
    kind: 'line' as const,
    name,
    label: text(`events.picture.${name}`),
    required: false,
    ...(hint !== undefined && { hint }),
  })
  return {
    ...part,
    actions: [choose],
    items: [
      { text: picture.alt || text('events.picture.no-alt'), ...(shown && { picture: shown }), acts: [] },
    ],
    fold: text('events.picture.words'),
    form: {
      action: `${at}/words`,
      submit: text('shell.save'),
      form: { values: { alt: picture.alt, caption: picture.caption, credit: picture.credit }, errors: {} },
      groups: [
        { fields: [field('alt', text('events.picture.alt-hint')), field('caption'), field('credit')] },
      ],
    },
  }
}

function forPicture(
  answer: (c: Asking, deps: Deps, member: Member, choice: Choice) => Promise<Response>,
): MemberHandler {
  return async (c, deps, member) => {
    const event = await eventHere(c, deps, member)
    if (!event) return errorPage(c, deps, 404)
    const text = textHere(c)
    const name = event.title || text('shell.untitled')
    const path = `${list}/${event.id}`
    return answer(c, deps, member, {
      title: text('events.picture-of', { name: isolated(name, c.var.language) }),
      intro: text('events.picture-why'),
      area: 'events',
      path: `${path}/picture`,
      back: { name, href: here(c, path) },
      currentId: event.picture?.media ?? null,
      hasFocus: true,
      set: async (mediaId) => change(c, deps, member, event, await leadOf(deps, mediaId)),
    })
  }
}

/** With what the library says of it. */
async function leadOf(deps: Deps, media: string | null): Promise<Lead | null> {
  const item = media === null ? undefined : await findMedia(deps.database.db, media)
  return item ? { media: item.id, alt: item.alt, caption: '', credit: item.credit } : null
}

async function change(
  c: Asking,
  deps: Deps,
  member: Member,
  event: Event,
  picture: Lead | null,
): Promise<void> {
  await carryOut(c, deps, member, async (db) =>
    (await setEventPicture(db, deps.clock, event.id, picture))
      ? {
          act: 'event.edit',
          subject: subjectOf(event),
          before: { picture: event.picture },
          after: { picture },
        }
      : undefined,
  )
}
