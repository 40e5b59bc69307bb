import { crc32, deflateSync } from 'node:zlib'
import type { QrCode } from '../../lib/qr.ts'

/**
 * The code as PNG (ISO/IEC 15948), black on white with one bit to a pixel, `scale` pixels to a square: for mail programs,
 * which show no SVG. A few hundred bytes, made without decoding anything.
 */
export function qrPng({ size, rows }: QrCode, scale: number): Buffer {
  const width = size * scale
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(width, 4)
  header[8] = 1
  const lines = rows.flatMap((row) => Array.from({ length: scale }, () => lineOf(row, scale)))
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.concat(lines), { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** A byte that names no filter, then a bit for each pixel: 1 is white. */
function lineOf(row: readonly boolean[], scale: number): Buffer {
  const line = Buffer.alloc(1 + Math.ceil((row.length * scale) / 8))
  for (let x = 0; x < row.length * scale; x += 1)
    if (row[Math.floor(x / scale)] !== true)
      line[1 + (x >> 3)] = (line[1 + (x >> 3)] ?? 0) | (0x80 >> (x & 7))
  return line
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const ends = Buffer.alloc(8)
  ends.writeUInt32BE(data.length, 0)
  ends.writeUInt32BE(crc32(body), 4)
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)])
}
