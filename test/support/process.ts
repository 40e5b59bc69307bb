import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

export type Running = Process & { origin: string; port: number }

export type Process = {
  pid: number
  /** What it has printed so far, both streams. */
  output: () => string
  /** SIGTERM; answers with the exit code. */
  stop: () => Promise<number>
  /** SIGKILL, as a power cut would. */
  kill: () => Promise<void>
  /** Resolves when it has ended by itself. */
  ended: Promise<number>
}

type StartOptions = {
  /** Kept by the caller, who may start again on it: see `temporaryFolder`. */
  dataFolder: string
  /** Settings on top of PORT and BROADSHEET_DATA. Nothing is inherited but PATH and HOME. */
  env?: Record<string, string>
  readyWithinMs?: number
}

/** `bin/broadsheet start` as a process of its own, answering requests when this returns. */
export async function startBroadsheet(options: StartOptions): Promise<Running> {
  const port = Number(options.env?.PORT ?? (await freePort()))
  const origin = `http://localhost:${port}`
  const running = await run('start', `${origin}/readyz`, {
    ...options,
    env: { ...options.env, PORT: String(port) },
  })
  return { origin, port, ...running }
}

/** `bin/broadsheet work` likewise, serving its metrics when this returns. */
export async function startWorker(options: StartOptions): Promise<Process & { metrics: string }> {
  const port = String(await freePort())
  const metrics = `http://127.0.0.1:${port}/metrics`
  const running = await run('work', metrics, { ...options, env: { ...options.env, METRICS_PORT: port } })
  return { metrics, ...running }
}

async function run(
  command: 'start' | 'work',
  url: string,
  { dataFolder, env = {}, readyWithinMs = 150_000 }: StartOptions,
): Promise<Process> {
  const { PATH = '', HOME = '' } = process.env
  const child = spawn(process.execPath, [PROGRAM, command], {
    env: { PATH, HOME, BROADSHEET_DATA: dataFolder, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  process.once('exit', () => child.kill('SIGKILL'))
  const output = collectOutput(child)
  const ended = new Promise<number>((resolve) =>
    child.once('exit', (code, signal) => resolve(code ?? (signal === 'SIGKILL' ? 137 : 1))),
  )
  const signal = (name: NodeJS.Signals) => {
    child.kill(name)
    return ended
  }
  await untilReady(url, child, readyWithinMs, output).catch(async (error) => {
    await signal('SIGKILL')
    throw error
  })
  return {
    pid: child.pid ?? 0,
    output,
    ended,
    stop: () => signal('SIGTERM'),
    kill: async () => void (await signal('SIGKILL')),
  }
}

/** A folder that is gone when the test process ends. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-data-'))
  // One listener for all of them: Node warns of a leak at the eleventh.
  if (temporaryFolders.length === 0) process.once('exit', removeFolders)
  temporaryFolders.push(folder)
  return folder
}

const temporaryFolders: string[] = []

function removeFolders(): void {
  for (const folder of temporaryFolders) rmSync(folder, { recursive: true, force: true })
}

export async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  if (!address || typeof address === 'string') throw new Error('The system gave no port.')
  return address.port
}

const PROGRAM = fileURLToPath(new URL('../../bin/broadsheet', import.meta.url))

function collectOutput(child: ChildProcess): () => string {
  let text = ''
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk
    })
  return () => text
}

/** Waits until the address answers with a success; throws when the process ends first, or does not come up. */
export async function untilReady(
  url: string,
  child: ChildProcess,
  withinMs: number,
  output: () => string,
): Promise<void> {
  const deadline = Date.now() + withinMs
  while (child.exitCode === null && child.signalCode === null) {
    if (Date.now() > deadline) throw new Error(`It was not ready in ${withinMs} ms.\n${output()}`)
    const ready = await fetch(url).then(
      async (response) => {
        await response.body?.cancel()
        return response.ok
      },
      () => false,
    )
    if (ready) return
    await delay(20)
  }
  throw new Error(`It ended before it was ready.\n${output()}`)
}
