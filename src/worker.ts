import { join } from 'node:path'
import { type Config, readConfig } from './config.ts'
import { startWork } from './jobs/work.ts'
import { systemClock as clock } from './lib/clock.ts'
import { backUpDatabase } from './platform/db/backup.ts'
import { migrate } from './platform/db/migrate.ts'
import { openDatabase } from './platform/db/open.ts'
import { createLog } from './platform/log/log.ts'
import { whyNotStarted } from './platform/log/why-not-started.ts'
import { createMediaStore } from './platform/media/store.ts'
import { readSecret } from './platform/secret/secret.ts'
import { startMetrics } from './web/metrics.ts'

/** Jobs, the timetable and letters alone, beside processes that serve readers. Needs their database and secret. */
const reading = readConfig()
if (reading.ok) await start(reading.config).catch(refuse)
else refuse(new Error(`Broadsheet cannot work:\n${reading.problems.map((line) => `  ${line}`).join('\n')}`))

async function start(config: Config): Promise<void> {
  const log = createLog(config.logLevel)
  const database = openDatabase(config.database, (err) =>
    log.error({ err }, 'a database connection was lost'),
  )
  await migrate(database, clock, async () => void (await backUpDatabase(database, config.dataFolder, clock)))
  const secret = config.secret ?? readSecret(config.dataFolder)
  const media = createMediaStore(join(config.dataFolder, 'media'))
  const work = startWork({ config, database, clock, log, media, secret })
  const { metricsPort } = config
  const measured = { db: database.db, carried: work.carried }
  const stopMetrics = metricsPort === undefined ? undefined : await startMetrics(metricsPort, measured)
  log.info('working the queue')

  const stop = async () => {
    await work.stop()
    await stopMetrics?.()
    await database.close()
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop())
}

function refuse(error: unknown): void {
  process.stderr.write(`${whyNotStarted(error)}\n`)
  process.exit(1)
}
