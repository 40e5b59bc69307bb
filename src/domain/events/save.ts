import { type Clock, toInstantText } from '../../lib/clock.ts'
import { newId } from '../../lib/id.ts'
import { slugify } from '../../lib/slug.ts'
import { announceChange } from '../../platform/db/changes.ts'
import type { Db, Id } from '../../platform/db/schema.ts'
import { inTransaction } from '../../platform/db/transaction.ts'
import {
  checkEvent,
  type CheckedTimes,
  type CheckedWords,
  type EventFault,
  type EventInput,
} from './check-event.ts'
import { lockEvent, type LockedEvent } from './lock-event.ts'
import { offerFreed } from './offers.ts'
import { tellSeats } from './letters.ts'
import { moveAddress } from './move-address.ts'

export type { EventFault, EventInput } from './check-event.ts'

export type EventSaved =
  | { saved: true; id: Id; slug: string; version: number }
  /** Somebody has saved since: `version` is theirs. */
  | { saved: false; because: 'stale'; version: number }
  | { saved: false; because: 'unknown' }
  | { saved: false; because: 'invalid'; faults: EventFault[] }

/** A draft, which readers do not see. */
export async function createEvent(
  db: Db,
  clock: Clock,
  input: EventInput,
  createdBy: string,
): Promise<EventSaved> {
  const checked = checkEvent(input)
  if (!checked.ok) return { saved: false, because: 'invalid', faults: checked.faults }
  return inTransaction(db, async (db): Promise<EventSaved> => {
    const id = newId()
    const slug = addressOf(input, id)
    if (await isTaken(db, slug, id)) return refused({ field: 'slug', because: 'slug-taken' })
    const now = toInstantText(clock())
    await db
      .insertInto('event')
      .values({
        id,
        slug,
        state: 'draft',
        ...columnsOf(input, checked.times),
        taken: 0,
        nextPlace: 1,
        sequence: 0,
        version: 1,
        createdBy,
        createdAt: now,
        updatedAt: now,
      })
      .execute()
    await writeParts(db, id, input, checked.words)
    return { saved: true, id, slug, version: 1 }
  })
}

/**
 * Overwrites an event, if `basedOn` is still its version. What calendars must learn of raises its SEQUENCE, and those
 * with a seat are told; a raised capacity is offered to those who wait; an address that readers know leads on.
 * Description and transcript of a language that it has already stay as they are: they are saved by themselves
 * (save-text.ts).
 */
export async function saveEvent(
  db: Db,
  clock: Clock,
  save: { id: Id; basedOn: number; input: EventInput },
): Promise<EventSaved> {
  const { id, input } = save
  const checked = checkEvent(input)
  if (!checked.ok) return { saved: false, because: 'invalid', faults: checked.faults }
  return inTransaction(db, async (db): Promise<EventSaved> => {
    const before = await lockEvent(db, id)
    if (!before) return { saved: false, because: 'unknown' }
    if (before.version !== save.basedOn) return { saved: false, because: 'stale', version: before.version }
    if (input.capacity !== null && input.capacity < before.taken)
      return refused({ field: 'capacity', because: 'below-taken', detail: String(before.taken) })
    const slug = addressOf(input, id)
    if (await isTaken(db, slug, id)) return refused({ field: 'slug', because: 'slug-taken' })
    const columns = columnsOf(input, checked.times)
    const isNews =
      before.state === 'published' && (await concernsCalendars(db, before, columns, checked.words))
    const version = before.version + 1
    const sequence = before.sequence + (isNews ? 1 : 0)
    await db
      .updateTable('event')
      .set({ slug, ...columns, version, sequence, updatedAt: toInstantText(clock()) })
      .where('id', '=', id)
      .execute()
    await writeParts(db, id, input, checked.words)
    await shortenOffers(db, id, columns.startsAt)
    await offerFreed(db, clock, id)
    if (before.publishedAt !== null && slug !== before.slug) await moveAddress(db, clock, before.slug, slug)
    if (isNews) await tellSeats(db, clock, { eventId: id, kind: 'change', sequence })
    if (before.state !== 'draft') await announceChange(db, 'pages')
    return { saved: true, id, slug, version }
  })
}

type Columns = ReturnType<typeof columnsOf>

function columnsOf(input: EventInput, times: CheckedTimes) {
  const { timeZone, place, onlineLink, picture, sectionId, seriesId, audience } = input
  const { capacity, hasWaitingList, guestsAllowed, recording, slidesId } = input
  return {
    ...times,
    timeZone,
    place: place && JSON.stringify({ name: place.name, address: place.address }),
    onlineLink,
    picture: picture && JSON.stringify(picture),
    sectionId,
    seriesId,
    audience,
    capacity,
    hasWaitingList: hasWaitingList ? (1 as const) : (0 as const),
    guestsAllowed,
    recording: recording && JSON.stringify(recording),
    slidesId,
  }
}

async function writeParts(db: Db, eventId: Id, input: EventInput, words: CheckedWords[]): Promise<void> {
  const languages = words.map(({ language }) => language)
  for (const table of ['eventWords', 'eventText'] as const)
    await db.deleteFrom(table).where('eventId', '=', eventId).where('language', 'not in', languages).execute()
  await db.deleteFrom('eventPerson').where('eventId', '=', eventId).execute()
  await db.deleteFrom('eventTopic').where('eventId', '=', eventId).execute()
  const rows = words.map(({ body, transcript, ...rest }) => ({
    eventId,
    ...rest,
    body: JSON.stringify(body),
    transcript: transcript && JSON.stringify(transcript),
  }))
  await db
    .insertInto('eventWords')
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(['eventId', 'language']).doUpdateSet((set) => ({
        title: set.ref('excluded.title'),
        standfirst: set.ref('excluded.standfirst'),
      })),
    )
    .execute()
  const people = input.people.map((person, position) => ({ eventId, position, ...person }))
  if (people.length > 0) await db.insertInto('eventPerson').values(people).execute()
  const topics = [...new Set(input.topicIds)].map((topicId) => ({ eventId, topicId }))
  if (topics.length > 0) await db.insertInto('eventTopic').values(topics).execute()
}

async function concernsCalendars(
  db: Db,
  before: LockedEvent,
  after: Columns,
  words: CheckedWords[],
): Promise<boolean> {
  const facts = ['startsAt', 'endsAt', 'timeZone', 'place', 'onlineLink'] as const
  if (facts.some((fact) => before[fact] !== after[fact])) return true
  const rows = await db
    .selectFrom('eventWords')
    .select(['language', 'title'])
    .where('eventId', '=', before.id)
    .execute()
  const titles = new Map(words.map(({ language, title }) => [language, title]))
  return rows.some(({ language, title }) => titles.has(language) && titles.get(language) !== title)
}

/** Nobody has longer to take up an offer than until the beginning. */
async function shortenOffers(db: Db, eventId: Id, startsAt: string): Promise<void> {
  await db
    .updateTable('seat')
    .set({ offeredUntil: startsAt })
    .where('eventId', '=', eventId)
    .where('state', '=', 'offered')
    .where('offeredUntil', '>', startsAt)
    .execute()
}

function addressOf({ slug, words }: EventInput, id: Id): string {
  const [first] = Object.values(words)
  return slug || slugify(first?.title ?? '') || `event-${id.slice(-6)}`
}

async function isTaken(db: Db, slug: string, id: Id): Promise<boolean> {
  const other = await db
    .selectFrom('event')
    .select('id')
    .where('slug', '=', slug)
    .where('id', '!=', id)
    .executeTakeFirst()
  return other !== undefined
}

function refused(fault: EventFault): EventSaved {
  return { saved: false, because: 'invalid', faults: [fault] }
}
