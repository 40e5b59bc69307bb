// A thread of the test: lays the filter over the whole process, and answers the kernel for as long as the test runs.
import { existsSync, readlinkSync } from 'node:fs'
import { dlopen, getRawPointer } from 'node:ffi'
import { MessagePort, workerData } from 'node:worker_threads'
import { SHARED } from './flushes.ts'

// From linux/prctl.h, linux/seccomp.h, linux/filter.h and poll.h.
const PR_SET_NO_NEW_PRIVS = 38
const SECCOMP_SET_MODE_FILTER = 1n
const TSYNC_NEW_LISTENER_TSYNC_ESRCH = 1n | 8n | 16n
const RECEIVE = 0xc0502100n
const SEND = 0xc0182101n
const LET_PASS = 1
const LOAD_WORD = 0x20
const JUMP_IF_EQUAL = 0x15
const RETURN = 0x06
const ALLOW = 0x7fff0000
const ASK_US = 0x7fc00000
const POLLIN = 1
const EIO = 5

const calls: Record<string, { seccomp: bigint; fsync: number; fdatasync: number }> = {
  x64: { seccomp: 317n, fsync: 74, fdatasync: 75 },
  arm64: { seccomp: 277n, fsync: 82, fdatasync: 83 },
}

const { functions: kernel } = dlopen(null, {
  prctl: { return: 'int32', arguments: ['int32', 'uint64', 'uint64', 'uint64', 'uint64'] },
  syscall: { return: 'int64', arguments: ['int64', 'uint64', 'uint64', 'uint64'] },
  ioctl: { return: 'int32', arguments: ['int32', 'uint64', 'uint64'] },
  poll: { return: 'int32', arguments: ['uint64', 'uint64', 'int32'] },
})

const { shared, report } = whatIsShared(workerData)
const listener = layFilter()
Atomics.store(shared, SHARED.isReady, 1)
Atomics.notify(shared, SHARED.isReady)
answer()

/** One answer after the other; a pause between two looks lets the thread be ended. */
function answer(): void {
  const waiting = Buffer.alloc(8)
  waiting.writeInt32LE(listener)
  waiting.writeInt16LE(POLLIN, 4)
  const asked = Buffer.alloc(80)
  const said = Buffer.alloc(24)
  for (;;) {
    if (kernel.poll(getRawPointer(waiting), 1n, 50) <= 0) continue
    asked.fill(0)
    // Whoever asked may be gone by now.
    if (kernel.ioctl(listener, RECEIVE, getRawPointer(asked)) !== 0) continue
    said.fill(0)
    asked.copy(said, 0, 0, 8)
    const thread = asked.readUInt32LE(8)
    if (mustFail(thread)) {
      report.postMessage(readlinkSync(`/proc/${thread}/fd/${asked.readUInt32LE(32)}`), [])
      said.writeInt32LE(-EIO, 16)
    } else said.writeUInt32LE(LET_PASS, 20)
    kernel.ioctl(listener, SEND, getRawPointer(said))
  }
}

function mustFail(thread: number): boolean {
  if (existsSync(`/proc/self/task/${thread}`)) return false
  const number = Atomics.add(shared, SHARED.seen, 1) + 1
  return number >= Atomics.load(shared, SHARED.first) && number <= Atomics.load(shared, SHARED.last)
}

function layFilter(): number {
  const numbers = calls[process.arch]
  if (!numbers) throw new Error(`Nobody knows fsync on ${process.arch}.`)
  const filter = filterOf([
    [LOAD_WORD, 0, 0, 0],
    [JUMP_IF_EQUAL, 2, 0, numbers.fsync],
    [JUMP_IF_EQUAL, 1, 0, numbers.fdatasync],
    [RETURN, 0, 0, ALLOW],
    [RETURN, 0, 0, ASK_US],
  ])
  const program = Buffer.alloc(16)
  program.writeUInt16LE(filter.byteLength / 8)
  program.writeBigUInt64LE(getRawPointer(filter), 8)
  kernel.prctl(PR_SET_NO_NEW_PRIVS, 1n, 0n, 0n, 0n)
  const options = [SECCOMP_SET_MODE_FILTER, TSYNC_NEW_LISTENER_TSYNC_ESRCH] as const
  const found = Number(kernel.syscall(numbers.seccomp, ...options, getRawPointer(program)))
  if (found < 0) throw new Error('The kernel took no filter.')
  return found
}

function filterOf(
  steps: readonly (readonly [code: number, then: number, otherwise: number, value: number])[],
) {
  const filter = Buffer.alloc(steps.length * 8)
  for (const [at, [code, then, otherwise, value]] of steps.entries()) {
    filter.writeUInt16LE(code, at * 8)
    filter.writeUInt8(then, at * 8 + 2)
    filter.writeUInt8(otherwise, at * 8 + 3)
    filter.writeUInt32LE(value, at * 8 + 4)
  }
  return filter
}

function whatIsShared(given: unknown): { shared: Int32Array; report: MessagePort } {
  if (given !== null && typeof given === 'object' && 'shared' in given && 'report' in given) {
    const { shared, report } = given
    if (shared instanceof Int32Array && report instanceof MessagePort) return { shared, report }
  }
  throw new Error('The watch of flushes was not told what it shares.')
}
