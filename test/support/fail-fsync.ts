import { dlopen, getRawPointer } from 'node:ffi'

// From linux/prctl.h, linux/seccomp.h and linux/filter.h.
const PR_SET_NO_NEW_PRIVS = 38
const PR_SET_SECCOMP = 22
const SECCOMP_MODE_FILTER = 2
const LOAD_WORD = 0x20
const JUMP_IF_EQUAL = 0x15
const RETURN = 0x06
const ALLOW = 0x7fff0000
const FAIL_WITH = 0x00050000
const EIO = 5

const flushes: Record<string, readonly [fsync: number, fdatasync: number]> = {
  x64: [74, 75],
  arm64: [82, 83],
}

/** From now on the kernel answers this thread's fsync and fdatasync with an I/O error, as a dying disk would. */
export function failFsync(): void {
  const [fsync, fdatasync] = flushes[process.arch] ?? []
  if (fsync === undefined || fdatasync === undefined)
    throw new Error(`Nobody knows fsync on ${process.arch}.`)
  const { functions } = dlopen(null, {
    prctl: { return: 'int32', arguments: ['int32', 'uint64', 'uint64', 'uint64', 'uint64'] },
  })
  const filter = filterOf([
    [LOAD_WORD, 0, 0, 0],
    [JUMP_IF_EQUAL, 2, 0, fsync],
    [JUMP_IF_EQUAL, 1, 0, fdatasync],
    [RETURN, 0, 0, ALLOW],
    [RETURN, 0, 0, FAIL_WITH | EIO],
  ])
  const program = Buffer.alloc(16)
  program.writeUInt16LE(filter.byteLength / 8)
  program.writeBigUInt64LE(getRawPointer(filter), 8)
  const done = [
    functions.prctl(PR_SET_NO_NEW_PRIVS, 1n, 0n, 0n, 0n),
    functions.prctl(PR_SET_SECCOMP, BigInt(SECCOMP_MODE_FILTER), getRawPointer(program), 0n, 0n),
  ]
  if (done.some((result) => result !== 0)) throw new Error(`The kernel took no filter: ${done.join(', ')}.`)
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
