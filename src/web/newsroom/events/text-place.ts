import { type EventText, type EventTextPlace, readEventText } from '../../../domain/events/texts.ts'
import type { Member } from '../../../domain/staff/may.ts'
import { here } from '../../account/person.ts'
import type { Deps } from '../../context.ts'
import type { Asking } from '../../route.ts'
import { list } from './event-here.ts'

/** `…/events/ID/texts/description-en`, as the address says it. */
export function textPlace({ eventId, part, language }: EventTextPlace): string {
  return `${list}/${eventId}/texts/${part}-${language}`
}

/** The description or transcript of this address, if the event lies in a section that the member works in. */
export async function writtenHere(
  c: Asking,
  deps: Deps,
  member: Member,
  id = c.req.param('id') ?? '',
  named = c.req.param('text') ?? '',
): Promise<EventText | undefined> {
  const [, part, language = ''] = /^(description|transcript)-([A-Za-z0-9-]{2,35})$/.exec(named) ?? []
  if (part !== 'description' && part !== 'transcript') return undefined
  return readEventText(deps.database.db, member, { eventId: id, part, language })
}

/** What the text hangs on, for the way back. */
export function aboveText(c: Asking, { eventId, part }: EventTextPlace): string {
  return here(c, `${list}/${eventId}${part === 'transcript' ? '/afterwards' : ''}`)
}
