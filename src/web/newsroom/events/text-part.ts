import { wordCount } from '../../../domain/articles/document/text.ts'
import type { Event } from '../../../domain/events/read-event.ts'
import { type EventText, type EventTextPart, readEventText } from '../../../domain/events/texts.ts'
import type { Member } from '../../../domain/staff/may.ts'
import { ownName } from '../../../lib/languages.ts'
import type { ThingItem, ThingPart } from '../../../theme/contract/newsroom-things.ts'
import { here } from '../../account/person.ts'
import type { Deps } from '../../context.ts'
import type { Asking } from '../../route.ts'
import { textHere } from '../publication/room.ts'
import { textPlace } from './text-place.ts'

/** The description or the transcript in each language: how it stands, the way to the editor, and to readers. */
export async function textsPart(
  c: Asking,
  deps: Deps,
  member: Member,
  event: Event,
  part: EventTextPart,
): Promise<ThingPart> {
  const text = textHere(c)
  const items: ThingItem[] = []
  for (const language of Object.keys(event.words)) {
    const written = await readEventText(deps.database.db, member, { eventId: event.id, part, language })
    if (written) items.push(toItem(c, written))
  }
  return {
    id: part,
    title: text(`events.text.${part}`),
    intro: text(`events.text.${part}-hint`),
    items,
  }
}

function toItem(c: Asking, written: EventText): ThingItem {
  const text = textHere(c)
  const { head, content, part, language, isShown, eventState } = written
  const place = here(c, textPlace(written))
  const words = wordCount(content.body)
  const name = ownName(language)
  // With the event itself its newest description is shown.
  const mayShow = !isShown && head.number > 0 && (part === 'transcript' || eventState !== 'draft')
  const stands = isShown ? shown : unshown
  const badge = words > 0 && eventState !== 'draft' ? stands : undefined
  return {
    text: name,
    href: `${place}/edit`,
    detail: words === 0 ? text('events.text.none') : text('events.text.words', { count: words }),
    ...(badge && { badge: { text: text(badge.key), tone: badge.tone } }),
    acts: mayShow
      ? [
          {
            label: text('events.text.show'),
            about: text('events.text.show-of', { name }),
            action: `${place}/publication`,
            fields: { head: head.id },
          },
        ]
      : [],
  }
}

const shown = { key: 'events.text.shown', tone: 'green' } as const
const unshown = { key: 'events.text.unshown', tone: 'amber' } as const
