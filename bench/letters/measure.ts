import { join } from 'node:path'
import { addMailing, ownFolder, runToEnd, startSink } from './mailing.ts'
import { measureReaders, type Readers } from './readers.ts'

const SENDER_CORE = 0
const SINK_CORE = 1
const LANES = 10
const ROUNDS = 3
const FEW = 10_000

export type LetterRate = { perSecond: number; cpuMicros: number }

/** How the audience of an edition of some size was built, and what sending took. */
export type Sending = { recipients: number; builtMs: number; largestMb: number; rate: LetterRate }

/** Absent: not asked for. */
export type LettersMeasured = {
  rates?: { own: LetterRate; bare: LetterRate }[]
  sizes?: { few: Sending; many: Sending }
  readers?: Readers
}

export const letterParts = ['rate', 'memory', 'readers'] as const
export type LetterPart = (typeof letterParts)[number]

/** The caller is on the second core: the sender has the first to itself. */
export async function measureLetters(
  { messages, recipients }: { messages: number; recipients: number },
  parts: readonly LetterPart[] = letterParts,
): Promise<LettersMeasured> {
  const folder = ownFolder()
  const key = join(folder, 'key.pem')
  const sink = await startSink(SINK_CORE)
  const send = (path: string, count: number) =>
    runToEnd(SENDER_CORE, 'postman', [path, sink.port, LANES, key, count])
  const measured: LettersMeasured = {}
  if (parts.includes('rate')) {
    measured.rates = []
    for (let round = 1; round <= ROUNDS; round += 1) {
      const path = join(folder, `rate-${round}.sqlite`)
      await addMailing(path, messages)
      const bare = rateIn(await runToEnd(SENDER_CORE, 'bare', [sink.port, messages, LANES, key]))
      const own = rateIn(await send(path, messages))
      measured.rates.push({ own, bare })
      console.log(`  run ${round}: letters ${describeRate(own)}; nodemailer's pool ${describeRate(bare)}`)
    }
  }
  const sendTo = async (recipients: number): Promise<Sending> => {
    const path = join(folder, `memory-${recipients}.sqlite`)
    await addMailing(path, recipients)
    // Sending the rest would be more of the same: it is stopped after a share.
    const output = await send(path, Math.min(recipients, messages))
    const [, built, largest] = /built ([\d.]+) largest (\d+)/.exec(output) ?? []
    return { recipients, builtMs: Number(built), largestMb: Number(largest) / 1e6, rate: rateIn(output) }
  }
  if (parts.includes('memory')) measured.sizes = { few: await sendTo(FEW), many: await sendTo(recipients) }
  if (parts.includes('readers')) measured.readers = await measureReaders(sink, recipients)
  await sink.child.stop()
  return measured
}

export function describeRate({ perSecond, cpuMicros }: LetterRate): string {
  return `${perSecond.toFixed(0)}/s, ${cpuMicros.toFixed(0)} µs of CPU`
}

function rateIn(output: string): LetterRate {
  const [, perSecond, cpuMicros] = /rate ([\d.]+) cpu ([\d.]+)/.exec(output) ?? []
  return { perSecond: Number(perSecond), cpuMicros: Number(cpuMicros) }
}
