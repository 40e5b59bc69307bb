// The clerk's thread: see start-clerk.ts.
import { readlinkSync } from 'node:fs'
import { setPriority } from 'node:os'
import { parentPort, workerData } from 'node:worker_threads'
import { systemClock } from '../../lib/clock.ts'
import { type DatabaseAddress, openDatabase } from '../../platform/db/open.ts'
import { clerkHere, type Sent } from './clerk.ts'
import type { Act } from './start-clerk.ts'
import { toSent } from './failure-sent.ts'

/** Readers are answered first where there is one core. Much lower, and saves would wait long at a full load. */
const NICENESS = 10

yieldToReaders()
const address: DatabaseAddress = workerData
const database = openDatabase(address, () => undefined)
const clerk = clerkHere(database.db, systemClock)
const underWay = new Set<Promise<void>>()

export type Question = { number: number; act: Act; sent: Sent } | 'close'

parentPort?.on('message', (question: Question) => {
  if (question === 'close') return void close()
  const answering = answer(question).finally(() => underWay.delete(answering))
  underWay.add(answering)
})

async function answer({ number, act, sent }: Exclude<Question, 'close'>): Promise<void> {
  const reply = await clerk[act](sent).then(
    (done) => ({ number, done }),
    (error: unknown) => ({ number, failed: toSent(error) }),
  )
  parentPort?.postMessage(reply, [])
}

async function close(): Promise<void> {
  await Promise.allSettled(underWay)
  await database.close()
  parentPort?.close()
}

/** Linux ranks threads one by one; elsewhere the whole program would be lowered. */
function yieldToReaders(): void {
  if (process.platform !== 'linux') return
  const thread = /\/task\/(\d+)$/.exec(readlinkSync('/proc/thread-self'))?.[1]
  if (thread !== undefined) setPriority(Number(thread), NICENESS)
}
