import { listUpcoming } from '../../../domain/events/events.ts'
import type { Clock } from '../../../lib/clock.ts'
import type { Named } from '../../../lib/editor/facts.ts'
import type { Db } from '../../../platform/db/schema.ts'

const MOST = 50

/** What is to come, the soonest first. */
export async function eventsToShow(db: Db, clock: Clock, language: string): Promise<Named[]> {
  const events = await listUpcoming(db, language, clock(), MOST)
  return events.map(({ id, title, startsAt }) => ({ id, name: `${title} · ${startsAt.slice(0, 10)}` }))
}
