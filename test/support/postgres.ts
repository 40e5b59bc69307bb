import { execFileSync, spawn } from 'node:child_process'
import { chownSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { Client } from 'pg'
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
  const keeper = spawn(
    'sh',
    [
      KEEPER,
      folder,
      join(programs, 'postgres'),
      '-D',
      data,
      ...settings.flatMap((setting) => ['-c', setting]),
    ],
    { ...owner, cwd: folder, detached: true, stdio: ['pipe', 'pipe', 'inherit'] },
  )
  const ended = new Promise<void>((resolve) => keeper.once('exit', () => resolve()))
  const answers = createInterface({ input: keeper.stdout })
  const order = async (word: string) => {
    const answered = new Promise((resolve) => answers.once('line', resolve))
    keeper.stdin.write(`${word}\n`)
    await answered
  }
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
    end: async () => {
      keeper.stdin.end()
      await ended
    },
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

const KEEPER = fileURLToPath(new URL('./postgres-keeper.sh', import.meta.url))

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

/** Postgres refuses to run as root. */
function unprivilegedOwner(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
  const user = ['postgres', 'nobody'].map((name) => users.find((fields) => fields[0] === name)).find(Boolean)
  if (!user)
    throw new Error('Postgres cannot run as root, and there is no user postgres or nobody to run it as.')
  return { uid: Number(user[2]), gid: Number(user[3]) }
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
