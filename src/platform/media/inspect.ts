import { countGifFrames } from './gif.ts'
import { inspectPdf } from './pdf.ts'
import type { Refusal } from './refusal.ts'
import { countWebpFrames } from './webp.ts'

/** How a file is dealt with. Drawings are vectors; an animation is more than one frame of a GIF or WebP. */
export type Nature = 'picture' | 'animation' | 'drawing' | 'document'

export type Inspected = { ok: true; nature: Nature } | { ok: false; problem: Refusal }

export const LARGEST_FILE = 25 * 1024 * 1024

const MOST_FRAMES = 500

/** Zip, gzip, 7-Zip, RAR. */
const archives = ['PK\x03\x04', 'PK\x05\x06', 'PK\x07\x08', '\x1f\x8b', '7z\xbc\xaf', 'Rar!']

/**
 * What a file is, by its bytes and never by its name, before anything decodes it. Takes milliseconds; what looks like a
 * drawing is judged where it is drawn.
 */
export function inspect(bytes: Uint8Array): Inspected {
  if (bytes.byteLength === 0) return refuse('empty')
  if (bytes.byteLength > LARGEST_FILE) return refuse('too-big')
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 64)).toString('latin1')
  if (head.startsWith('\xff\xd8\xff') || head.startsWith('\x89PNG\r\n\x1a\n')) return is('picture')
  if (/^GIF8[79]a/.test(head)) return judgeFrames(countGifFrames(bytes, MOST_FRAMES))
  if (/^RIFF[\s\S]{4}WEBP/.test(head)) return judgeFrames(countWebpFrames(bytes))
  if (head.startsWith('ftyp', 4)) return judgeBrand(head)
  if (head.startsWith('%PDF-')) return inspectPdf(bytes)
  if (archives.some((mark) => head.startsWith(mark))) return refuse('archive')
  if (/^(?:\xef\xbb\xbf)?\s*</.test(head)) return is('drawing')
  return refuse('unknown-kind')
}

function judgeFrames(frames: number | Refusal): Inspected {
  if (typeof frames === 'string') return refuse(frames)
  if (frames > MOST_FRAMES) return refuse('too-many-frames')
  return is(frames > 1 ? 'animation' : 'picture')
}

/** ISO 14496-12: the major brand, then the compatible ones. */
function judgeBrand(head: string): Inspected {
  if (/avif|avis/.test(head.slice(8))) return is('picture')
  return refuse(/^(?:heic|heix|hevc|mif1|msf1)/.test(head.slice(8)) ? 'heic' : 'unknown-kind')
}

function is(nature: Nature): Inspected {
  return { ok: true, nature }
}

function refuse(problem: Refusal): Inspected {
  return { ok: false, problem }
}
