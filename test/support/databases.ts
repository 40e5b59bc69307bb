import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, afterEach, beforeEach, describe } from 'node:test'
import { systemClock } from '../../src/lib/clock.ts'
import { migrate } from '../../src/platform/db/migrate.ts'
import { type Database, type DatabaseAddress, openDatabase } from '../../src/platform/db/open.ts'
import { createFromTemplate, failLoudly, startTemplateServer } from './postgres-template.ts'

export type TestDatabase = {
  dialect: Database['engine']['dialect']
  /**
   * A fresh migrated database. One opened in a test is gone after that test; one opened in a `before` hook serves all
   * the tests of the block.
   */
  open: () => Promise<Database>
  /** The same without opening it: for a child process, or for two openings of one database. */
  create: () => Promise<DatabaseAddress>
  /** For what stands on a database: it is closed before the database is. */
  beforeClosing: (close: () => Promise<void>) => void
}

/** Defines the same tests twice, in a block 'on SQLite' and a block 'on Postgres'. */
export function forEachDatabase(define: (database: TestDatabase) => void): void {
  describe('on SQLite', () => define(testDatabase('sqlite')))
  describe('on Postgres', () => define(testDatabase('postgres')))
}

/** Call inside a describe block: it registers the hooks that clean up. */
function testDatabase(dialect: TestDatabase['dialect']): TestDatabase {
  const ofTest: Cleanup[] = []
  const ofBlock: Cleanup[] = []
  let inTest = false
  beforeEach(() => {
    inTest = true
  })
  afterEach(async () => {
    inTest = false
    await cleanUp(ofTest)
  })
  after(() => cleanUp(ofBlock))
  const create = async () => {
    const cleanups = inTest ? ofTest : ofBlock
    const made = dialect === 'sqlite' ? await createSqlite() : await createPostgres()
    cleanups.push(made.remove)
    return made.address
  }
  const open = async () => {
    const cleanups = inTest ? ofTest : ofBlock
    const database = openDatabase(await create(), failLoudly)
    cleanups.push(database.close)
    return database
  }
  const beforeClosing = (close: Cleanup) => void (inTest ? ofTest : ofBlock).push(close)
  return { dialect, open, create, beforeClosing }
}

type Cleanup = () => Promise<void>

/** Last made, first removed: connections close before their database is dropped. */
async function cleanUp(cleanups: Cleanup[]): Promise<void> {
  while (cleanups.length > 0) await cleanups.pop()?.()
}

type Made = { address: DatabaseAddress; remove: Cleanup }

let sqliteTemplate: Promise<string> | undefined

async function createSqlite(): Promise<Made> {
  const template = await (sqliteTemplate ??= migrateSqliteTemplate())
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-db-'))
  const path = join(folder, 'broadsheet.sqlite')
  copyFileSync(template, path)
  return {
    address: { dialect: 'sqlite', path },
    remove: async () => rmSync(folder, { recursive: true }),
  }
}

async function migrateSqliteTemplate(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-db-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  const path = join(folder, 'template.sqlite')
  const database = openDatabase({ dialect: 'sqlite', path }, failLoudly)
  await migrate(database, systemClock, async () => undefined)
  await database.close()
  return path
}

let ownServer: ReturnType<typeof startTemplateServer> | undefined

async function createPostgres(): Promise<Made> {
  const url = process.env.TEST_POSTGRES_URL ?? (await (ownServer ??= startTemplateServer())).url
  const { url: address, drop } = await createFromTemplate(url)
  return { address: { dialect: 'postgres', url: address }, remove: drop }
}

/** Only a test file that was run by itself, without the global set-up, has a server of its own. */
after(async () => (await ownServer)?.end())
