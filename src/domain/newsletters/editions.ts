import { type Clock, toInstantText } from '../../lib/clock.ts'
import { newId } from '../../lib/id.ts'
import type { Db, Id } from '../../platform/db/schema.ts'
import type { EditionOrigin, EditionState, SeatAudience } from '../../platform/db/schema-letters.ts'
import { inTransaction } from '../../platform/db/transaction.ts'

/** What an edition says. `body` has been checked by `parseEdition`. */
export type EditionWords = {
  subject: string
  /** The second subject of a trial; null: no trial. */
  otherSubject: string | null
  preheader: string
  body: unknown
}

/** States in which its words may still change: what somebody has said goes out, goes out as they saw it. */
const WRITABLE: readonly EditionState[] = ['draft', 'awaiting-sign-off']
/** States in which it may be said when it goes out. */
const OPEN: readonly EditionState[] = [...WRITABLE, 'scheduled']

export async function createEdition(
  db: Db,
  clock: Clock,
  edition: {
    newsletterId: Id | null
    eventId: Id | null
    seatAudience?: SeatAudience | null
    seatLanguage?: string | null
    language: string
    slug: string
    createdBy: string
  },
  words: EditionWords,
  origin: EditionOrigin = 'saved',
): Promise<Id> {
  return inTransaction(db, async (db) => {
    const id = newId()
    const createdAt = toInstantText(clock())
    await db
      .insertInto('edition')
      .values({ id, ...edition, state: 'draft', inReaderZone: 0, samplePercent: 0, createdAt })
      .execute()
    await addRevision(db, clock, id, { words, createdBy: edition.createdBy, origin, number: 1 })
    return id
  })
}

export type EditionSaved =
  | { saved: true; revisionId: Id }
  /** Somebody has saved since: `headRevisionId` is theirs. */
  | { saved: false; because: 'stale'; headRevisionId: Id | null }
  /** It is said when it goes out, it is on its way to its readers, or there is no such edition. */
  | { saved: false; because: 'frozen' | 'unknown' }

/** Appends a revision, if the newest one is still the one that the writer saw (`basedOn`). */
export async function saveEdition(
  db: Db,
  clock: Clock,
  save: { editionId: Id; basedOn: Id; words: EditionWords; createdBy: string; origin: EditionOrigin },
): Promise<EditionSaved> {
  return inTransaction(db, async (db) => {
    const { editionId, basedOn } = save
    // Takes the row before it is read, so that of two who save one sees what the other did.
    await db
      .updateTable('edition')
      .set((edition) => ({ headRevisionId: edition.ref('headRevisionId') }))
      .where('id', '=', editionId)
      .execute()
    const edition = await db
      .selectFrom('edition')
      .innerJoin('editionRevision', 'editionRevision.id', 'edition.headRevisionId')
      .select(['edition.state', 'edition.headRevisionId', 'editionRevision.number'])
      .where('edition.id', '=', editionId)
      .executeTakeFirst()
    if (!edition) return { saved: false, because: 'unknown' }
    if (!WRITABLE.includes(edition.state)) return { saved: false, because: 'frozen' }
    if (edition.headRevisionId !== basedOn)
      return { saved: false, because: 'stale', headRevisionId: edition.headRevisionId }
    const revisionId = await addRevision(db, clock, editionId, { ...save, number: edition.number + 1 })
    return { saved: true, revisionId }
  })
}

export type Schedule = {
  id: Id
  /** The revision that was seen; given, nothing is set where it is not the newest any more. */
  head?: Id
  sendAt: Temporal.Instant
  inReaderZone: boolean
  by: Id
  /** So many in a hundred try the two subjects; the rest get the better one, from `endsAt` on. */
  trial?: { percent: number; endsAt: Temporal.Instant }
}

/**
 * Sets when it goes out. From a draft or a letter that waited for its sign-off; true where that could be done, which it
 * cannot where its newsletter has been put away in the meantime.
 */
export async function scheduleEdition(
  db: Db,
  clock: Clock,
  { id, head, sendAt, inReaderZone, by, trial }: Schedule,
): Promise<boolean> {
  return inTransaction(db, async (db) => {
    // Taken first, as where it is put away, so that of the two one sees what the other did.
    const newsletter = await db
      .updateTable('newsletter')
      .set((row) => ({ position: row.ref('position') }))
      .where('id', '=', (row) => row.selectFrom('edition').select('newsletterId').where('id', '=', id))
      .returning('archivedAt')
      .executeTakeFirst()
    if (newsletter && newsletter.archivedAt !== null) return false
    const { numUpdatedRows } = await db
      .updateTable('edition')
      .set({
        state: 'scheduled',
        sendAt: toInstantText(sendAt),
        inReaderZone: inReaderZone ? 1 : 0,
        signedOffBy: by,
        signedOffAt: toInstantText(clock()),
        samplePercent: trial?.percent ?? 0,
        sampleEndsAt: trial ? toInstantText(trial.endsAt) : null,
        chosenSubject: null,
      })
      .where('id', '=', id)
      .where('state', 'in', OPEN)
      .$if(head !== undefined, (query) => query.where('headRevisionId', '=', head ?? ''))
      .executeTakeFirst()
    return numUpdatedRows > 0n
  })
}

/** Back to a draft, while nobody has got it. */
export async function unscheduleEdition(db: Db, id: Id): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('edition')
    .set({ state: 'draft', sendAt: null, signedOffBy: null, signedOffAt: null })
    .where('id', '=', id)
    .where('state', '=', 'scheduled')
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** One that waited to go out does not; what it would have told of stays told. */
export async function skipEdition(db: Db, id: Id, skippedWhy: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('edition')
    .set({ state: 'skipped', sendAt: null, skippedWhy })
    .where('id', '=', id)
    .where('state', '=', 'awaiting-sign-off')
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Only while nobody has said that it goes out; true where it is gone. */
export async function removeEdition(db: Db, id: Id): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('edition')
    .where('id', '=', id)
    .where('state', '=', 'draft')
    .where('startedAt', 'is', null)
    .executeTakeFirst()
  return numDeletedRows > 0n
}

async function addRevision(
  db: Db,
  clock: Clock,
  editionId: Id,
  revision: { words: EditionWords; createdBy: string; origin: EditionOrigin; number: number },
): Promise<Id> {
  const { words, createdBy, origin, number } = revision
  const id = newId()
  await db
    .insertInto('editionRevision')
    .values({
      id,
      editionId,
      number,
      ...words,
      body: JSON.stringify(words.body),
      createdBy,
      createdAt: toInstantText(clock()),
      origin,
    })
    .execute()
  await db.updateTable('edition').set({ headRevisionId: id }).where('id', '=', editionId).execute()
  return id
}
