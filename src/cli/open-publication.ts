import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { readConfig } from '../config.ts'
import { systemClock } from '../lib/clock.ts'
import { backUpDatabase } from '../platform/db/backup.ts'
import { migrate } from '../platform/db/migrate.ts'
import { type Database, openDatabase } from '../platform/db/open.ts'
import { createMediaStore, type MediaStore } from '../platform/media/store.ts'
import { UsageError } from './command.ts'

export type Publication = { database: Database; media: MediaStore; close: () => Promise<void> }

/** The publication that the settings name, in `folder` where one is given; made where there is none yet. */
export async function openPublication(folder?: string): Promise<Publication> {
  const environment = folder === undefined ? process.env : { ...process.env, BROADSHEET_DATA: folder }
  const reading = readConfig(environment)
  if (!reading.ok) throw new UsageError(reading.problems.join(' '))
  const { dataFolder, database: address } = reading.config
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 })
  const database = openDatabase(address, () => undefined)
  await migrate(
    database,
    systemClock,
    async () => void (await backUpDatabase(database, dataFolder, systemClock)),
  )
  return { database, media: createMediaStore(join(dataFolder, 'media')), close: () => database.close() }
}
