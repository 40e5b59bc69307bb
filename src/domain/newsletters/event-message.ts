import type { Clock } from '../../lib/clock.ts'
import type { Db, Id } from '../../platform/db/schema.ts'
import type { SeatState } from '../../platform/db/schema-events.ts'
import type { SeatAudience } from '../../platform/db/schema-letters.ts'
import { emptyDocument } from '../articles/document/document.ts'
import type { Event } from '../events/read-event.ts'
import type { Member } from '../staff/may.ts'
import { createEdition, type EditionWords } from './editions.ts'

export const seatAudiences: readonly SeatAudience[] = ['taken', 'waiting', 'came']

/** To whom of an event a message goes. */
export type Addressed = {
  eventId: Id | null
  /** null: of before there was a choice. */
  seatAudience: SeatAudience | null
  /** Only to those whose seat was asked for in it; null: to all of them. */
  seatLanguage: string | null
}

/** Of the seats of an event those to whom this goes, as the list stands at this moment. */
export function seatsAddressed(db: Db, { eventId, seatAudience, seatLanguage }: Addressed) {
  return db
    .selectFrom('seat')
    .where('seat.eventId', '=', eventId ?? '')
    .where('seat.state', 'in', seatAudience === 'waiting' ? ['waiting', 'offered'] : ['taken'])
    .$if(seatAudience === 'came', (seats) => seats.where('seat.checkedInAt', 'is not', null))
    .$if(seatLanguage !== null, (seats) => seats.where('seat.language', '=', seatLanguage ?? ''))
}

/** Why somebody gets no copy after all, who was among them when the sending began. */
export function whyNotAddressed(seatAudience: SeatAudience | null, state: SeatState): string | undefined {
  if (seatAudience !== 'waiting') return state === 'taken' ? undefined : 'seat given up'
  return state === 'waiting' || state === 'offered' ? undefined : 'no longer waiting'
}

export async function countAddressed(db: Db, to: Addressed): Promise<number> {
  const { count } = await seatsAddressed(db, to)
    .select((seats) => seats.fn.countAll().as('count'))
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** A draft to those who have a seat at the event, wait for one, or came. Its words are written in the editor. */
export async function beginMessage(
  db: Db,
  clock: Clock,
  member: Member,
  event: Pick<Event, 'id' | 'title' | 'words'>,
  to: Omit<Addressed, 'eventId'> & { seatAudience: SeatAudience; language: string },
): Promise<Id> {
  const subject = event.words[to.language]?.title ?? event.title
  const words = { subject, otherSubject: null, preheader: '', body: emptyDocument() }
  return createMessage(db, clock, member, { ...to, eventId: event.id }, words)
}

export async function createMessage(
  db: Db,
  clock: Clock,
  member: Member,
  { eventId, seatAudience, seatLanguage, language }: Addressed & { language: string },
  words: EditionWords,
): Promise<Id> {
  // It has no page on the site, and so needs no address that somebody could read.
  const slug = `message-${clock().epochMilliseconds}`
  const own = { newsletterId: null, eventId, seatAudience, seatLanguage, language, slug }
  return createEdition(db, clock, { ...own, createdBy: member.id }, words)
}
