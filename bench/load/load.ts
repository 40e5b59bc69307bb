import { execFile } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { z } from 'zod'
import { temporaryFolder } from '../../test/support/process.ts'
import type { Request } from '../site/ask.ts'

export const CONNECTIONS = 48

export type Load = {
  name: string
  port: number
  requests: readonly Request[]
}

export type Rate = {
  perSecond: number
  /** Milliseconds until half, and 99 of 100, of the answers were there. */
  p50: number
  p99: number
  /** Headers and body of the average answer. */
  bytes: number
}

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
export async function runLoad(core: number, load: Load, seconds: number): Promise<Rate> {
  const file = join(temporaryFolder(), 'requests')
  writeFileSync(file, load.requests.map(({ path, cookie = '' }) => `${path}\t${cookie}\n`).join(''))
  const wrk = ['wrk', '-t1', `-c${CONNECTIONS}`, `-d${seconds}s`, '-s', SCRIPT]
  const target = [`http://127.0.0.1:${load.port}`, '--', file, `localhost:${load.port}`]
  const { stdout } = await promisify(execFile)('taskset', ['-c', String(core), ...wrk, ...target], {
    timeout: (seconds + 20) * 1000,
  })
  const [, line] = /^SEEN (.*)$/m.exec(stdout) ?? []
  if (line === undefined) throw new Error(`wrk said nothing of ${load.name}:\n${stdout}`)
  const seen = seenSchema.parse(JSON.parse(line))
  if (seen.failed + seen.refused > 0 || seen.requests === 0)
    throw new Error(
      `${load.name}: ${seen.failed} of ${seen.requests} requests failed, ${seen.refused} were refused.`,
    )
  return {
    perSecond: seen.requests / (seen.micros / 1e6),
    p50: seen.p50 / 1000,
    p99: seen.p99 / 1000,
    bytes: seen.bytes / seen.requests,
  }
}
