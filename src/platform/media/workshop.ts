import { type ChildProcess, fork } from 'node:child_process'
import { setPriority } from 'node:os'
import { fileURLToPath } from 'node:url'
import type { Nature } from './inspect.ts'
import type { Refusal } from './refusal.ts'

/** What a picture is to be made into, in no width larger than its own. `master`: what every other size is made from. */
export type Wish = { form: 'master' } | { form: 'webp' | 'avif'; width: number }

export type Task = { bytes: Uint8Array; nature: Exclude<Nature, 'document'>; wishes: Wish[] }

export type Made = { mime: string; width: number; height: number; bytes: Uint8Array }

export type Outcome =
  | { ok: true; width: number; height: number; made: Made[] }
  | { ok: false; problem: Refusal }

/**
 * Where pictures are decoded and made anew: a process apart, which a hostile file can exhaust or bring down without
 * harm to the publication. One task at a time; the process ends when there has been nothing to do for a while.
 */
export type Workshop = {
  limits: Limits
  make: (task: Task) => Promise<Outcome>
}

export type Limits = {
  /** Bytes that the process may hold, and that a file may be foreseen to add to it (see header.ts). */
  memory: number
  weight: number
  /** Processor time until a file has been read to its end without a fault; what is made of it then is our own work. */
  readingMs: number
  /** By the clock, for everything. */
  longestMs: number
  niceness: number
}

const MB = 1024 * 1024

/**
 * For uploads: somebody is waiting, and the file may be anything. Below the 300 MB and the second that a hostile file may
 * cost, by what it takes until it is noticed.
 */
export const counter = createWorkshop({
  memory: 285 * MB,
  weight: 187 * MB,
  readingMs: 800,
  longestMs: 25_000,
  niceness: 5,
})

/** For imports, and for the sizes of pictures that were taken in: nobody is waiting, and readers come first. */
export const backRoom = createWorkshop({
  memory: 700 * MB,
  weight: 600 * MB,
  readingMs: 20_000,
  longestMs: 120_000,
  niceness: 15,
})

const IDLE_MS = 10_000

export function createWorkshop(limits: Limits): Workshop {
  let child: ChildProcess | undefined
  let last: Promise<unknown> = Promise.resolve()
  let idle: NodeJS.Timeout | undefined
  const close = () => {
    child?.kill('SIGKILL')
    child = undefined
  }
  const start = () => {
    const started = fork(
      fileURLToPath(new URL('./picture-child.ts', import.meta.url)),
      [JSON.stringify(limits)],
      {
        execArgv: [],
        env: {},
        serialization: 'advanced',
        stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      },
    )
    if (started.pid !== undefined) setPriority(started.pid, limits.niceness)
    return started
  }
  const run = async (task: Task) => {
    clearTimeout(idle)
    child ??= start()
    const outcome = await ask(child, task, limits.longestMs)
    if (outcome.ended) close()
    else idle = setTimeout(close, IDLE_MS).unref()
    return outcome.outcome
  }
  return {
    limits,
    make(task) {
      const outcome = last.then(() => run(task))
      last = outcome.catch(() => undefined)
      return outcome
    },
  }
}

type Answer = { outcome: Outcome; ended: boolean }

/** While a task is under way the child holds this process open, and else not. */
async function ask(child: ChildProcess, task: Task, longestMs: number): Promise<Answer> {
  const { promise, resolve, reject } = Promise.withResolvers<Answer>()
  const refuse = (problem: Refusal) => () => resolve({ outcome: { ok: false, problem }, ended: true })
  const answered = (outcome: Outcome) => resolve({ outcome, ended: false })
  // It ends by itself where a file needs too much memory, and by a fault of a decoder where one is hostile.
  const gone = refuse('too-heavy')
  const timer = setTimeout(refuse('too-heavy'), longestMs)
  child.once('message', answered)
  child.once('exit', gone)
  child.once('error', reject)
  child.ref()
  child.channel?.ref()
  child.send(task, (error) => {
    if (error) gone()
  })
  try {
    return await promise
  } finally {
    clearTimeout(timer)
    child.off('message', answered)
    child.off('exit', gone)
    child.off('error', reject)
    child.unref()
    child.channel?.unref()
  }
}
