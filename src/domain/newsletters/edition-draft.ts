import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import type { Clock } from '../../lib/clock.ts'
import { readJson } from '../../lib/json.ts'
import { slugify } from '../../lib/slug.ts'
import type { Db, Id } from '../../platform/db/schema.ts'
import type { EditionState, SeatAudience } from '../../platform/db/schema-letters.ts'
import { type EditionDocument, emptyDocument, parseEdition } from '../articles/document/document.ts'
import { type Head, type SavedOver, saveOver } from '../articles/save-over.ts'
import { may, type Member } from '../staff/may.ts'
import { createEdition, type EditionWords, saveEdition } from './editions.ts'
import { createMessage } from './event-message.ts'
import { type Newsletter, readNewsletter } from './newsletters.ts'

export type EditionContent = Omit<EditionWords, 'body'> & { body: EditionDocument }

/** An edition as the newsroom works on it, with its newest words. */
export type EditionDraft = {
  editionId: Id
  newsletterId: Id | null
  eventId: Id | null
  seatAudience: SeatAudience | null
  seatLanguage: string | null
  language: string
  slug: string
  state: EditionState
  sendAt: string | null
  inReaderZone: boolean
  samplePercent: number
  sampleEndsAt: string | null
  chosenSubject: 'a' | 'b' | null
  coversFrom: string | null
  coversUntil: string | null
  startedAt: string | null
  builtAt: string | null
  sentAt: string | null
  stoppedAt: string | null
  publishedAt: string | null
  skippedWhy: string | null
  head: Head
  content: EditionContent
}

/** Nobody gets it yet. */
export function isOpen({ state }: Pick<EditionDraft, 'state'>): boolean {
  return isWritable({ state }) || state === 'scheduled'
}

/** Once somebody has said when it goes out, its words stay as they were seen; whoever changes them unschedules it. */
export function isWritable({ state }: Pick<EditionDraft, 'state'>): boolean {
  return state === 'draft' || state === 'awaiting-sign-off'
}

export async function readEditionDraft(
  db: Db,
  member: Member,
  editionId: Id,
): Promise<EditionDraft | undefined> {
  if (!may(member, 'edition.write')) return undefined
  const row = await db
    .selectFrom('edition')
    .innerJoin('editionRevision', 'editionRevision.id', 'edition.headRevisionId')
    .leftJoin('staff', 'staff.id', 'editionRevision.createdBy')
    .leftJoin('event', 'event.id', 'edition.eventId')
    .selectAll('edition')
    .select(['editionRevision.number', 'subject', 'otherSubject', 'preheader', 'body', 'staff.name as by'])
    .select(['editionRevision.createdAt as savedAt', 'editionRevision.createdBy as savedBy'])
    .select('event.sectionId as eventSectionId')
    .where('edition.id', '=', editionId)
    .executeTakeFirst()
  if (!row || row.headRevisionId === null) return undefined
  // Its copies say who comes to the event.
  const mayKnow = may(member, 'event.attendance', { sectionId: row.eventSectionId ?? '' })
  if (row.eventId !== null && !mayKnow) return undefined
  const { id, newsletterId, eventId, language, slug, state, sendAt, chosenSubject } = row
  const { samplePercent, sampleEndsAt, coversFrom, coversUntil, startedAt, builtAt, sentAt } = row
  const { stoppedAt, publishedAt, skippedWhy, subject, otherSubject, preheader } = row
  return {
    editionId: id,
    newsletterId,
    eventId,
    seatAudience: row.seatAudience,
    seatLanguage: row.seatLanguage,
    language,
    slug,
    state,
    sendAt,
    inReaderZone: row.inReaderZone === 1,
    samplePercent,
    sampleEndsAt,
    chosenSubject,
    coversFrom,
    coversUntil,
    startedAt,
    builtAt,
    sentAt,
    stoppedAt,
    publishedAt,
    skippedWhy,
    head: {
      id: row.headRevisionId,
      number: row.number,
      by: row.by ?? '',
      byId: row.savedBy,
      at: row.savedAt,
    },
    content: { subject, otherSubject, preheader, body: storedBody(readJson(z.unknown(), row.body)) },
  }
}

export type EditionSave = {
  editionId: Id
  base: Id
  content: EditionWords
  origin: 'autosaved' | 'saved'
  tab?: string
}

/** Appends a revision over the one it was written over: see `saveOver`. */
export async function compareEditionSave(
  db: Db,
  clock: Clock,
  member: Member,
  { editionId, base, content: wish, origin, tab }: EditionSave,
): Promise<SavedOver<EditionDraft>> {
  const read = parseEdition(wish.body)
  if (!read.ok) {
    const { path, message } = read.problem
    return { outcome: 'invalid', problem: { path: path === '' ? 'body' : `body.${path}`, message } }
  }
  const words = { ...wish, body: read.document }
  return saveOver<EditionDraft>(
    db,
    clock,
    { written: { kind: 'edition', id: editionId }, base, tab },
    {
      read: (db) => readEditionDraft(db, member, editionId),
      mayWrite: (draft) => may(member, 'edition.write') && isWritable(draft),
      isSame: (draft) => isDeepStrictEqual(draft.content, words),
      stops: async () => undefined,
      append: (db) =>
        saveEdition(db, clock, { editionId, basedOn: base, words, createdBy: member.id, origin }),
    },
  )
}

/** A new edition with the words of the newsletter's template. Undefined: it does not go out in this language. */
export async function beginEdition(
  db: Db,
  clock: Clock,
  member: Member,
  newsletter: Newsletter,
  language: string,
): Promise<Id | undefined> {
  if (!newsletter.languages.includes(language) || newsletter.isArchived) return undefined
  const body = storedBody(newsletter.template[language])
  return addEdition(db, clock, member, newsletter.id, language, {
    subject: '',
    otherSubject: null,
    preheader: '',
    body,
  })
}

/** The same words once more, to be written on; what was sent stays as it was. */
export async function duplicateEdition(
  db: Db,
  clock: Clock,
  member: Member,
  original: EditionDraft,
  words: EditionWords = original.content,
): Promise<Id | undefined> {
  const { newsletterId, eventId, language } = original
  if (eventId !== null) return createMessage(db, clock, member, original, words)
  const newsletter = newsletterId === null ? undefined : await readNewsletter(db, newsletterId)
  if (!newsletter || newsletter.isArchived) return undefined
  return addEdition(db, clock, member, newsletter.id, language, words)
}

/** Its address follows its first subject when it goes out; until then the day it was begun stands there. */
async function addEdition(
  db: Db,
  clock: Clock,
  member: Member,
  newsletterId: Id,
  language: string,
  words: EditionWords,
): Promise<Id> {
  const day = clock().toZonedDateTimeISO('UTC').toPlainDate().toString()
  const slug = await freeSlug(db, newsletterId, language, slugify(words.subject, 60) || day)
  const own = { newsletterId, eventId: null, language, slug, createdBy: member.id }
  return createEdition(db, clock, own, words)
}

async function freeSlug(db: Db, newsletterId: Id, language: string, base: string): Promise<string> {
  const rows = await db
    .selectFrom('edition')
    .select('slug')
    .where('newsletterId', '=', newsletterId)
    .where('language', '=', language)
    .where('slug', 'like', `${base}%`)
    .execute()
  const taken = new Set(rows.map((row) => row.slug))
  let slug = base
  for (let number = 2; taken.has(slug); number += 1) slug = `${base}-${number}`
  return slug
}

function storedBody(body: unknown): EditionDocument {
  if (body === undefined) return emptyDocument()
  const read = parseEdition(body)
  if (!read.ok) throw new Error(`An edition holds a body that the schema refuses: ${read.problem.message}`)
  return read.document
}
