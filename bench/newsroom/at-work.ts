import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { GIVING_WAY, startPinned } from '../servers/child.ts'
import type { Writer } from './desk.ts'

const SCRIPT = fileURLToPath(new URL('./save-on.ts', import.meta.url))
const LOOK_EVERY_MS = 20

const doneSchema = z.object({
  took: z.array(z.number()),
  writers: z.array(z.object({ articleId: z.string(), head: z.string(), saved: z.number() })),
})

/**
 * Each saves their article again and again, in a program of their own that gives way, so that readers do not wait for
 * what it costs to be a writer. `stop` answers how many milliseconds the saves took, and brings `writers` up to date.
 */
export async function putToWork(
  core: number,
  port: number,
  writers: readonly Writer[],
  words: number,
  everyMs: number,
): Promise<{ stop: () => Promise<number[]> }> {
  const wish = JSON.stringify({ port, writers, words, everyMs })
  const child = startPinned(core, [
    ...GIVING_WAY,
    process.execPath,
    '--import',
    '@oxc-node/core/register',
    SCRIPT,
    wish,
  ])
  const said = async (pattern: RegExp) => {
    for (;;) {
      const [line] = pattern.exec(child.output()) ?? []
      if (line !== undefined) return line
      if (child.hasEnded()) throw new Error(`Who saves has gone.\n${child.output()}`)
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS))
    }
  }
  await said(/^at work$/m)
  return {
    async stop() {
      process.kill(child.pid, 'SIGUSR2')
      const done = doneSchema.parse(JSON.parse(await said(/^\{.*\}$/m)))
      await child.stop()
      for (const after of done.writers)
        Object.assign(writers.find(({ articleId }) => articleId === after.articleId) ?? {}, after)
      return done.took
    },
  }
}
