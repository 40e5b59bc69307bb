import { Cron } from 'croner'
import type { Logger } from 'pino'
import { MEDIA_RENDER } from '../domain/media/render.ts'
import type { Clock } from '../lib/clock.ts'
import type { Db } from '../platform/db/schema.ts'
import { enqueue } from '../platform/queue/enqueue.ts'
import {
  EVENTS_DUE,
  HOUSEKEEPING,
  PUBLISH_DUE,
  READ_MAILBOX,
  READ_RETURNS,
  REVIEWS_DUE,
  THIN_AUTOSAVES,
} from './handlers.ts'

/** Minute, hour, day of month, month, day of week; in UTC. */
export const timetable: readonly { at: string; kind: string }[] = [
  { at: '* * * * *', kind: PUBLISH_DUE },
  { at: '* * * * *', kind: READ_RETURNS },
  { at: '* * * * *', kind: REVIEWS_DUE },
  { at: '* * * * *', kind: EVENTS_DUE },
  { at: '*/2 * * * *', kind: READ_MAILBOX },
  { at: '7 * * * *', kind: HOUSEKEEPING },
  { at: '37 2 * * *', kind: THIN_AUTOSAVES },
  // Pictures of imports have no job of their own.
  { at: '17 3 * * *', kind: MEDIA_RENDER },
]

type ScheduleDeps = { db: Db; clock: Clock; log: Pick<Logger, 'error'> }

/** Enqueues each kind at its times; the queue does the work. Returns what ends the schedule. */
export function startSchedule({ db, clock, log }: ScheduleDeps): () => void {
  const entries = timetable.map(({ at, kind }) => {
    const report = (error: unknown) =>
      log.error({ err: error, kind }, 'A scheduled job could not be enqueued.')
    return new Cron(at, { timezone: 'UTC', catch: report }, async () => {
      await enqueue(db, { kind, payload: null }, clock)
    })
  })
  return () => {
    for (const entry of entries) entry.stop()
  }
}
