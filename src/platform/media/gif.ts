import type { Refusal } from './refusal.ts'

const HEADER = 13
const IMAGE = 0x2c
const EXTENSION = 0x21
const TRAILER = 0x3b

/**
 * Walks the blocks of a GIF (GIF89a specification, appendix B) without decoding one, and stops at `most` + 1 frames.
 * What follows the trailer must be nothing: a script hidden there makes the file two kinds at once.
 */
export function countGifFrames(bytes: Uint8Array, most: number): number | Refusal {
  let at = HEADER + tableSize(bytes[10])
  let frames = 0
  while (frames <= most) {
    const block = bytes[at]
    if (block === TRAILER) return isZero(bytes.subarray(at + 1)) ? frames : 'two-kinds'
    if (block === IMAGE) {
      frames += 1
      at = afterSubBlocks(bytes, at + 11 + tableSize(bytes[at + 9]))
    } else if (block === EXTENSION) {
      at = afterSubBlocks(bytes, at + 2)
    } else {
      return 'damaged'
    }
  }
  return frames
}

/** Three bytes a colour, where a packed field says that there is a table. */
function tableSize(packed = 0): number {
  return packed & 0x80 ? 3 * 2 ** ((packed & 7) + 1) : 0
}

function afterSubBlocks(bytes: Uint8Array, start: number): number {
  let at = start
  for (let size = bytes[at]; size !== undefined && size !== 0; size = bytes[at]) at += size + 1
  return at + 1
}

function isZero(rest: Uint8Array): boolean {
  return rest.every((byte) => byte === 0)
}
