import { type Event, readEvent } from '../../../domain/events/read-event.ts'
import { may, type Member } from '../../../domain/staff/may.ts'
import type { Deps } from '../../context.ts'
import type { Asking } from '../../route.ts'

export const list = '/newsroom/events'

/** The event of this address, if it lies in a section that the member works in. */
export async function eventHere(c: Asking, deps: Deps, member: Member): Promise<Event | undefined> {
  const event = await readEvent(deps.database.db, c.req.param('id') ?? '', c.var.language)
  return event && mayEditIn(member, event.sectionId) ? event : undefined
}

/** What belongs to no section is everybody's, and nobody's whose role is limited to some. */
export function mayEditIn(member: Member, sectionId: string | null): boolean {
  return may(member, 'event.edit', { sectionId: sectionId ?? '' })
}

export function subjectOf({ id, title }: Event) {
  return { kind: 'event', id, name: title }
}
