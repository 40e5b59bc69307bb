import { Worker } from 'node:worker_threads'
import type { Clock } from '../../lib/clock.ts'
import type { Database, DatabaseAddress } from '../../platform/db/open.ts'
import { addressForThread } from '../../platform/db/own-thread.ts'
import type { Log } from '../../platform/log/log.ts'
import { type Clerk, clerkHere, type Sent } from './clerk.ts'
import type { Question } from './clerk-thread.ts'
import { type FailureSent, fromSent } from './failure-sent.ts'

type Reply<Done> = { done: Done } | { failed: FailureSent }
export type Act = Exclude<keyof Clerk, 'close'>

/** The clerk's thread ended before it answered: what it was given may be on disk or not. Asking again is safe. */
export class ClerkGone extends Error {
  override name = 'ClerkGone'
}

const THREAD = new URL('./clerk-thread.ts', import.meta.url)
/** A body has two million bytes at most; its copies on the way to the disk fit many times. */
const LIMITS = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 8 }

/** Works in a thread where writing would hold up this one, and else here. */
export function hireClerk(
  database: Database,
  clock: Clock,
  log: Pick<Log, 'error'>,
  thread: URL = THREAD,
): Clerk {
  const address = addressForThread(database)
  return address ? startClerk(address, log, thread) : clerkHere(database.db, clock)
}

/**
 * A clerk in a thread and with a connection of its own, so that readers wait neither while a text is checked nor while
 * SQLite waits for the disk. It comes with the first save; one that has died is replaced at the next.
 */
function startClerk(address: DatabaseAddress, log: Pick<Log, 'error'>, thread: URL): Clerk {
  let employed: Employed | undefined
  let isClosed = false
  const ask = <Done>(act: Act, sent: Sent): Promise<Done> => {
    if (isClosed) throw new ClerkGone('The program is being stopped.')
    employed ??= employ(address, thread, log, () => (employed = undefined))
    return employed.ask<Done>(act, sent)
  }
  return {
    saveArticle: async (sent) => ask('saveArticle', sent),
    savePage: async (sent) => ask('savePage', sent),
    async close() {
      isClosed = true
      await employed?.close()
    },
  }
}

type Employed = { ask: <Done>(act: Act, sent: Sent) => Promise<Done>; close: () => Promise<void> }
type Waiting = { take: (reply: Reply<never>) => void; giveUp: (why: Error) => void }

function employ(
  address: DatabaseAddress,
  thread: URL,
  log: Pick<Log, 'error'>,
  onGone: () => void,
): Employed {
  const worker = new Worker(thread, { workerData: address, resourceLimits: LIMITS, execArgv: [] })
  const waiting = new Map<number, Waiting>()
  let last = 0
  let isClosing = false
  const gone = Promise.withResolvers<void>()
  worker.on('message', ({ number, ...reply }: { number: number } & Reply<never>) => {
    waiting.get(number)?.take(reply)
    waiting.delete(number)
  })
  worker.on('error', (err) => log.error({ err }, 'the thread that saves drafts failed'))
  worker.once('exit', (code) => {
    onGone()
    if (!isClosing) log.error({ code }, 'the thread that saves drafts ended; the next save begins another')
    for (const { giveUp } of waiting.values()) giveUp(new ClerkGone('The thread that saves drafts ended.'))
    gone.resolve()
  })
  const send = (question: Question) => worker.postMessage(question, [])
  return {
    ask<Done>(act: Act, sent: Sent) {
      const { promise, resolve, reject } = Promise.withResolvers<Done>()
      const number = ++last
      const take = (reply: Reply<Done>) =>
        'done' in reply ? resolve(reply.done) : reject(fromSent(reply.failed))
      waiting.set(number, { take, giveUp: reject })
      send({ number, act, sent })
      return promise
    },
    close() {
      isClosing = true
      send('close')
      return gone.promise
    },
  }
}
