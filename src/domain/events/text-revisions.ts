import type { Clock } from '../../lib/clock.ts'
import type { Db, Id } from '../../platform/db/schema.ts'
import { inTransaction } from '../../platform/db/transaction.ts'
import type { Document } from '../articles/document/document.ts'
import { wordCount } from '../articles/document/text.ts'
import { lock } from '../articles/presence.ts'
import { listed, type ListedRevision, type RevisionFilter } from '../articles/revisions.ts'
import { whichMatter } from '../articles/which-matter.ts'
import type { Member } from '../staff/may.ts'
import { appendRevision } from './save-text.ts'
import { eventTextId, type EventTextPlace, readEventText, toBody } from './texts.ts'

/** Newest first, as an article's are listed. */
export async function listTextRevisions(
  db: Db,
  place: EventTextPlace,
  filter: RevisionFilter,
): Promise<ListedRevision[]> {
  const rows = await selectRevisions(db, place)
    .clearSelect()
    .select(['eventTextRevision.id', 'number', 'eventTextRevision.createdBy', 'eventTextRevision.createdAt'])
    .select(['origin', 'staff.name as byName'])
    .orderBy('number', 'desc')
    .execute()
  const shown = whichMatter(rows, filter)
  const bodies = await db
    .selectFrom('eventTextRevision')
    .select(['id', 'body'])
    .where('id', 'in', [...shown.map(({ id }) => id), ''])
    .execute()
  const words = new Map(bodies.map(({ id, body }) => [id, wordCount(toBody(body))]))
  return listed(shown, words)
}

export type TextRevision = { id: Id; number: number; at: string; by: string; body: Document }

export async function readTextRevision(
  db: Db,
  place: EventTextPlace,
  revisionId: Id,
): Promise<TextRevision | undefined> {
  const row = await selectRevisions(db, place)
    .where('eventTextRevision.id', '=', revisionId)
    .executeTakeFirst()
  return row && { id: row.id, number: row.number, at: row.at, by: row.by ?? '', body: toBody(row.body) }
}

export type TextRestored =
  | { outcome: 'restored'; number: number; restored: number; before: number }
  | { outcome: 'stale'; by: string; at: string }
  | { outcome: 'nothing' }

/** Makes an earlier revision the newest, as a new one; readers see it once it is published. */
export async function restoreTextRevision(
  db: Db,
  clock: Clock,
  member: Member,
  { place, revisionId, head }: { place: EventTextPlace; revisionId: Id; head: Id },
): Promise<TextRestored> {
  return inTransaction(db, async (db): Promise<TextRestored> => {
    await lock(db, { kind: 'eventText', id: eventTextId(place) })
    const text = await readEventText(db, member, place)
    const revision = text && (await readTextRevision(db, place, revisionId))
    if (!revision) return { outcome: 'nothing' }
    if (text.head.id !== head) return { outcome: 'stale', by: text.head.by, at: text.head.at }
    const { body, number: restored } = revision
    const number = await appendRevision(db, clock, place, {
      body,
      createdBy: member.id,
      origin: 'restored',
    })
    return { outcome: 'restored', number, restored, before: text.head.number }
  })
}

function selectRevisions(db: Db, place: EventTextPlace) {
  return db
    .selectFrom('eventTextRevision')
    .leftJoin('staff', 'staff.id', 'eventTextRevision.createdBy')
    .select(['eventTextRevision.id', 'number', 'body', 'eventTextRevision.createdAt as at'])
    .select('staff.name as by')
    .where('textId', '=', eventTextId(place))
}
