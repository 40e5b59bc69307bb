import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'

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

/** Before a command that has to share a core with what measures, and must not make it wait. */
export const GIVING_WAY = ['nice', '-n', '19']

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

/** Processor time it has used so far, in user and in system mode. Linux counts it in hundredths of a second. */
export function cpuMicros(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
  return (Number(fields[11]) + Number(fields[12])) * 10_000
}

/** Resident memory in MB (10⁶ bytes). */
export function residentMegabytes(pid: number): number {
  const [, kibibytes] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
  if (kibibytes === undefined) throw new Error(`The memory of process ${pid} is not known.`)
  return (Number(kibibytes) * 1024) / 1e6
}

function collectOutput(child: ChildProcess): () => string {
  let text = ''
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk
    })
  return () => text
}
