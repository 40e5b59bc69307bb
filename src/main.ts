import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Config, readConfig } from './config.ts'
import { isEmptyPublication, seedDemo } from './domain/demo/seed.ts'
import { issueClaim } from './domain/staff/claim.ts'
import { previewerFor } from './jobs/edition-preview.ts'
import { startWork } from './jobs/work.ts'
import { systemClock } from './lib/clock.ts'
import { backUpDatabase } from './platform/db/backup.ts'
import { type Lock, lockFolder } from './platform/db/lock.ts'
import { migrate } from './platform/db/migrate.ts'
import { type Database, openDatabase } from './platform/db/open.ts'
import { leaveLogToOthers } from './platform/db/write-if-free.ts'
import { createLog, type Log } from './platform/log/log.ts'
import { whyNotStarted } from './platform/log/why-not-started.ts'
import { nameOfWay } from './platform/mail/way-address.ts'
import { createMediaStore, type MediaStore } from './platform/media/store.ts'
import { readSecret } from './platform/secret/secret.ts'
import { createSiteServer, drain, listen } from './server.ts'
import { buildAssets } from './web/assets.ts'
import { hireClerk } from './web/clerk/start-clerk.ts'
import { createDeps } from './web/create-deps.ts'
import { startMetrics } from './web/metrics.ts'

const clock = systemClock
const demoFolder = fileURLToPath(new URL('../demo/', import.meta.url))

const reading = readConfig()
if (reading.ok) await start(reading.config).catch(refuse)
else
  refuse(
    new Error(`Broadsheet cannot start:\n${reading.problems.map((problem) => `  ${problem}`).join('\n')}`),
  )

async function start(config: Config): Promise<void> {
  const lock = claimFolder(config)
  const log = createLog(config.logLevel)
  const database = openDatabase(config.database, (err) =>
    log.error({ err }, 'a database connection was lost'),
  )
  await migrate(database, clock, async () => void (await backUpDatabase(database, config.dataFolder, clock)))
  if (!config.worksHere) leaveLogToOthers(database)
  const media = createMediaStore(join(config.dataFolder, 'media'))
  if (config.demo && (await isEmptyPublication(database.db))) await seed(database, media)
  const secret = config.secret ?? readSecret(config.dataFolder)
  const work = config.worksHere ? startWork({ config, database, clock, log, media, secret }) : undefined
  const { origin, trustedProxies } = config
  const assets = await buildAssets()
  const ingredients = {
    database,
    clock,
    log,
    media,
    assets,
    origin,
    secret,
    trustedProxies,
    mailgunWebhookKey: config.mailgunWebhookKey,
    wakeQueue: work?.wake ?? (() => undefined),
    previewEdition: previewerFor({ db: database.db, clock, origin }),
    clerk: hireClerk(database, clock, log),
  }
  const { deps, close } = createDeps(ingredients)
  const server = createSiteServer(deps)
  const measured = { db: database.db, carried: work?.carried, press: deps.press }
  const stopMetrics =
    config.metricsPort === undefined ? undefined : await startMetrics(config.metricsPort, measured)
  const claim = await issueClaim(database.db, clock)
  const stop = async () => {
    await drain(server)
    await work?.stop()
    await stopMetrics?.()
    await close()
    await database.close()
    lock.release()
    process.exitCode = 0
  }
  await listen(server, config.port)
  // At once: whoever is answered may already ask it to stop.
  onStopSignal(() => stop().catch((error: unknown) => fail(log, error)))
  announce(config, claim)
}

/** Two programs on one SQLite file would each believe that they alone know what readers see. */
function claimFolder(config: Config): Extract<Lock, { locked: true }> {
  const lock = lockFolder(config.dataFolder)
  if (lock.locked) return lock
  throw new Error(
    `Another Broadsheet is running on ${config.dataFolder}. Stop it, or set BROADSHEET_DATA to another folder.`,
  )
}

async function seed(database: Database, media: MediaStore): Promise<void> {
  say('Setting up the demo publication. This happens once.')
  await seedDemo(database.db, media, clock, demoFolder)
}

function announce(config: Config, claim: string | undefined): void {
  const { database } = config
  say(`Broadsheet is ready at ${config.origin}`)
  say(
    `Data lies in ${config.dataFolder}${database.dialect === 'postgres' ? ' and on the Postgres server' : ''}`,
  )
  if (config.smtpUrl === undefined)
    say(`Mail is written to ${join(config.dataFolder, 'outbox')} (SMTP_URL is not set)`)
  if (!config.worksHere) say('Jobs and letters are left to bin/broadsheet work')
  else if (config.lettersBy.length > 0) say(`Letters go out by ${config.lettersBy.map(nameOfWay).join(', ')}`)
  if (claim !== undefined) say(`Claim this publication as its owner, once: ${config.origin}/claim/${claim}`)
}

/** Below a terminal npm passes on the Ctrl-C that the program has already had: that is not a second one. */
const ECHO_MS = 1_000

/** A second signal ends the program at once: whoever sends it is done waiting. */
function onStopSignal(stop: () => void): void {
  let askedAt: number | undefined
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (askedAt === undefined) stop()
      else if (performance.now() - askedAt > ECHO_MS) process.exit(1)
      askedAt ??= performance.now()
    })
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

function fail(log: Log, error: unknown): void {
  log.error({ err: error }, 'the program could not stop cleanly')
  process.exit(1)
}

function refuse(error: unknown): void {
  process.stderr.write(`${whyNotStarted(error)}\n`)
  process.exit(1)
}
