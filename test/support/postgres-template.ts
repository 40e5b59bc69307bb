import { Client } from 'pg'
import { systemClock } from '../../src/lib/clock.ts'
import { migrate } from '../../src/platform/db/migrate.ts'
import { openDatabase } from '../../src/platform/db/open.ts'
import { startPostgres } from './postgres.ts'

const TEMPLATE = 'broadsheet_template'

/** The run's own Postgres, holding one migrated database that every test's database is copied from. */
export async function startTemplateServer(): Promise<{ url: string; end: () => Promise<void> }> {
  const server = await startPostgres()
  await query(server.url(), `create database ${TEMPLATE}`)
  const database = openDatabase({ dialect: 'postgres', url: server.url(TEMPLATE) }, failLoudly)
  await migrate(database, systemClock, async () => undefined)
  await database.close()
  return { url: server.url(), end: server.end }
}

let made = 0

export async function createFromTemplate(
  serverUrl: string,
): Promise<{ url: string; drop: () => Promise<void> }> {
  const name = `test_${process.pid}_${++made}`
  await query(serverUrl, `create database ${name} template ${TEMPLATE} strategy file_copy`)
  const url = new URL(serverUrl)
  url.pathname = `/${name}`
  return { url: url.href, drop: () => query(serverUrl, `drop database ${name} with (force)`) }
}

export function failLoudly(error: Error): void {
  throw error
}

async function query(url: string, sql: string): Promise<void> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}
