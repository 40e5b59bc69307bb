import type { Db, Id } from '../../platform/db/schema.ts'
import type { EditionState, SeatAudience } from '../../platform/db/schema-letters.ts'

export type EditionListed = {
  id: Id
  language: string
  state: EditionState
  subject: string
  /** When it goes out, went out, or was begun. */
  at: string
}

const PAST: readonly EditionState[] = ['sent', 'stopped', 'skipped']
const MOST_OPEN = 200

/** What is being written, waits or is on its way, the newest first. */
export async function listOpenEditions(db: Db, newsletterId: Id): Promise<EditionListed[]> {
  const rows = await select(db, newsletterId)
    .where('edition.state', 'not in', PAST)
    .limit(MOST_OPEN)
    .execute()
  return rows.map(toListed)
}

/** What has gone out, was stopped or skipped, the newest first; from before `before` on. */
export async function listPastEditions(
  db: Db,
  newsletterId: Id,
  { before, most }: { before?: Id | undefined; most: number },
): Promise<EditionListed[]> {
  const rows = await select(db, newsletterId)
    .where('edition.state', 'in', PAST)
    .$if(before !== undefined, (query) => query.where('edition.id', '<', before ?? ''))
    .limit(most)
    .execute()
  return rows.map(toListed)
}

/** Everything written to those of an event, the newest first. */
export async function listMessages(
  db: Db,
  eventId: Id,
): Promise<(EditionListed & { seatAudience: SeatAudience | null; seatLanguage: string | null })[]> {
  const rows = await selectAny(db)
    .select(['seatAudience', 'seatLanguage'])
    .where('eventId', '=', eventId)
    .limit(MOST_OPEN)
    .execute()
  return rows.map(({ seatAudience, seatLanguage, ...row }) => ({
    ...toListed(row),
    seatAudience,
    seatLanguage,
  }))
}

function select(db: Db, newsletterId: Id) {
  return selectAny(db).where('newsletterId', '=', newsletterId)
}

function selectAny(db: Db) {
  return db
    .selectFrom('edition')
    .innerJoin('editionRevision', 'editionRevision.id', 'edition.headRevisionId')
    .select([
      'edition.id',
      'edition.language',
      'state',
      'subject',
      'sendAt',
      'startedAt',
      'edition.createdAt',
    ])
    .orderBy('edition.id', 'desc')
}

type Row = Omit<EditionListed, 'at'> & { sendAt: string | null; startedAt: string | null; createdAt: string }

function toListed({ sendAt, startedAt, createdAt, ...row }: Row): EditionListed {
  return { ...row, at: startedAt ?? sendAt ?? createdAt }
}
