import { Readable } from 'node:stream'
import type { StoredFile } from '../../domain/media/find.ts'
import type { Deps } from '../context.ts'
import type { Asking } from '../route.ts'
import { notFound } from './errors.ts'
import { readRange } from './range.ts'

/** `audience`: whoever asks was judged, and the next one has to be. */
export type FileIsFor = 'everyone' | 'audience'

/** From the disk, whole or one range of it: what reads documents asks for their parts. */
export async function sendFile(
  c: Asking,
  deps: Deps,
  hash: string,
  { mime, bytes, name }: Pick<StoredFile, 'mime' | 'bytes' | 'name'>,
  isFor: FileIsFor,
): Promise<Response> {
  const range = readRange(c.req.header('range'), bytes)
  const headers = new Headers({
    'content-type': mime,
    'cache-control': isFor === 'everyone' ? 'public, max-age=31536000, immutable' : 'private, no-store',
    'cross-origin-resource-policy': mime.startsWith('image/') ? 'cross-origin' : 'same-origin',
    'accept-ranges': 'bytes',
  })
  if (mime === 'application/pdf') protectDocument(headers, name)
  if (range === 'unsatisfiable') {
    headers.set('content-range', `bytes */${bytes}`)
    return new Response(null, { status: 416, headers })
  }
  const { start, end } = range ?? { start: 0, end: bytes - 1 }
  if (range) headers.set('content-range', `bytes ${start}-${end}/${bytes}`)
  headers.set('content-length', String(end - start + 1))
  const status = range ? 206 : 200
  if (c.req.method === 'HEAD') return new Response(null, { status, headers })
  const file = await deps.media.open(hash, start, end)
  if (!file) return notFound(c, deps)
  return new Response(Readable.toWeb(file), { status, headers })
}

/** A document is not of our making: it is saved, and should it be shown, then where it can run and reach nothing. */
function protectDocument(headers: Headers, name: string): void {
  headers.set('content-security-policy', "default-src 'none'; sandbox; frame-ancestors 'none'")
  headers.set('content-disposition', `attachment; filename="document.pdf"; filename*=UTF-8''${encode(name)}`)
}

/** As RFC 5987 wants it. */
function encode(name: string): string {
  const named = /\.pdf$/i.test(name) ? name : `${name || 'document'}.pdf`
  return encodeURIComponent(named.toWellFormed()).replace(
    /['()*!]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16)}`,
  )
}
