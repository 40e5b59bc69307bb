import type { Header } from './header.ts'
import type { Refusal } from './refusal.ts'

const SIGNATURE = 8
/** By colour type: grey, colour, palette, grey and colour with transparency. */
const channels: Record<number, number> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 }

/** Walks the chunks of a PNG (W3C PNG, chapter 5) to its end, which must be there. */
export function readPng(file: Buffer): Header | Refusal {
  if (file.length < SIGNATURE + 25 || file.toString('latin1', 12, 16) !== 'IHDR') return 'damaged'
  if (!reachesEnd(file)) return 'damaged'
  const [width, height] = [file.readUInt32BE(16), file.readUInt32BE(20)]
  const [depth = 0, colour = 0, , , interlace = 0] = file.subarray(24, 29)
  const size = width * height * (channels[colour] ?? 4) * Math.max(depth / 8, 1)
  // Line by line; an interlaced one is complete only after its last pass.
  return { width, height, frames: 1, weight: size * (interlace === 0 ? 0.5 : 1.2) }
}

function reachesEnd(file: Buffer): boolean {
  let at = SIGNATURE
  while (at + 12 <= file.length) {
    if (file.toString('latin1', at + 4, at + 8) === 'IEND') return true
    at += 12 + file.readUInt32BE(at)
  }
  return false
}
