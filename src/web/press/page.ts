import { createHash } from 'node:crypto'
import {
  brotliCompressSync,
  brotliDecompressSync,
  constants,
  gunzipSync,
  gzipSync,
  zstdCompressSync,
  zstdDecompressSync,
} from 'node:zlib'
import type { Encoding } from './negotiate.ts'

/**
 * Who may keep a copy: anyone for ever, because the address names the bytes; anyone, if they ask again each time; or
 * nobody, because it was made for one kind of person.
 */
export type Sharing = 'immutable' | 'public' | 'private'

export type PressPage = {
  sharing: Sharing
  contentType: string
  /** Of public pages only: a validator of a walled page would tell its length and changes apart. */
  etag: string | undefined
  /** False for formats that are compressed already. */
  isCompressible: boolean
  /** Pictures may be shown elsewhere, in a feed reader for one; pages may not be loaded into others. */
  resourcePolicy: 'cross-origin' | 'same-origin'
  /** Compressed on first demand, then kept; from then on the plain text, several times as long, is not. */
  bodyAs: (encoding: Encoding) => Buffer
  /** Bytes held now, in all encodings. */
  size: () => number
}

export function makePage(
  content: string | Uint8Array,
  sharing: Sharing,
  contentType = 'text/html; charset=utf-8',
): PressPage {
  const plain = typeof content === 'string' ? Buffer.from(content) : Buffer.from(content)
  const bodies = new Map<Encoding, Buffer>([['identity', plain]])
  return {
    sharing,
    contentType,
    etag: sharing === 'public' ? etagOf(plain) : undefined,
    isCompressible: !/^(?:image\/(?!svg)|font\/)/.test(contentType),
    resourcePolicy: contentType.startsWith('image/') ? 'cross-origin' : 'same-origin',
    bodyAs(encoding) {
      const kept = bodies.get(encoding)
      if (kept) return kept
      const text = plainOf(bodies)
      if (encoding === 'identity') return text
      const made = alone(compress(text, encoding))
      bodies.set(encoding, made)
      bodies.delete('identity')
      return made
    },
    size: () => [...bodies.values()].reduce((sum, body) => sum + body.byteLength, 0),
  }
}

/** What zlib answers is a part of a larger buffer, which would be kept with it. */
function alone(part: Buffer): Buffer {
  const copy = Buffer.allocUnsafeSlow(part.byteLength)
  part.copy(copy)
  return copy
}

/** For a client that takes nothing compressed, or a second compression. */
function plainOf(bodies: ReadonlyMap<Encoding, Buffer>): Buffer {
  for (const [encoding, body] of bodies) return decompress(body, encoding)
  throw new Error('A page holds its text in one encoding at least.')
}

function decompress(body: Buffer, encoding: Encoding): Buffer {
  switch (encoding) {
    case 'br':
      return brotliDecompressSync(body)
    case 'zstd':
      return zstdDecompressSync(body)
    case 'gzip':
      return gunzipSync(body)
    case 'identity':
      return body
  }
}

function etagOf(body: Buffer): string {
  return `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`
}

function compress(body: Buffer, encoding: Encoding): Buffer {
  switch (encoding) {
    case 'br':
      return brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } })
    case 'zstd':
      return zstdCompressSync(body)
    case 'gzip':
      return gzipSync(body, { level: 6 })
    case 'identity':
      return body
  }
}
