import { readAvif } from './avif.ts'
import { readGif } from './gif.ts'
import { type Header, MOST_PIXELS } from './header.ts'
import { readJpeg } from './jpeg.ts'
import { inspectPdf } from './pdf.ts'
import { readPng } from './png.ts'
import type { Refusal } from './refusal.ts'
import { readWebp } from './webp.ts'

/** How a file is dealt with. Drawings are vectors; an animation is more than one frame of a GIF or WebP. */
export type Nature = 'picture' | 'animation' | 'drawing' | 'document'

/** `weight`: bytes of memory that decoding will take (see header.ts), with the file itself as it comes and as it is read. */
export type Inspected = { ok: true; nature: Nature; weight: number } | { ok: false; problem: Refusal }

export const LARGEST_FILE = 25 * 1024 * 1024

const MOST_FRAMES = 500

/** Zip, gzip, 7-Zip, RAR. */
const archives = ['PK\x03\x04', 'PK\x05\x06', 'PK\x07\x08', '\x1f\x8b', '7z\xbc\xaf', 'Rar!']

/**
 * What a file is and what it will cost, by its bytes and never by its name, before anything decodes it. Takes
 * milliseconds; what looks like a drawing is judged where it is drawn.
 */
export function inspect(bytes: Uint8Array): Inspected {
  if (bytes.byteLength === 0) return refuse('empty')
  if (bytes.byteLength > LARGEST_FILE) return refuse('too-big')
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const head = file.toString('latin1', 0, 64)
  if (head.startsWith('\xff\xd8\xff')) return judge(file, readJpeg(file))
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return judge(file, readPng(file))
  if (/^GIF8[79]a/.test(head)) return judge(file, readGif(file, MOST_FRAMES))
  if (/^RIFF[\s\S]{4}WEBP/.test(head)) return judge(file, readWebp(file))
  if (head.startsWith('ftyp', 4)) return judgeBrand(head, file)
  if (head.startsWith('%PDF-')) return inspectPdf(bytes)
  if (archives.some((mark) => head.startsWith(mark))) return refuse('archive')
  if (/^(?:\xef\xbb\xbf)?\s*</.test(head)) return { ok: true, nature: 'drawing', weight: 0 }
  return refuse('unknown-kind')
}

function judge(file: Buffer, header: Header | Refusal): Inspected {
  if (typeof header === 'string') return refuse(header)
  const { width, height, frames, weight } = header
  if (frames > MOST_FRAMES) return refuse('too-many-frames')
  if (width === 0 || height === 0) return refuse('damaged')
  if (width * height * frames > MOST_PIXELS) return refuse(frames > 1 ? 'too-many-frames' : 'too-many-pixels')
  return { ok: true, nature: frames > 1 ? 'animation' : 'picture', weight: weight + 2 * file.length }
}

/** ISO 14496-12: the major brand, then the compatible ones. */
function judgeBrand(head: string, file: Buffer): Inspected {
  if (/avif|avis/.test(head.slice(8))) return judge(file, readAvif(file))
  return refuse(/^(?:heic|heix|hevc|mif1|msf1)/.test(head.slice(8)) ? 'heic' : 'unknown-kind')
}

function refuse(problem: Refusal): Inspected {
  return { ok: false, problem }
}
