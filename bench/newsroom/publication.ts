import { setTimeout as delay } from 'node:timers/promises'
import { markOf, publish, save, type Writer } from './desk.ts'
import { send } from './send.ts'

export type Shown = {
  /** From the 303 to the first byte of the new page, and until the other process has it. Milliseconds, one for each. */
  nextRequest: number[]
  otherProcess: number[]
  /** Requests to the same process that began after the 303, and those of them that were given the old page. */
  asked: number
  old: number
}

const CROWD = 20
const PATIENCE_MS = 10_000

/** Publishes one article again and again, and looks each time who sees it when. */
export async function watchPublications(
  ports: { own: number; other: number },
  writer: Writer,
  words: number,
  times: number,
): Promise<Shown> {
  const shown: Shown = { nextRequest: [], otherProcess: [], asked: 0, old: 0 }
  const path = `/articles/${writer.slug}`
  for (let time = 0; time < times; time += 1) {
    await save(ports.own, writer, words)
    const publishedAt = await publish(ports.own, writer)
    const crowd = await Promise.all(
      Array.from({ length: CROWD }, () => send(ports.own, { method: 'GET', path })),
    )
    const isNew = ({ status, text }: { status: number; text: string }) =>
      status === 200 && text.includes(markOf(writer))
    shown.asked += CROWD
    shown.old += crowd.filter((answer) => !isNew(answer)).length
    shown.nextRequest.push(Math.min(...crowd.map(({ firstByteAt }) => firstByteAt)) - publishedAt)
    while (!isNew(await send(ports.other, { method: 'GET', path }))) {
      if (performance.now() - publishedAt > PATIENCE_MS)
        throw new Error('The other process never showed what was published.')
      await delay(5)
    }
    shown.otherProcess.push(performance.now() - publishedAt)
  }
  return shown
}
