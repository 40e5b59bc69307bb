import { join } from 'node:path'
import type { Config } from '../config.ts'
import type { Clock } from '../lib/clock.ts'
import type { Database } from '../platform/db/open.ts'
import type { Log } from '../platform/log/log.ts'
import { createMailer } from '../platform/mail/mailer.ts'
import type { MediaStore } from '../platform/media/store.ts'
import { workQueue } from '../platform/queue/work.ts'
import { createHandlers } from './handlers.ts'
import { type Letters, startLetters } from './letters.ts'
import { startSchedule } from './schedule.ts'

export type WorkDeps = {
  config: Config
  database: Database
  clock: Clock
  log: Log
  media: MediaStore
  secret: string
}

export type Work = {
  /** Looks for jobs now instead of within the second. */
  wake: () => void
  carried: Letters['carried']
  /** Takes nothing further and waits for what is under way. */
  stop: () => Promise<void>
}

/** All that happens without anybody asking: jobs, the timetable, letters. */
export function startWork({ config, database, clock, log, media, secret }: WorkDeps): Work {
  const { db } = database
  const { origin, dataFolder, smtpUrl, signingKey } = config
  const outbox = join(dataFolder, 'outbox')
  const mailer = createMailer({ smtpUrl, outbox, ...(signingKey && { key: signingKey }), clock, log })
  const { bounceMaildir, bounceMailbox } = config
  const leaving = new AbortController()
  const returns = { bounceMaildir, bounceMailbox, stopping: leaving.signal }
  const handlers = createHandlers({ db, clock, mailer, media, secret, origin, ...returns, log })
  const queue = workQueue({ database, handlers, clock, log })
  const stopSchedule = startSchedule({ db, clock, log })
  const letters = startLetters({ database, clock, log, outbox, secret, origin, settings: config })
  return {
    wake: queue.poke,
    carried: letters.carried,
    stop: async () => {
      stopSchedule()
      leaving.abort()
      await Promise.all([queue.stop(), letters.stop()])
      mailer.close()
    },
  }
}
