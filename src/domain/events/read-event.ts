import { z } from 'zod'
import { readJson } from '../../lib/json.ts'
import { type Localized, localizedSchema } from '../../lib/localized.ts'
import type { Db, Id, InstantText } from '../../platform/db/schema.ts'
import { type Document, emptyDocument } from '../articles/document/document.ts'
import { cardsWithIds, type EventCard } from './events.ts'
import { toBody } from './texts.ts'

/** A player's page, a file of the media library, or one elsewhere. */
export const recordingSchema = z.union([
  z.strictObject({ embed: z.string() }),
  z.strictObject({ file: z.string() }),
  z.strictObject({ link: z.string() }),
])

export type Recording = z.infer<typeof recordingSchema>

export type Slides = { file: Id } | { link: string }

export type EventWords = {
  title: string
  standfirst: string
  body: Document
  /** Only for those of the event's audience. */
  transcript: Document | null
}

/** One event with everything but its online link. Recording, slides and transcript are for its audience alone. */
export type Event = EventCard & {
  body: Document
  transcript: Document | null
  recording: Recording | null
  slidesId: Id | null
  slidesLink: string | null
  guestsAllowed: number
  opensAt: InstantText | null
  closesAt: InstantText | null
  topics: { id: Id; slug: string; kind: 'person' | 'organisation' | 'place' | 'theme'; name: Localized }[]
  series: { id: Id; slug: string; name: Localized } | null
  sectionId: Id | null
  /** The words of every language it is told in. */
  words: Record<string, EventWords>
  /** What a save has to name, so that nobody overwrites what they have not seen. */
  version: number
  createdBy: string
  cancelledAt: InstantText | null
}

/** Published (or cancelled since), and told in that language. */
export async function findEvent(db: Db, slug: string, language: string): Promise<Event | undefined> {
  const row = await db
    .selectFrom('event')
    .innerJoin('eventWords', 'eventWords.eventId', 'event.id')
    .select('event.id')
    .where('event.slug', '=', slug)
    .where('eventWords.language', '=', language)
    .where('event.publishedAt', 'is not', null)
    .executeTakeFirst()
  return row && readEvent(db, row.id, language)
}

/** Drafts too, in `language` or one that it has. For the newsroom, and for whoever has judged already. */
export async function readEvent(db: Db, id: Id, language: string): Promise<Event | undefined> {
  const [card] = await cardsWithIds(db, [id], language)
  const row = await db.selectFrom('event').selectAll().where('id', '=', id).executeTakeFirst()
  if (!card || !row) return undefined
  const words = await readWords(db, id)
  const own = words[card.language]
  return {
    ...card,
    body: own?.body ?? emptyDocument(),
    transcript: own?.transcript ?? null,
    recording: row.recording === null ? null : readJson(recordingSchema, row.recording),
    slidesId: row.slidesId,
    slidesLink: row.slidesLink,
    guestsAllowed: row.guestsAllowed,
    opensAt: row.opensAt,
    closesAt: row.closesAt,
    topics: await topicsOf(db, id),
    series: await seriesOf(db, row.seriesId),
    sectionId: row.sectionId,
    words,
    version: row.version,
    createdBy: row.createdBy,
    cancelledAt: row.cancelledAt,
  }
}

/** The link by which to take part, for whoever has been judged to have a seat, and for the newsroom. */
export async function readOnlineLink(db: Db, id: Id): Promise<string | null> {
  const row = await db.selectFrom('event').select('onlineLink').where('id', '=', id).executeTakeFirst()
  return row?.onlineLink ?? null
}

async function readWords(db: Db, eventId: Id): Promise<Record<string, EventWords>> {
  const rows = await db
    .selectFrom('eventWords')
    .selectAll()
    .where('eventId', '=', eventId)
    .orderBy('language')
    .execute()
  return Object.fromEntries(
    rows.map(({ language, title, standfirst, body, transcript }) => [
      language,
      {
        title,
        standfirst,
        body: toBody(body),
        transcript: transcript === null ? null : toBody(transcript),
      },
    ]),
  )
}

async function topicsOf(db: Db, eventId: Id): Promise<Event['topics']> {
  const rows = await db
    .selectFrom('topic')
    .innerJoin('eventTopic', 'eventTopic.topicId', 'topic.id')
    .select(['topic.id', 'topic.slug', 'topic.kind', 'topic.name'])
    .where('eventTopic.eventId', '=', eventId)
    .orderBy('topic.slug')
    .execute()
  return rows.map((row) => ({ ...row, name: readJson(localizedSchema, row.name) }))
}

async function seriesOf(db: Db, id: Id | null): Promise<Event['series']> {
  if (id === null) return null
  const row = await db
    .selectFrom('eventSeries')
    .select(['id', 'slug', 'name'])
    .where('id', '=', id)
    .executeTakeFirst()
  return row ? { ...row, name: readJson(localizedSchema, row.name) } : null
}
