import { isDeepStrictEqual } from 'node:util'
import { type Clock, toInstantText } from '../../lib/clock.ts'
import { newId } from '../../lib/id.ts'
import type { Db, Id } from '../../platform/db/schema.ts'
import { inTransaction } from '../../platform/db/transaction.ts'
import type { Document } from '../articles/document/document.ts'
import { readBody, type SavedOver, saveOver } from '../articles/save-over.ts'
import { withoutTeaserEnd } from '../articles/document/without-teaser-end.ts'
import type { Member } from '../staff/may.ts'
import {
  type EventText,
  eventTextId,
  type EventTextPlace,
  NOT_WRITTEN,
  readEventText,
  toBody,
} from './texts.ts'

export type EventTextOrigin = 'autosaved' | 'saved' | 'restored'

export type EventTextSave = {
  place: EventTextPlace
  base: Id
  body: unknown
  origin: EventTextOrigin
  tab?: string
}

/** Appends a revision over the one it was written over: see `saveOver`. Readers see it once it is published. */
export async function saveEventText(
  db: Db,
  clock: Clock,
  member: Member,
  { place, base, body: wish, origin, tab }: EventTextSave,
): Promise<SavedOver<EventText>> {
  const read = readBody(wish)
  if ('problem' in read) return { outcome: 'invalid', problem: read.problem }
  // A description stands behind no wall; a transcript may.
  const body = place.part === 'description' ? withoutTeaserEnd(read.document) : read.document
  return inTransaction(db, async (db) => {
    if (!(await beginText(db, member, place))) return { outcome: 'nothing' }
    return saveOver<EventText>(
      db,
      clock,
      { written: { kind: 'eventText', id: eventTextId(place) }, base, tab },
      {
        read: (db) => readEventText(db, member, place),
        mayWrite: () => true,
        isSame: ({ content }) => isDeepStrictEqual(content.body, body),
        stops: async () => undefined,
        append: (db) => appendRevision(db, clock, place, { body, createdBy: member.id, origin }),
      },
    )
  })
}

/** The row that is locked while somebody writes, and the words that stood there before anybody did. */
export async function beginText(db: Db, member: Member, place: EventTextPlace): Promise<boolean> {
  return inTransaction(db, async (db) => {
    const before = await readEventText(db, member, place)
    if (!before) return false
    if (before.head.id !== NOT_WRITTEN) return true
    const { eventId, part, language } = place
    await db
      .insertInto('eventText')
      .values({
        id: eventTextId(place),
        eventId,
        part,
        language,
        headRevisionId: null,
        publishedRevisionId: null,
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
    return true
  })
}

/** The first revision of all is what the event was saved with, so that it can be gone back to. */
export async function appendRevision(
  db: Db,
  clock: Clock,
  place: EventTextPlace,
  revision: { body: Document; createdBy: string; origin: EventTextOrigin },
): Promise<number> {
  const textId = eventTextId(place)
  const last = await db
    .selectFrom('eventTextRevision')
    .select((select) => select.fn.max('number').as('number'))
    .where('textId', '=', textId)
    .executeTakeFirst()
  const number = Number(last?.number ?? 0) || (await keepFirst(db, place))
  const id = newId()
  await db
    .insertInto('eventTextRevision')
    .values({
      id,
      textId,
      number: number + 1,
      body: JSON.stringify(revision.body),
      createdBy: revision.createdBy,
      createdAt: toInstantText(clock()),
      origin: revision.origin,
    })
    .execute()
  await db.updateTable('eventText').set({ headRevisionId: id }).where('id', '=', textId).execute()
  return number + 1
}

async function keepFirst(db: Db, place: EventTextPlace): Promise<number> {
  const { eventId, language, part } = place
  const row = await db
    .selectFrom('eventWords')
    .innerJoin('event', 'event.id', 'eventWords.eventId')
    .select(['body', 'transcript', 'event.createdBy', 'event.updatedAt'])
    .where('eventId', '=', eventId)
    .where('language', '=', language)
    .executeTakeFirstOrThrow()
  const words = part === 'description' ? row.body : row.transcript
  if (words === null || isEmpty(toBody(words))) return 0
  const id = newId()
  const textId = eventTextId(place)
  const { createdBy, updatedAt: createdAt } = row
  await db
    .insertInto('eventTextRevision')
    .values({ id, textId, number: 1, body: words, createdBy, createdAt, origin: 'saved' })
    .execute()
  await db.updateTable('eventText').set({ publishedRevisionId: id }).where('id', '=', textId).execute()
  return 1
}

/** Nothing but a line without words. */
export function isEmpty({ content }: Document): boolean {
  return content.every((node) => node.type === 'paragraph' && !node.content?.length)
}
