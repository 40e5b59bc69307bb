import { spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { type Child, cpuMicros } from '../servers/child.ts'
import type { Request } from '../site/ask.ts'

export type Load = {
  name: string
  server: { port: number; child: Child }
  requests: readonly Request[]
}

export type Rate = {
  perSecond: number
  /** Of the best second: what the server can do when no other program of the machine is in its way. */
  best: number
  /** Processor time of the server for one answer. */
  cpuMicros: number
  /** Milliseconds until half, and 99 of 100, of the answers were there. */
  p50: number
  p99: number
  /** Headers and body of the average answer. */
  bytes: number
}

const CONNECTIONS = 48
const SCRIPT = fileURLToPath(new URL('requests.lua', import.meta.url))

const seenSchema = z.object({
  requests: z.number(),
  micros: z.number(),
  bytes: z.number(),
  failed: z.number(),
  refused: z.number(),
  p50: z.number(),
  p99: z.number(),
})

/** Runs wrk on one core for a while. An answer that is not a success, or none, fails the benchmark. */
export async function runLoad(
  core: number,
  { name, server, requests }: Load,
  seconds: number,
): Promise<Rate> {
  const { port, child } = server
  const cpuBefore = cpuMicros(child.pid)
  const seen = await wrk(core, seconds, port, requests)
  const cpuAfter = cpuMicros(child.pid)
  if (seen.failed + seen.refused > 0 || seen.requests === 0)
    throw new Error(
      `${name}: of ${seen.requests} requests ${seen.failed} failed and ${seen.refused} were refused.`,
    )
  const perSecond = seen.requests / (seen.micros / 1e6)
  return {
    perSecond,
    best: perSecond,
    cpuMicros: (cpuAfter - cpuBefore) / seen.requests,
    p50: seen.p50 / 1000,
    p99: seen.p99 / 1000,
    bytes: seen.bytes / seen.requests,
  }
}

async function wrk(core: number, seconds: number, port: number, requests: readonly Request[]) {
  const options = ['-t1', `-c${CONNECTIONS}`, `-d${seconds}s`, '--timeout', '20s', '-s', SCRIPT]
  const target = [`http://127.0.0.1:${port}`, '--', `localhost:${port}`]
  const running = spawn('taskset', ['-c', String(core), 'wrk', ...options, ...target], {
    stdio: ['pipe', 'pipe', 'inherit'],
    timeout: (seconds + 60) * 1000,
  })
  running.stdin.end(requests.map(({ path, cookie = '' }) => `${path}\t${cookie}\n`).join(''))
  const said = await text(running.stdout)
  const [, line] = /^SEEN (.*)$/m.exec(said) ?? []
  if (line === undefined) throw new Error(`wrk did not say what it saw:\n${said}`)
  return seenSchema.parse(JSON.parse(line))
}
