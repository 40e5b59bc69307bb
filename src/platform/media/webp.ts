import type { Header } from './header.ts'
import type { Refusal } from './refusal.ts'

/** Walks the RIFF chunks of a WebP (RFC 9649) without decoding a frame; a still picture has one. */
export function readWebp(file: Buffer): Header | Refusal {
  let at = 12
  let moving = 0
  let isLossless = false
  let size: { width: number; height: number } | undefined
  while (at + 8 <= file.length) {
    const kind = file.toString('latin1', at, at + 4)
    const length = file.readUInt32LE(at + 4)
    if (at + 8 + length > file.length) return 'damaged'
    if (kind === 'ANMF') moving += 1
    isLossless ||= kind === 'VP8L'
    size ??= sizeIn(kind, file.subarray(at + 8, at + 8 + length))
    at += 8 + length + (length % 2)
  }
  if (!size) return 'damaged'
  const frames = Math.max(moving, 1)
  const perPixel = moving > 0 || isLossless ? 4.5 : 2
  return { ...size, frames, weight: size.width * size.height * frames * perPixel }
}

function sizeIn(kind: string, data: Buffer): { width: number; height: number } | undefined {
  if (data.length < 10) return undefined
  if (kind === 'VP8X') return { width: data.readUIntLE(4, 3) + 1, height: data.readUIntLE(7, 3) + 1 }
  if (kind === 'VP8 ') return { width: data.readUInt16LE(6) & 0x3fff, height: data.readUInt16LE(8) & 0x3fff }
  if (kind !== 'VP8L') return undefined
  const bits = data.readUInt32LE(1)
  return { width: (bits & 0x3fff) + 1, height: ((bits >> 14) & 0x3fff) + 1 }
}
