import { join } from 'node:path'
import { readConfig } from './config.ts'
import { createHandlers } from './jobs/handlers.ts'
import { startLetters } from './jobs/letters.ts'
import { startSchedule } from './jobs/schedule.ts'
import { systemClock } from './lib/clock.ts'
import { migrate } from './platform/db/migrate.ts'
import { openDatabase } from './platform/db/open.ts'
import { createLog } from './platform/log/log.ts'
import { createMailer } from './platform/mail/mailer.ts'
import { createMediaStore } from './platform/media/store.ts'
import { workQueue } from './platform/queue/work.ts'
import { readSecret } from './platform/secret/secret.ts'

/** Works the queue alone, on a machine beside those that serve readers. Needs their DATABASE_URL and secret. */
const reading = readConfig()
if (!reading.ok) {
  process.stderr.write(`${reading.problems.join('\n')}\n`)
  process.exit(1)
}
const { config } = reading
const clock = systemClock
const log = createLog(config.logLevel)
const database = openDatabase(config.database, (err) => log.error({ err }, 'a database connection was lost'))
await migrate(database, clock, async () => undefined)
const secret = config.secret ?? readSecret(config.dataFolder)
const outbox = join(config.dataFolder, 'outbox')
const mailer = createMailer({
  smtpUrl: config.smtpUrl,
  outbox,
  ...(config.signingKey && { key: config.signingKey }),
  clock,
  log,
})
const media = createMediaStore(join(config.dataFolder, 'media'))
const handlers = createHandlers({
  db: database.db,
  clock,
  mailer,
  media,
  secret,
  origin: config.origin,
  bounceMaildir: config.bounceMaildir,
  log,
})
const queue = workQueue({ database, handlers, clock, log })
const stopSchedule = startSchedule({ db: database.db, clock, log })
const { origin } = config
const letters = startLetters({ database, clock, log, outbox, secret, origin, settings: config })
log.info('working the queue')

const stop = async () => {
  stopSchedule()
  await Promise.all([queue.stop(), letters.stop()])
  mailer.close()
  await database.close()
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop())
