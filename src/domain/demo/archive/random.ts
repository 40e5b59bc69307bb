import { createHash } from 'node:crypto'

/** Choices that look like chance and are the same in every run. */
export type Random = {
  /** From 0 up to, not including, 1. */
  next: () => number
  /** A whole number from `least` to `most`, both included. */
  between: (least: number, most: number) => number
  pick: <T>(list: readonly T[]) => T
}

/** Mulberry32 (Tommy Ettinger, public domain), started from what is named. */
export function randomFor(name: string): Random {
  let state = createHash('sha256').update(name).digest().readInt32LE(0)
  function next(): number {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  function pick<T>(list: readonly T[]): T {
    const picked = list[Math.floor(next() * list.length)]
    if (picked === undefined) throw new RangeError('There is nothing to pick from.')
    return picked
  }
  return { next, between: (least, most) => least + Math.floor(next() * (most - least + 1)), pick }
}

const FIRST_ID_AT = Date.UTC(2011, 0, 1)

/** The UUIDv7 (RFC 9562) of the archive's nth thing of a kind, the same in every run. */
export function archiveId(kind: string, number: number): string {
  const bytes = createHash('sha256')
    .update(`broadsheet demo archive ${kind} ${number}`)
    .digest()
    .subarray(0, 16)
  bytes.writeUIntBE(FIRST_ID_AT + number, 0, 6)
  bytes.writeUInt8(0x70 | (bytes.readUInt8(6) & 0x0f), 6)
  bytes.writeUInt8(0x80 | (bytes.readUInt8(8) & 0x3f), 8)
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}
