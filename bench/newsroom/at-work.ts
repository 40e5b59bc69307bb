import { setTimeout as delay } from 'node:timers/promises'
import { save, type Writer } from './desk.ts'

/** Each saves their article again and again; `stop` answers how many milliseconds the saves took. */
export function putToWork(
  port: number,
  writers: readonly Writer[],
  words: number,
  everyMs: number,
): { stop: () => Promise<number[]> } {
  const over = new AbortController()
  const took: number[] = []
  const work = async (writer: Writer, place: number) => {
    // They do not sit down at the same moment.
    await delay((place * everyMs) / writers.length)
    while (!over.signal.aborted) {
      const next = performance.now() + everyMs
      took.push(await save(port, writer, words))
      await delay(Math.max(0, next - performance.now()))
    }
  }
  const everyone = Promise.all(writers.map(work))
  return {
    async stop() {
      over.abort()
      await everyone
      return took
    },
  }
}
