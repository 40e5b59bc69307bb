import type { Db, Id } from '../../platform/db/schema.ts'
import { announceChange } from '../../platform/db/changes.ts'
import { inTransaction } from '../../platform/db/transaction.ts'
import { lock } from '../articles/presence.ts'
import type { Member } from '../staff/may.ts'
import { isEmpty } from './save-text.ts'
import { type EventText, eventTextId, type EventTextPlace, readEventText } from './texts.ts'

export type TextPublished =
  | { outcome: 'published'; text: EventText }
  /** Somebody has written on since the page was opened; nothing was done. */
  | { outcome: 'stale'; by: string; at: string }
  | { outcome: 'nothing' }

/**
 * Shows readers the revision that was seen, if it is still the newest. An empty transcript is none. Call
 * `applyChange(deps, 'pages')` afterwards.
 */
export async function publishEventText(
  db: Db,
  member: Member,
  place: EventTextPlace,
  head: Id,
): Promise<TextPublished> {
  return inTransaction(db, async (db): Promise<TextPublished> => {
    await lock(db, { kind: 'eventText', id: eventTextId(place) })
    const text = await readEventText(db, member, place)
    if (!text || text.head.number === 0) return { outcome: 'nothing' }
    if (text.head.id !== head) return { outcome: 'stale', by: text.head.by, at: text.head.at }
    await showHead(db, text)
    await announceChange(db, 'pages')
    return { outcome: 'published', text }
  })
}

/** With the event itself: in every language what was written last. */
export async function publishDescriptions(db: Db, eventId: Id): Promise<void> {
  const rows = await db
    .selectFrom('eventText')
    .innerJoin('eventTextRevision', 'eventTextRevision.id', 'eventText.headRevisionId')
    .select(['eventText.id', 'eventText.language', 'eventTextRevision.id as head', 'eventTextRevision.body'])
    .where('eventText.eventId', '=', eventId)
    .where('eventText.part', '=', 'description')
    .execute()
  for (const { id, language, head, body } of rows) await show(db, { id, eventId, language }, head, { body })
}

async function showHead(db: Db, { content, head, part, ...text }: EventText): Promise<void> {
  const words = JSON.stringify(content.body)
  const isNone = isEmpty(content.body)
  await show(
    db,
    text,
    head.id,
    part === 'description' ? { body: words } : { transcript: isNone ? null : words },
  )
}

async function show(
  db: Db,
  { id, eventId, language }: { id: string; eventId: Id; language: string },
  publishedRevisionId: Id,
  words: { body: string } | { transcript: string | null },
): Promise<void> {
  await db
    .updateTable('eventWords')
    .set(words)
    .where('eventId', '=', eventId)
    .where('language', '=', language)
    .execute()
  await db.updateTable('eventText').set({ publishedRevisionId }).where('id', '=', id).execute()
}
