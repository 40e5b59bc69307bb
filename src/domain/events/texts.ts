import type { Db, Id } from '../../platform/db/schema.ts'
import type { EventTextPart } from '../../platform/db/schema-events.ts'
import { readJson } from '../../lib/json.ts'
import { z } from 'zod'
import { type Document, emptyDocument, parseDocument } from '../articles/document/document.ts'
import type { Head } from '../articles/save-over.ts'
import { may, type Member } from '../staff/may.ts'

export type { EventTextPart } from '../../platform/db/schema-events.ts'

export type EventTextPlace = { eventId: Id; part: EventTextPart; language: string }

/** A description or a transcript as the newsroom works on it. */
export type EventText = EventTextPlace & {
  id: string
  /** Of the event, in this language. */
  title: string
  eventState: 'draft' | 'published' | 'cancelled'
  publishedRevisionId: Id | null
  /** What readers see is what was written last. */
  isShown: boolean
  head: Head
  content: { body: Document }
}

/** Of what nobody has written on yet: it stands as it was saved with the event, and a save is based on that. */
export const NOT_WRITTEN = 'not-written'

export function eventTextId({ eventId, part, language }: EventTextPlace): string {
  return `${eventId}-${part}-${language}`
}

/** With its newest words; undefined where there is no such event in that language, or it is not this member's. */
export async function readEventText(
  db: Db,
  member: Member,
  place: EventTextPlace,
): Promise<EventText | undefined> {
  const row = await selectTexts(db, place).executeTakeFirst()
  if (!row || !may(member, 'event.edit', { sectionId: row.sectionId ?? '' })) return undefined
  const { title, state: eventState, publishedRevisionId } = row
  const shown = place.part === 'description' ? row.body : row.transcript
  const { revisionId, number, savedBy, savedAt, draft } = row
  const isWritten = revisionId !== null && number !== null && savedAt !== null
  return {
    ...place,
    id: eventTextId(place),
    title,
    eventState,
    publishedRevisionId,
    isShown: eventState !== 'draft' && (isWritten ? revisionId === publishedRevisionId : shown !== null),
    head: isWritten
      ? { id: revisionId, number, by: row.by ?? '', byId: savedBy ?? '', at: savedAt }
      : { id: NOT_WRITTEN, number: 0, by: row.creator ?? '', byId: row.createdBy, at: row.updatedAt },
    content: { body: toBody(draft ?? shown) },
  }
}

/** The newest descriptions of an event by language, published or not. */
export async function newestDescriptions(db: Db, eventId: Id): Promise<Map<string, Document>> {
  const rows = await db
    .selectFrom('eventText')
    .innerJoin('eventTextRevision', 'eventTextRevision.id', 'eventText.headRevisionId')
    .select(['eventText.language', 'eventTextRevision.body'])
    .where('eventText.eventId', '=', eventId)
    .where('eventText.part', '=', 'description')
    .execute()
  return new Map(rows.map(({ language, body }) => [language, toBody(body)]))
}

/** Stored words; none are an empty document. Throws where they are damaged. */
export function toBody(text: string | null): Document {
  if (text === null) return emptyDocument()
  const parsed = parseDocument(readJson(z.unknown(), text))
  if (!parsed.ok) throw new Error(`The words of an event are damaged: ${parsed.problem.message}.`)
  return parsed.document
}

function selectTexts(db: Db, { eventId, part, language }: EventTextPlace) {
  return db
    .selectFrom('event')
    .innerJoin('eventWords', 'eventWords.eventId', 'event.id')
    .leftJoin('staff as maker', 'maker.id', 'event.createdBy')
    .leftJoin('eventText', (join) =>
      join
        .onRef('eventText.eventId', '=', 'event.id')
        .onRef('eventText.language', '=', 'eventWords.language')
        .on('eventText.part', '=', part),
    )
    .leftJoin('eventTextRevision', 'eventTextRevision.id', 'eventText.headRevisionId')
    .leftJoin('staff', 'staff.id', 'eventTextRevision.createdBy')
    .select(['event.state', 'event.sectionId', 'event.createdBy', 'event.updatedAt'])
    .select(['eventWords.title', 'eventWords.body', 'eventWords.transcript', 'maker.name as creator'])
    .select(['eventText.publishedRevisionId', 'eventTextRevision.id as revisionId'])
    .select(['eventTextRevision.number', 'eventTextRevision.body as draft', 'staff.name as by'])
    .select(['eventTextRevision.createdBy as savedBy', 'eventTextRevision.createdAt as savedAt'])
    .where('event.id', '=', eventId)
    .where('eventWords.language', '=', language)
}
