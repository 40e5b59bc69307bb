import { readFileSync } from 'node:fs'
import { inspect } from '../src/platform/media/inspect.ts'
import { acceptPicture } from '../src/platform/media/picture.ts'
import { hostileFiles } from '../test/support/hostile-files.ts'
import { photograph } from '../test/support/pictures.ts'

// What a hostile file costs: time until it is refused, and memory at its highest, which is that of the process that
// decodes and what the program itself takes more than before. It ends with 1 where that is over a second or 300 MB.
// Run it by itself: node --import @oxc-node/core/register bench/hostile.ts

const MOST_MS = 1_000
const MOST_MB = 300

/** The decoding process runs already in a newsroom at work; here it is started by a picture that is taken in. */
await acceptPicture(await photograph())

let isOver = false
process.stdout.write('file           refused as           time memory\n')
for (const { name, bytes, problem } of await hostileFiles()) {
  const { ms, megabytes, said } = await measure(async () => {
    const inspected = inspect(bytes)
    const refused = inspected.ok ? await acceptPicture(bytes) : inspected
    return refused.ok ? 'taken in' : refused.problem
  })
  isOver ||= ms > MOST_MS || megabytes > MOST_MB || said !== problem
  process.stdout.write(
    `${name.padEnd(14)} ${said.padEnd(16)} ${ms.toFixed(1).padStart(7)} ms ${megabytes} MB\n`,
  )
}
process.exitCode = isOver ? 1 : 0

async function measure(work: () => Promise<string>) {
  const before = residentMegabytes('self')
  const now = () =>
    decoders().reduce((sum, pid) => sum + residentMegabytes(pid), residentMegabytes('self') - before)
  let highest = now()
  const timer = setInterval(() => (highest = Math.max(highest, now())), 2)
  const began = performance.now()
  const said = await work()
  const ms = performance.now() - began
  clearInterval(timer)
  return { ms, said, megabytes: Math.round(Math.max(highest, now())) }
}

/** Processes of this one's, as Linux lists them. */
function decoders(): string[] {
  return readFileSync(`/proc/self/task/${process.pid}/children`, 'utf8').split(' ').filter(Boolean)
}

function residentMegabytes(pid: string): number {
  try {
    const [, found = '0'] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
    return Number(found) / 1024
  } catch {
    // It ended meanwhile.
    return 0
  }
}
