import type { Db, Id } from '../../platform/db/schema.ts'
import type { Event } from './read-event.ts'

/** Where a file that an event keeps is asked for; `undefined`: nobody but the newsroom may, for now. */
export type Guard = { guarded: false } | { guarded: true; by: Keeper | undefined }

type Keeper = { slug: string; language: string; as: KeptAs }

export type KeptAs = 'recording' | 'slides'

/** The document of the library that an event's audience is given as its recording or slides. */
export function keptFile({ recording, slidesId }: Event, as: KeptAs): Id | undefined {
  if (as === 'slides') return slidesId ?? undefined
  return recording && 'file' in recording ? recording.file : undefined
}

/**
 * Whether a file of the library is for some event's audience, so that its own address opens to nobody else. It follows
 * from the events as they are, so that no mark on the file can lag behind them.
 */
export async function guardOf(db: Db, mediaIds: readonly Id[]): Promise<Guard> {
  const asRecording = mediaIds.map((id) => JSON.stringify({ file: id }))
  const events = await db
    .selectFrom('event')
    .innerJoin('eventWords', 'eventWords.eventId', 'event.id')
    .select(['event.slug', 'event.audience', 'event.publishedAt', 'eventWords.language', 'event.slidesId'])
    .where((row) => row.or([row('slidesId', 'in', mediaIds), row('recording', 'in', asRecording)]))
    .orderBy('event.startsAt', 'desc')
    .orderBy('event.id')
    .orderBy('eventWords.language')
    .execute()
  const shown = events.filter(({ publishedAt }) => publishedAt !== null)
  if (events.length === 0 || shown.some(({ audience }) => audience === 'everyone')) return { guarded: false }
  const [first] = shown
  if (!first) return { guarded: true, by: undefined }
  const { slug, language, slidesId } = first
  const as = slidesId !== null && mediaIds.includes(slidesId) ? 'slides' : 'recording'
  return { guarded: true, by: { slug, language, as } }
}
