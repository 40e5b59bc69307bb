import { createEvent, type EventInput } from '../../src/domain/events/save.ts'
import { publishEvent } from '../../src/domain/events/publish.ts'
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

export async function addEvent(db: Db, clock: Clock, wish: Partial<EventInput> = {}): Promise<Id> {
  const saved = await createEvent(db, clock, eventInput(wish), 'test')
  if (!saved.saved) throw new Error(`The event was refused: ${JSON.stringify(saved)}`)
  await publishEvent(db, clock, saved.id)
  return saved.id
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
