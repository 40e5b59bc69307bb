import { toInstantText } from '../../lib/clock.ts'
import type { Db, Id } from '../../platform/db/schema.ts'
import { matchesName } from '../articles/bylines.ts'

export const eventViews = ['upcoming', 'past', 'drafts'] as const
export type EventView = (typeof eventViews)[number]

export type EventsAsked = {
  view: EventView
  /** Each of its words begins a word of a title, in any language. */
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
    .innerJoin('eventWords', 'eventWords.eventId', 'event.id')
    .select(['event.id', 'eventWords.title'])
    .where('event.state', view === 'drafts' ? '=' : '!=', 'draft')
    .$if(view === 'upcoming', (query) => query.where('event.endsAt', '>', present))
    .$if(view === 'past', (query) => query.where('event.endsAt', '<=', present))
    .$if(sectionId !== undefined, (query) => query.where('event.sectionId', '=', sectionId ?? ''))
    .$if(within !== null, (query) => query.where('event.sectionId', 'in', [...(within ?? [])]))
    .orderBy(view === 'drafts' ? 'event.updatedAt' : 'event.startsAt', view === 'upcoming' ? 'asc' : 'desc')
    .orderBy('event.id')
    .execute()
  const titles = Map.groupBy(rows, ({ id }) => id)
  return [...titles]
    .filter(([, words]) =>
      matchesName(
        asked.query,
        words.map(({ title }) => title),
      ),
    )
    .map(([id]) => id)
}
