import { toInstantText } from '../../lib/clock.ts'
import type { Db, Id } from '../../platform/db/schema.ts'
import { matchesName } from '../articles/bylines.ts'
import { renderText } from '../articles/document/text.ts'
import { toBody } from './texts.ts'

export const eventViews = ['upcoming', 'past', 'drafts'] as const
export type EventView = (typeof eventViews)[number]

export type EventsAsked = {
  view: EventView
  /** Each of its words begins a word of what the event says, in one of its languages: transcript and drafts too. */
  query: string
  sectionId?: Id
  /** Only of these sections; null: of all, and of none. */
  within: readonly Id[] | null
}

/** Ids of all that is asked for: what is to come soonest first, what is past latest first, drafts as last changed. */
export async function listEventIds(db: Db, now: Temporal.Instant, asked: EventsAsked): Promise<Id[]> {
  const { view, sectionId, within } = asked
  if (within?.length === 0) return []
  const present = toInstantText(now)
  const rows = await db
    .selectFrom('event')
    .select('event.id')
    .where('event.state', view === 'drafts' ? '=' : '!=', 'draft')
    .$if(view === 'upcoming', (query) => query.where('event.endsAt', '>', present))
    .$if(view === 'past', (query) => query.where('event.endsAt', '<=', present))
    .$if(sectionId !== undefined, (query) => query.where('event.sectionId', '=', sectionId ?? ''))
    .$if(within !== null, (query) => query.where('event.sectionId', 'in', [...(within ?? [])]))
    .orderBy(view === 'drafts' ? 'event.updatedAt' : 'event.startsAt', view === 'upcoming' ? 'asc' : 'desc')
    .orderBy('event.id')
    .execute()
  const ids = rows.map(({ id }) => id)
  if (asked.query.trim() === '') return ids
  const said = await wordsOf(db, ids)
  return ids.filter((id) => matchesName(asked.query, said.get(id) ?? []))
}

/** All that each says, one text for each language. */
async function wordsOf(db: Db, ids: readonly Id[]): Promise<Map<Id, string[]>> {
  const rows = await db
    .selectFrom('eventWords')
    .leftJoin('eventText', (join) =>
      join
        .onRef('eventText.eventId', '=', 'eventWords.eventId')
        .onRef('eventText.language', '=', 'eventWords.language'),
    )
    .leftJoin('eventTextRevision', 'eventTextRevision.id', 'eventText.headRevisionId')
    .select(['eventWords.eventId', 'title', 'standfirst', 'eventWords.body', 'transcript'])
    .select('eventTextRevision.body as draft')
    .where('eventWords.eventId', 'in', [...ids, ''])
    .execute()
  const said = new Map<Id, string[]>()
  for (const { eventId, title, standfirst, body, transcript, draft } of rows) {
    const texts = [body, transcript, draft].map((text) => (text === null ? '' : renderText(toBody(text))))
    said.set(eventId, [...(said.get(eventId) ?? []), [title, standfirst, ...texts].join('\n')])
  }
  return said
}
