import type { Clock } from '../../lib/clock.ts'
import type { Db, Id } from '../../platform/db/schema.ts'
import { inTransaction } from '../../platform/db/transaction.ts'
import { freeOf } from '../articles/bylines.ts'
import type { EventInput } from './check-event.ts'
import { type Event, readOnlineLink } from './read-event.ts'
import { createEvent } from './save.ts'
import { newestDescriptions } from './texts.ts'
import { inputOf } from './to-input.ts'

/** A draft that says the same, at an address of its own. What came of the event (seats, recording) is not in it. */
export async function copyEvent(
  db: Db,
  clock: Clock,
  event: Event,
  createdBy: string,
): Promise<Id | undefined> {
  return inTransaction(db, async (db) => {
    const rows = await db.selectFrom('event').select('slug').where('slug', 'like', `${event.slug}%`).execute()
    const slug = freeOf(
      event.slug,
      rows.map((row) => row.slug),
    )
    const saved = await createEvent(db, clock, { ...(await copyOf(db, event)), slug }, createdBy)
    return saved.saved ? saved.id : undefined
  })
}

/** What a duplicate says, with the newest descriptions. */
export async function copyOf(db: Db, event: Event): Promise<EventInput> {
  const input = inputOf(event, await readOnlineLink(db, event.id))
  const newest = await newestDescriptions(db, event.id)
  const words = Object.fromEntries(
    Object.entries(input.words).map(([language, own]) => [
      language,
      { ...own, body: newest.get(language) ?? own.body, transcript: null },
    ]),
  )
  return { ...input, words, recording: null, slidesId: null }
}
