import type { Refusal } from './refusal.ts'

/** Counts the frames of a WebP by its RIFF chunks, without decoding one; a still picture has one. */
export function countWebpFrames(bytes: Uint8Array): number | Refusal {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let at = 12
  let frames = 0
  while (at + 8 <= bytes.byteLength) {
    if (view.getUint32(at) === ANMF) frames += 1
    const size = view.getUint32(at + 4, true)
    if (at + 8 + size > bytes.byteLength) return 'damaged'
    at += 8 + size + (size % 2)
  }
  return Math.max(frames, 1)
}

const ANMF = 0x414e4d46
