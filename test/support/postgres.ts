import { execFileSync } from 'node:child_process'
import { chownSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { Client } from 'pg'
import { keepServer, unprivilegedOwner } from './keeper.ts'
import { findProgramFolder } from './programs.ts'

export type PostgresServer = {
  /** The address of a database on this server; without a name, of its maintenance database. */
  url: (name?: string) => string
  start: () => Promise<void>
  /** Refuses connections until `start`; what was committed is there again afterwards. */
  stop: () => Promise<void>
  /** The same without a shutdown checkpoint: the next start recovers. */
  crash: () => Promise<void>
  /** Ends it and deletes its files. */
  end: () => Promise<void>
}

/** A server of our own in a temporary folder, reached by a socket there. `durable` keeps fsync, which costs time. */
export async function startPostgres({ durable = false } = {}): Promise<PostgresServer> {
  const programs = findPrograms()
  const owner = unprivilegedOwner()
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-pg-'))
  if (owner) chownSync(folder, owner.uid, owner.gid)
  const data = join(folder, 'data')
  execFileSync(
    join(programs, 'initdb'),
    ['-D', data, '-U', 'broadsheet', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync'],
    { ...owner, cwd: folder, stdio: 'pipe' },
  )
  const settings = ['listen_addresses=', `unix_socket_directories=${folder}`, 'max_connections=300']
  if (!durable) settings.push(...HASTY)
  const command = [join(programs, 'postgres'), '-D', data, ...settings.flatMap((setting) => ['-c', setting])]
  const { order, end } = keepServer({ folder, owner, command })
  const url = (name = 'postgres') =>
    `postgres://broadsheet@localhost/${name}?host=${encodeURIComponent(folder)}`
  const server: PostgresServer = {
    url,
    start: async () => {
      await order('start')
      await untilReady(url(), join(folder, 'log'))
    },
    stop: () => order('stop'),
    crash: () => order('crash'),
    end,
  }
  await server.start()
  return server
}

/** Nothing is kept, and a database is made and dropped for nearly every test: this takes a fifth of the time. */
const HASTY = [
  'fsync=off',
  'synchronous_commit=off',
  'full_page_writes=off',
  'wal_level=minimal',
  'max_wal_senders=0',
  'checkpoint_timeout=1h',
  'shared_buffers=16MB',
  'autovacuum=off',
]

function findPrograms(): string {
  const found = findProgramFolder(['initdb', 'postgres'], newestFirst('/usr/lib/postgresql'))
  if (!found)
    throw new Error('No PostgreSQL server was found, and the tests run on both databases. Run bin/setup.')
  return found
}

function newestFirst(folder: string): string[] {
  try {
    const versions = readdirSync(folder).toSorted((a, b) => Number(b) - Number(a))
    return versions.map((version) => join(folder, version, 'bin'))
  } catch {
    return []
  }
}

async function untilReady(url: string, log: string): Promise<void> {
  let problem: unknown
  for (const deadline = Date.now() + 30_000; Date.now() < deadline; await delay(50)) {
    const client = new Client({ connectionString: url })
    try {
      await client.connect()
      await client.end()
      return
    } catch (error) {
      problem = error
    }
  }
  throw new Error(`Postgres did not start.\n${readFileSync(log, 'utf8')}`, { cause: problem })
}
