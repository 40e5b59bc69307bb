import { type ChildProcess, spawn } from 'node:child_process'

export type Child = {
  pid: number
  /** What it has printed so far, both streams. */
  output: () => string
  hasEnded: () => boolean
  /** SIGTERM, and SIGKILL when that is not heard. */
  stop: () => Promise<void>
}

/** Longer than Broadsheet lets a running request take. */
const PATIENCE_MS = 15_000

/** A program of the benchmark's own on one core of the machine; it ends with the benchmark at the latest. */
export function startPinned(core: number, command: string[], env: Record<string, string> = {}): Child {
  const { PATH = '', HOME = '' } = process.env
  const child = spawn('taskset', ['-c', String(core), ...command], {
    env: { PATH, HOME, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const kill = () => child.kill('SIGKILL')
  process.once('exit', kill)
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  return {
    pid: child.pid ?? 0,
    output: collectOutput(child),
    hasEnded: () => child.exitCode !== null || child.signalCode !== null,
    async stop() {
      const impatient = setTimeout(kill, PATIENCE_MS)
      child.kill('SIGTERM')
      await ended
      clearTimeout(impatient)
      process.off('exit', kill)
    },
  }
}

function collectOutput(child: ChildProcess): () => string {
  let text = ''
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk
    })
  return () => text
}
