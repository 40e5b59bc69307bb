import { MessageChannel, receiveMessageOnPort, Worker } from 'node:worker_threads'

/** The disk under the programs that a test starts: which of their fsync and fdatasync fail. */
export type Flushes = {
  /** The `number`th from now on answers with an I/O error, and no other. */
  failOnly: (number: number) => void
  /** Every one, as on a disk that takes everything and keeps nothing. */
  failAll: () => void
  /** None from now on; answers with the paths of what was not flushed since one was to fail. */
  failNone: () => string[]
}

/** What the watching thread is told and counts, by place in the memory they share. */
export const SHARED = { isReady: 0, first: 1, last: 2, seen: 3, size: 4 } as const

const NEVER = 0x7fffffff

/**
 * From now on the kernel asks a thread of ours before it flushes anything for a program that this one starts. It needs
 * no compiler and no rights: a seccomp filter with a listener, see seccomp_unotify(2). Once in a process.
 */
export async function watchFlushes(): Promise<Flushes> {
  const shared = new Int32Array(new SharedArrayBuffer(SHARED.size * 4))
  const { port1: failures, port2: report } = new MessageChannel()
  const watcher = new Worker(new URL('./flushes-watch.ts', import.meta.url), {
    workerData: { shared, report },
    transferList: [report],
    execArgv: ['--disable-warning=ExperimentalWarning'],
  })
  failures.unref()
  const broken = new Promise<never>((_, reject) => watcher.once('error', reject))
  await Promise.race([Atomics.waitAsync(shared, SHARED.isReady, 0).value, broken])
  watcher.unref()
  const fail = (first: number, last: number) => {
    Atomics.store(shared, SHARED.first, NEVER)
    Atomics.store(shared, SHARED.seen, 0)
    Atomics.store(shared, SHARED.last, last)
    Atomics.store(shared, SHARED.first, first)
  }
  fail(NEVER, 0)
  return {
    failOnly: (number) => fail(number, number),
    failAll: () => fail(1, NEVER),
    failNone: () => {
      fail(NEVER, 0)
      const failed: string[] = []
      for (let one = receiveMessageOnPort(failures); one; one = receiveMessageOnPort(failures))
        failed.push(String(one.message))
      return failed
    },
  }
}
