import { sql } from 'kysely'
import { z } from 'zod'
import { toInstantText } from '../../lib/clock.ts'
import { readJson } from '../../lib/json.ts'
import { type Localized, localizedSchema } from '../../lib/localized.ts'
import { knownZone } from '../../lib/time-zone.ts'
import type { Db, Id, InstantText } from '../../platform/db/schema.ts'
import type { Audience } from '../../platform/db/schema-editorial.ts'
import { type Lead, leadSchema } from '../articles/save.ts'
import { type EventPerson, readPeople } from './people.ts'

export const placeSchema = z.strictObject({ name: z.string(), address: z.string() })

export type Place = z.infer<typeof placeSchema>

/**
 * An event in one language, as lists show it. The online link is not here: whoever may know it asks for it by itself
 * (`readOnlineLink`).
 */
export type EventCard = {
  id: Id
  slug: string
  state: 'draft' | 'published' | 'cancelled'
  language: string
  title: string
  standfirst: string
  startsAt: InstantText
  endsAt: InstantText
  timeZone: string
  place: Place | null
  isOnline: boolean
  picture: Lead | null
  section: { slug: string; name: Localized } | null
  people: EventPerson[]
  audience: Audience
  /** null: no limit. */
  capacity: number | null
  hasWaitingList: boolean
  /** Given or on offer, guests included. */
  taken: number
  sequence: number
  hasRecording: boolean
  hasTranscript: boolean
  publishedAt: InstantText
  updatedAt: InstantText
}

/** A place in the list of past events, latest first. */
export type EventCursor = { startsAt: InstantText; id: Id }

export type EventSlice = { events: EventCard[]; next?: EventCursor }

/** What is still to come or going on, soonest first. */
export async function listUpcoming(
  db: Db,
  language: string,
  now: Temporal.Instant,
  size: number,
): Promise<EventCard[]> {
  const rows = await selectCards(db, language)
    .where('event.endsAt', '>', toInstantText(now))
    .orderBy('event.startsAt')
    .orderBy('event.id')
    .limit(size)
    .execute()
  return completeCards(db, rows)
}

/** What is over, latest first, by keyset. What was cancelled is not among it. */
export async function listPast(
  db: Db,
  language: string,
  now: Temporal.Instant,
  size: number,
  after?: EventCursor,
): Promise<EventSlice> {
  const rows = await selectCards(db, language)
    .where('event.state', '=', 'published')
    .where('event.endsAt', '<=', toInstantText(now))
    .$if(after !== undefined, (query) =>
      query.where(
        sql<boolean>`(${sql.ref('event.starts_at')}, ${sql.ref('event.id')}) < (${after?.startsAt ?? ''}, ${after?.id ?? ''})`,
      ),
    )
    .orderBy('event.startsAt', 'desc')
    .orderBy('event.id', 'desc')
    .limit(size + 1)
    .execute()
  const events = await completeCards(db, rows.slice(0, size))
  const last = events.at(-1)
  if (rows.length <= size || !last) return { events }
  return { events, next: { startsAt: last.startsAt, id: last.id } }
}

/** Of whatever time, what was published last first; of a series, say. */
export async function listNewest(
  db: Db,
  language: string,
  size: number,
  of?: EventsOf,
): Promise<EventCard[]> {
  const rows = await selectCards(db, language, of)
    .orderBy('event.publishedAt', 'desc')
    .orderBy('event.id', 'desc')
    .limit(size)
    .execute()
  return completeCards(db, rows)
}

/** Of what an event can be part: a section, a topic, somebody's doings, a series. */
export type EventsOf = { sectionId: Id } | { topicId: Id } | { authorId: Id } | { seriesId: Id }

/** Published events of a section, topic, author or series: `size` to come, soonest first, and `size` past, latest first. */
export async function eventsOf(
  db: Db,
  of: EventsOf,
  language: string,
  now: Temporal.Instant,
  size: number,
): Promise<{ upcoming: EventCard[]; past: EventCard[] }> {
  const present = toInstantText(now)
  const upcoming = await selectCards(db, language, of)
    .where('event.endsAt', '>', present)
    .orderBy('event.startsAt')
    .limit(size)
    .execute()
  const past = await selectCards(db, language, of)
    .where('event.state', '=', 'published')
    .where('event.endsAt', '<=', present)
    .orderBy('event.startsAt', 'desc')
    .limit(size)
    .execute()
  return { upcoming: await completeCards(db, upcoming), past: await completeCards(db, past) }
}

/** Cards of the events with these ids, drafts too, soonest first, each in `language` or one that it has. */
export async function cardsWithIds(db: Db, ids: readonly Id[], language: string): Promise<EventCard[]> {
  if (ids.length === 0) return []
  const rows = await selectAnyCards(db)
    .where('event.id', 'in', [...ids])
    .orderBy('event.startsAt')
    .orderBy('eventWords.language')
    .execute()
  const chosen = new Map<Id, EventCardRow>()
  for (const row of rows) if (!chosen.has(row.id) || row.language === language) chosen.set(row.id, row)
  return completeCards(db, [...chosen.values()])
}

/** Columns of published events that are told in `language`. */
export function selectCards(db: Db, language: string, of?: EventsOf) {
  return selectAnyCards(db)
    .where('event.publishedAt', 'is not', null)
    .where('eventWords.language', '=', language)
    .$if(of !== undefined && 'sectionId' in of, (query) =>
      query.where('event.sectionId', '=', of && 'sectionId' in of ? of.sectionId : ''),
    )
    .$if(of !== undefined && 'seriesId' in of, (query) =>
      query.where('event.seriesId', '=', of && 'seriesId' in of ? of.seriesId : ''),
    )
    .$if(of !== undefined && 'topicId' in of, (query) =>
      query.where('event.id', 'in', (select) =>
        select
          .selectFrom('eventTopic')
          .select('eventId')
          .where('topicId', '=', of && 'topicId' in of ? of.topicId : ''),
      ),
    )
    .$if(of !== undefined && 'authorId' in of, (query) =>
      query.where('event.id', 'in', (select) =>
        select
          .selectFrom('eventPerson')
          .select('eventId')
          .where('authorId', '=', of && 'authorId' in of ? of.authorId : ''),
      ),
    )
}

function selectAnyCards(db: Db) {
  return db
    .selectFrom('event')
    .innerJoin('eventWords', 'eventWords.eventId', 'event.id')
    .leftJoin('section', 'section.id', 'event.sectionId')
    .select([
      'event.id',
      'event.slug',
      'event.state',
      'event.startsAt',
      'event.endsAt',
      'event.timeZone',
      'event.place',
      'event.picture',
      'event.audience',
      'event.capacity',
      'event.hasWaitingList',
      'event.taken',
      'event.sequence',
      'event.publishedAt',
      'event.updatedAt',
      'eventWords.language',
      'eventWords.title',
      'eventWords.standfirst',
      'section.slug as sectionSlug',
      'section.name as sectionName',
    ])
    .select((select) => [
      select('event.onlineLink', 'is not', null).as('isOnline'),
      select('event.recording', 'is not', null).as('hasRecording'),
      select('eventWords.transcript', 'is not', null).as('hasTranscript'),
    ])
}

export type EventCardRow = Awaited<ReturnType<ReturnType<typeof selectCards>['execute']>>[number]

export async function completeCards(db: Db, rows: readonly EventCardRow[]): Promise<EventCard[]> {
  const people = await readPeople(
    db,
    rows.map(({ id }) => id),
  )
  return rows.map(({ sectionSlug, sectionName, ...row }) => ({
    ...row,
    timeZone: knownZone(row.timeZone),
    place: row.place === null ? null : readJson(placeSchema, row.place),
    picture: row.picture === null ? null : readJson(leadSchema, row.picture),
    section:
      sectionSlug === null || sectionName === null
        ? null
        : { slug: sectionSlug, name: readJson(localizedSchema, sectionName) },
    people: people.get(row.id) ?? [],
    hasWaitingList: row.hasWaitingList === 1,
    // SQLite says 0 or 1.
    isOnline: Boolean(row.isOnline),
    hasRecording: Boolean(row.hasRecording),
    hasTranscript: Boolean(row.hasTranscript),
    publishedAt: row.publishedAt ?? '',
  }))
}
