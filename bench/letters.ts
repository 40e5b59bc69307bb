// What sending letters takes: deliveries a second beside nodemailer's own pool, memory at a million recipients, and what
// readers notice meanwhile. By itself, on a quiet machine:
// node --import @oxc-node/core/register bench/letters.ts [--messages 3000] [--many 1000000] [--only rate|memory|readers]
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { addMailing, ownFolder, runToEnd, startSink } from './letters/mailing.ts'
import { compareReaders } from './letters/readers.ts'
import { moveToCore } from './machine.ts'
import { median } from './rows.ts'

const SENDER_CORE = 0
const SINK_CORE = 1
const LANES = 10
const ROUNDS = 3

const { values: options } = parseArgs({
  options: {
    messages: { type: 'string', default: '3000' },
    many: { type: 'string', default: '1000000' },
    only: { type: 'string' },
  },
})
const messages = Number(options.messages)
const wants = (part: string) => options.only === undefined || options.only === part
process.once('SIGINT', () => process.exit(130))
process.once('SIGTERM', () => process.exit(143))

moveToCore(SINK_CORE)
const folder = ownFolder()
const keyFile = join(folder, 'key.pem')
const sink = await startSink(SINK_CORE)
if (wants('rate')) await compareRates()
if (wants('memory')) await compareMemory()
if (wants('readers')) await compareReaders(sink.port)
await sink.child.stop()
process.exit(0)

async function compareRates(): Promise<void> {
  const turns: { own: Rate; bare: Rate }[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    const path = join(folder, `rate-${round}.sqlite`)
    await addMailing(path, messages)
    const bare = rateIn(await runToEnd(SENDER_CORE, 'bare', [sink.port, messages, LANES, keyFile]))
    const own = rateIn(await runToEnd(SENDER_CORE, 'postman', [path, sink.port, LANES, keyFile, messages]))
    turns.push({ own, bare })
    console.log(`  run ${round + 1}: ${describe(own)}; nodemailer's pool ${describe(bare)}`)
  }
  const ratio = median(turns.map(({ own, bare }) => own.perSecond / bare.perSecond))
  const ofCpu = median(turns.map(({ own, bare }) => bare.cpuMicros / own.cpuMicros))
  console.log(
    `deliveries a second : pool  ${ratio.toFixed(2)}, by processor time ${ofCpu.toFixed(2)} (target 0.8)`,
  )
}

async function compareMemory(): Promise<void> {
  const sizes = [10_000, Number(options.many)]
  for (const size of sizes) {
    const path = join(folder, `memory-${size}.sqlite`)
    await addMailing(path, size)
    // Sending the rest would be more of the same: it is stopped after a share.
    const output = await runToEnd(SENDER_CORE, 'postman', [
      path,
      sink.port,
      LANES,
      keyFile,
      Math.min(size, messages),
    ])
    const [, built = '', largest = ''] = /built ([\d.]+) largest (\d+)/.exec(output) ?? []
    const figures = `${(Number(largest) / 1e6).toFixed(0)} MB at most, audience in ${(Number(built) / 1e3).toFixed(1)} s`
    console.log(
      `memory at ${size.toLocaleString('en')} recipients  ${figures}, then ${describe(rateIn(output))}`,
    )
  }
}

type Rate = { perSecond: number; cpuMicros: number }

function rateIn(output: string): Rate {
  const [, perSecond, cpuMicros] = /rate ([\d.]+) cpu ([\d.]+)/.exec(output) ?? []
  return { perSecond: Number(perSecond), cpuMicros: Number(cpuMicros) }
}

function describe({ perSecond, cpuMicros }: Rate): string {
  return `${perSecond.toFixed(0)}/s, ${cpuMicros.toFixed(0)} µs of CPU`
}
