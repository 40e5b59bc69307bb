import { Readable } from 'node:stream'
import { findFile, findMedia, type StoredFile } from '../../domain/media/find.ts'
import { answerWith } from '../answer.ts'
import type { Deps } from '../context.ts'
import { lookAt } from '../look.ts'
import { mediaPath, readMediaPath } from '../../lib/media-path.ts'
import { asked, toResponse } from '../press/pressed.ts'
import { makePage } from '../press/page.ts'
import type { Asking } from '../route.ts'
import { errorPage, notFound } from './errors.ts'
import { mailPicture } from './mail-picture.ts'
import { readRange } from './range.ts'

/** Larger files are read from the disk each time: they would push pages out of memory. */
const KEPT_BYTES = 512 * 1024

export async function asset(c: Asking, deps: Deps): Promise<Response> {
  const { path, site } = c.var
  const file = deps.assets.files.get(path) ?? lookAt(path, site.identity)
  return file ? toResponse(answerWith(file, asked(c))) : notFound(c, deps)
}

/** Files are addressed by the hash of their bytes, so that any copy may be kept for ever. */
export async function media(c: Asking, deps: Deps): Promise<Response> {
  const generation = deps.press.generation()
  const kept = deps.press.get(c.var.path)
  if (kept) return toResponse(answerWith(kept, asked(c)))
  const named = readMediaPath(c.req.param('file') ?? '')
  if (!named) return notFound(c, deps)
  if (named.name.length === 36) return leadToPresent(c, deps, named.name)
  const found = await findFile(deps.database.db, named.name)
  if (found.found === 'removed') return errorPage(c, deps, 410)
  if (found.found !== 'file') return notFound(c, deps)
  const isForMail = named.mime === 'image/jpeg' && found.file.mime === 'image/webp'
  if (isForMail) return mailPicture(c, deps, named.name)
  if (found.file.mime !== named.mime) return notFound(c, deps)
  const { file } = found
  if (file.mime === 'application/pdf' || file.bytes > KEPT_BYTES) return stream(c, deps, named.name, file)
  const bytes = await deps.media.read(named.name)
  if (bytes === undefined) return notFound(c, deps)
  const page = makePage(bytes, 'immutable', file.mime)
  deps.press.put(c.var.path, page, generation)
  return toResponse(answerWith(page, asked(c)))
}

/** A document is linked to by its name in the library, so that a newer edition of it takes over its links. */
async function leadToPresent(c: Asking, deps: Deps, id: string): Promise<Response> {
  const item = await findMedia(deps.database.db, id)
  if (!item || item.mime !== 'application/pdf') return notFound(c, deps)
  if (item.removedAt !== null) return errorPage(c, deps, 410)
  return c.redirect(mediaPath(item.hash, item.mime), 302)
}

/** From the disk, whole or one range of it: what reads documents asks for their parts. */
async function stream(
  c: Asking,
  deps: Deps,
  hash: string,
  { mime, bytes, name }: StoredFile,
): Promise<Response> {
  const range = readRange(c.req.header('range'), bytes)
  const headers = new Headers({
    'content-type': mime,
    'cache-control': 'public, max-age=31536000, immutable',
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
