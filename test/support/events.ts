import type { EventCard } from '../../src/domain/events/events.ts'
import { createEvent, type EventInput } from '../../src/domain/events/save.ts'
import { publishEvent } from '../../src/domain/events/publish.ts'
import type { SeatWish } from '../../src/domain/events/seat-refusal.ts'
import { type SeatGiven, takeSeat } from '../../src/domain/events/take-seat.ts'
import type { Clock } from '../../src/lib/clock.ts'
import { newId } from '../../src/lib/id.ts'
import type { Db, Id } from '../../src/platform/db/schema.ts'
import { paragraphs } from './articles.ts'

/** Stands in every online link, and nowhere else. */
export const LINK_CANARY = 'https://meet.example/eyebright'

/** What a form of the newsroom would say. */
export function eventInput(wish: Partial<EventInput> = {}): EventInput {
  return {
    slug: 'night-of-the-straits',
    timeZone: 'Europe/Vienna',
    starts: { at: '2030-06-12T19:00' },
    ends: { at: '2030-06-12T21:00' },
    opens: null,
    closes: null,
    place: { name: 'The Old Custom House', address: '3 Quay Road, Vienna' },
    onlineLink: LINK_CANARY,
    picture: null,
    sectionId: null,
    seriesId: null,
    audience: 'registered',
    capacity: null,
    hasWaitingList: true,
    guestsAllowed: 0,
    people: [],
    topicIds: [],
    recording: null,
    slidesId: null,
    words: {
      en: {
        title: 'Night of the Straits',
        standfirst: 'Two pilots and a lawyer on who may pass.',
        body: paragraphs('We talk for an hour, then you ask.'),
        transcript: null,
      },
    },
    ...wish,
  }
}

/** What readers see of one, without a database. */
export function eventCard(own: Partial<EventCard> = {}): EventCard {
  return {
    id: '0190aaaa-bbbb-7ccc-8ddd-eeeeffff0000',
    slug: 'night',
    state: 'published',
    language: 'en',
    title: 'Night of the Straits',
    standfirst: 'Two pilots and a lawyer.',
    startsAt: '2030-06-12T17:00:00.000Z',
    endsAt: '2030-06-12T19:00:00.000Z',
    timeZone: 'Europe/Vienna',
    place: { name: 'Custom House', address: '3 Quay Road, Vienna' },
    isOnline: true,
    picture: null,
    section: null,
    people: [],
    audience: 'registered',
    capacity: null,
    hasWaitingList: true,
    taken: 0,
    sequence: 3,
    hasRecording: false,
    hasTranscript: false,
    publishedAt: '2030-06-01T00:00:00.000Z',
    updatedAt: '2030-06-02T00:00:00.000Z',
    ...own,
  }
}

export async function addEvent(db: Db, clock: Clock, wish: Partial<EventInput> = {}): Promise<Id> {
  const saved = await createEvent(db, clock, eventInput(wish), 'test')
  if (!saved.saved) throw new Error(`The event was refused: ${JSON.stringify(saved)}`)
  await publishEvent(db, clock, saved.id)
  return saved.id
}

/** Asks as somebody who reads English, lives by the event's own clock, pays for nothing and comes alone. */
export function askSeat(
  db: Db,
  clock: Clock,
  eventId: Id,
  readerId: Id,
  more: Partial<SeatWish> = {},
): Promise<SeatGiven> {
  return takeSeat(db, clock, {
    eventId,
    readerId,
    guests: 0,
    language: 'en',
    timeZone: null,
    plans: [],
    ...more,
  })
}

/** What was given, or why nothing was, in one word. */
export function inAWord(given: SeatGiven) {
  return given.is === 'refused' ? given.because : given.is
}

/** As many readers, by their ids. */
export async function addReaders(db: Db, clock: Clock, many: number, name = 'reader'): Promise<Id[]> {
  const ids: Id[] = []
  for (let number = 1; number <= many; number += 1) {
    const id = newId()
    const email = `${name}${number}@example.org`
    await db
      .insertInto('reader')
      .values({
        id,
        email,
        emailKey: email,
        name: `${name} ${number}`,
        language: 'en',
        createdAt: clock().toString(),
      })
      .execute()
    ids.push(id)
  }
  return ids
}
