import { spawn } from 'node:child_process'
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { SMTPServer } from 'smtp-server'
import { systemClock as clock } from '../../src/lib/clock.ts'
import { type DatabaseAddress, openDatabase } from '../../src/platform/db/open.ts'
import { addEdition, addNewsletter, addSubscribers } from './letters.ts'
import { LAST_LINE } from './last-line.ts'
import { failLoudly } from './postgres-template.ts'

/** So many steps of messages a life may have: a message has six. */
const STEPS = 60

export type Outcome = {
  recipients: number
  kills: number
  /** Ids of deliveries in the order in which the mail server took them, read back from its file. */
  delivered: string[]
  states: Map<string, string>
}

/** Sends an edition by two workers that are killed again and again at random moments, until it has been `kills` times. */
export async function sendUnderKills(
  address: DatabaseAddress,
  { kills, recipients, random }: { kills: number; recipients: number; random: () => number },
): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-letters-'))
  const database = openDatabase(address, failLoudly)
  const newsletterId = await addNewsletter(database.db, clock)
  await addSubscribers(database.db, clock, newsletterId, recipients)
  const sink = await startDiskSink(join(folder, 'delivered.txt'))
  const script = await bundle(folder)
  const start = () => startWorker(script, address, sink.port)
  await addEdition(database.db, clock, newsletterId)
  let killed = 0
  const live = async () => {
    while (killed < kills) {
      const worker = await start()
      // In the midst of it: at a step of a message, whichever worker's it is.
      await Promise.race([sink.step(1 + Math.floor(random() * STEPS)), delay(2_000)])
      killed += 1
      await worker.kill()
    }
  }
  await Promise.all([live(), live()])
  const last = await start()
  const left = () =>
    database.db
      .selectFrom('delivery')
      .select('id')
      .where('state', 'in', ['pending', 'claimed', 'on-the-wire'])
      .limit(1)
      .executeTakeFirst()
  const isSent = () =>
    database.db.selectFrom('edition').select('id').where('state', '=', 'sent').executeTakeFirst()
  while ((await left()) !== undefined || (await isSent()) === undefined) await delay(50)
  await last.kill()
  const rows = await database.db.selectFrom('delivery').select(['id', 'state']).execute()
  await sink.close()
  await database.close()
  const delivered = readFileSync(sink.file, 'utf8').split('\n').filter(Boolean)
  rmSync(folder, { recursive: true })
  return { recipients, kills: killed, delivered, states: new Map(rows.map((row) => [row.id, row.state])) }
}

/** A real SMTP server that has a message on the disk before it says so. */
async function startDiskSink(file: string) {
  writeFileSync(file, '')
  const waiting = new Set<{ steps: number; resolve: () => void }>()
  const took = () => {
    for (const one of waiting) {
      one.steps -= 1
      if (one.steps > 0) continue
      waiting.delete(one)
      one.resolve()
    }
  }
  /** Resolves at the so manieth step from now: a connection, a sender, a recipient, content, its end, the answer. */
  const step = (steps: number) => new Promise<void>((resolve) => void waiting.add({ steps, resolve }))
  const andOn = (_: unknown, __: unknown, next: () => void) => {
    took()
    next()
  }
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    disableReverseLookup: true,
    onConnect: (_, next) => andOn(_, _, next),
    onMailFrom: andOn,
    onRcptTo: andOn,
    onData(stream, _session, done) {
      took()
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => void chunks.push(chunk))
      stream.on('end', () => {
        const raw = Buffer.concat(chunks).toString()
        const [, id] = /^Message-ID: <([\w-]+)@/m.exec(raw) ?? []
        if (!raw.trimEnd().endsWith(LAST_LINE)) return done(new Error('The message broke off.'))
        appendFileSync(file, `${id}\n`, { flush: true })
        took()
        // Whoever is killed at this step is gone before it has the answer.
        setImmediate(() => {
          done()
          took()
        })
      })
    },
  })
  server.on('error', () => undefined)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.server.address()
  if (address === null || typeof address === 'string') throw new Error('The mail sink has no port.')
  return {
    file,
    step,
    port: address.port,
    close: () => new Promise<void>((resolve) => server.close(resolve)),
  }
}

async function bundle(folder: string): Promise<string> {
  const outfile = join(folder, 'carry-letters.mjs')
  await build({
    entryPoints: [fileURLToPath(new URL('./carry-letters.ts', import.meta.url))],
    bundle: true,
    minify: true,
    platform: 'node',
    format: 'esm',
    outfile,
    external: ['pg-native', 'esbuild', 'sharp'],
    banner: {
      js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url)",
    },
  })
  return outfile
}

async function startWorker(script: string, address: DatabaseAddress, port: number) {
  const place = address.dialect === 'sqlite' ? address.path : address.url
  const { PATH, HOME } = process.env
  const env = { PATH, HOME, NODE_COMPILE_CACHE: `${script}.compiled` }
  const child = spawn(process.execPath, [script, place, String(port), '5'], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const end = () => void child.kill('SIGKILL')
  process.once('exit', end)
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve())).finally(() =>
    process.off('exit', end),
  )
  await Promise.race([new Promise((resolve) => child.stdout.once('data', resolve)), gone])
  return {
    kill: async () => {
      child.kill('SIGKILL')
      await gone
    },
  }
}
