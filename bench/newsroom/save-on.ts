// People who save on and on, until SIGUSR2; then prints how long it took and where they are. One argument: see at-work.ts.
import { setTimeout as delay } from 'node:timers/promises'
import { save, type Writer } from './desk.ts'

type Wish = { port: number; writers: Writer[]; words: number; everyMs: number }

const { port, writers, words, everyMs }: Wish = JSON.parse(process.argv[2] ?? '')
const took: number[] = []
const over = new AbortController()

const work = async (writer: Writer, place: number) => {
  // They do not sit down at the same moment.
  await delay((place * everyMs) / writers.length)
  while (!over.signal.aborted) {
    const next = performance.now() + everyMs
    took.push(await save(port, writer, words))
    await delay(Math.max(0, next - performance.now()))
  }
}
process.once('SIGUSR2', () => over.abort())
process.stdout.write('at work\n')
await Promise.all(writers.map(work))
process.stdout.write(`${JSON.stringify({ took, writers })}\n`)
