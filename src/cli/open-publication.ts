import { mkdirSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { readConfig } from '../config.ts'
import { systemClock } from '../lib/clock.ts'
import { backUpDatabase } from '../platform/db/backup.ts'
import { migrate } from '../platform/db/migrate.ts'
import { type Database, type DatabaseAddress, openDatabase } from '../platform/db/open.ts'
import { createMediaStore, type MediaStore } from '../platform/media/store.ts'
import { readSecret } from '../platform/secret/secret.ts'
import { UsageError } from './command.ts'

export type Publication = {
  database: Database
  media: MediaStore
  /** Scheme, host and port of the site, for links. */
  origin: string
  /** Behind links and cookies; made where there is none yet. */
  secret: () => string
  close: () => Promise<void>
}

/** The publication that the settings name, in `folder` where one is given; made where there is none yet. */
export async function openPublication(folder?: string): Promise<Publication> {
  const reading = readConfig()
  if (!reading.ok) throw new UsageError(reading.problems.join(' '))
  const { config } = reading
  const dataFolder = folder === undefined ? config.dataFolder : resolve(folder)
  const address = addressIn(dataFolder, config.database)
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 })
  const database = openDatabase(address, () => undefined)
  await migrate(
    database,
    systemClock,
    async () => void (await backUpDatabase(database, dataFolder, systemClock)),
  )
  return {
    database,
    media: createMediaStore(join(dataFolder, 'media')),
    origin: config.origin,
    secret: () => config.secret ?? readSecret(dataFolder),
    close: () => database.close(),
  }
}

/** The file is where the settings have it, but in this folder. */
function addressIn(folder: string, address: DatabaseAddress): DatabaseAddress {
  return 'path' in address ? { ...address, path: join(folder, basename(address.path)) } : address
}
