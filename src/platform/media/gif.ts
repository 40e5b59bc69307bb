import type { Header } from './header.ts'
import type { Refusal } from './refusal.ts'

const HEADER = 13
const IMAGE = 0x2c
const EXTENSION = 0x21
const TRAILER = 0x3b

/**
 * Walks the blocks of a GIF (GIF89a specification, appendix B) without decoding one, and stops at `most` + 1 frames.
 * What follows the trailer must be nothing: a script hidden there makes the file two kinds at once.
 */
export function readGif(file: Buffer, most: number): Header | Refusal {
  if (file.length < HEADER) return 'damaged'
  let at = HEADER + tableSize(file[10])
  let frames = 0
  let [width, height] = [file.readUInt16LE(6), file.readUInt16LE(8)]
  while (frames <= most) {
    const block = file[at]
    if (block === TRAILER) {
      if (!file.subarray(at + 1).every((byte) => byte === 0)) return 'two-kinds'
      return frames === 0 ? 'damaged' : weigh(width, height, frames)
    }
    if (block === IMAGE && at + 10 <= file.length) {
      frames += 1
      // A frame that is larger than the screen widens it.
      width = Math.max(width, file.readUInt16LE(at + 1) + file.readUInt16LE(at + 5))
      height = Math.max(height, file.readUInt16LE(at + 3) + file.readUInt16LE(at + 7))
      at = afterSubBlocks(file, at + 11 + tableSize(file[at + 9]))
    } else if (block === EXTENSION) {
      at = afterSubBlocks(file, at + 2)
    } else {
      return 'damaged'
    }
  }
  return weigh(width, height, frames)
}

function weigh(width: number, height: number, frames: number): Header {
  return { width, height, frames, weight: width * height * (frames > 1 ? 4.5 * frames : 5) }
}

/** Three bytes a colour, where a packed field says that there is a table. */
function tableSize(packed = 0): number {
  return packed & 0x80 ? 3 * 2 ** ((packed & 7) + 1) : 0
}

function afterSubBlocks(file: Buffer, start: number): number {
  let at = start
  for (let size = file[at]; size !== undefined && size !== 0; size = file[at]) at += size + 1
  return at + 1
}
