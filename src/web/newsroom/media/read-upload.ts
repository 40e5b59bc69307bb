import { type Part, readMultipart } from '../../../lib/multipart.ts'
import { LARGEST_FILE } from '../../../platform/media/inspect.ts'
import type { Asking } from '../../route.ts'

export type SentFile = { name: string; bytes: Uint8Array }

export type Upload =
  | { ok: true; files: SentFile[]; fields: Record<string, string> }
  | { ok: false; status: 400 | 413 | 503; fields: { field: string; message: string }[] }

/** For one request: one large file, or a good handful of photographs. */
export const LARGEST_UPLOAD = LARGEST_FILE + 23 * 1024 * 1024
const MOST_FILES = 30
/** For all requests under way together, from their first byte until their files are dealt with. */
const MOST_HELD = 2 * LARGEST_UPLOAD
let held = 0

/** Addresses whose bodies are read by `withUpload`, or piece by piece. */
export function isUpload(path: string): boolean {
  return (
    path === '/newsroom/media' ||
    path === '/newsroom/subscribers/imports' ||
    /^\/newsroom\/(?:media\/[^/]+|authors\/[^/]+\/portrait|events\/[^/]+\/picture|identity\/logo\/[^/]+)\/file$/.test(
      path,
    )
  )
}

/**
 * Reads a form with files, strictly, and hands it on: the files are those of the field `files`, every other field must
 * be one of `allowed`. Call it once it is known who asks; until then nothing of the body is read.
 */
export async function withUpload(
  c: Asking,
  allowed: readonly string[],
  handle: (upload: Upload) => Promise<Response>,
): Promise<Response> {
  const type = c.req.header('content-type') ?? ''
  const length = Number(c.req.header('content-length') ?? LARGEST_UPLOAD)
  if (!/^multipart\/form-data\b/i.test(type))
    return handle(refuse(400, 'content-type', 'must be multipart/form-data'))
  if (!(length >= 0 && length <= LARGEST_UPLOAD))
    return handle(refuse(413, 'files', 'are too large together'))
  if (held + length > MOST_HELD)
    return handle(refuse(503, 'files', 'are not taken while others are being taken'))
  held += length
  try {
    return await handle(await read(c, type, length, allowed))
  } finally {
    held -= length
  }
}

async function read(c: Asking, type: string, length: number, allowed: readonly string[]): Promise<Upload> {
  const body = await readBody(c.req.raw.body, length)
  if (!body) return refuse(413, 'files', 'are too large together')
  const parts = readMultipart(type, body)
  return parts ? sortOut(parts, allowed) : refuse(400, 'body', 'is not a form')
}

/** Into memory that is set aside once, where it is said how much will come. */
async function readBody(
  stream: ReadableStream<Uint8Array> | null,
  length: number,
): Promise<Buffer | undefined> {
  const body = Buffer.allocUnsafe(length)
  let size = 0
  for await (const part of stream ?? []) {
    if (size + part.byteLength > length) return undefined
    body.set(part, size)
    size += part.byteLength
  }
  return body.subarray(0, size)
}

function sortOut(parts: Part[], allowed: readonly string[]): Upload {
  const fields: Record<string, string> = {}
  const files: SentFile[] = []
  for (const { name, fileName, bytes } of parts) {
    if (name === 'files' && fileName !== undefined) {
      // A browser sends an empty file without a name where none was chosen.
      if (bytes.byteLength > 0 || fileName !== '') files.push({ name: fileName, bytes })
    } else if (fileName !== undefined || !allowed.includes(name)) {
      return refuse(400, name.slice(0, 100), 'is not expected here')
    } else if (Object.hasOwn(fields, name)) {
      return refuse(400, name, 'is repeated')
    } else {
      fields[name] = Buffer.from(bytes).toString('utf8')
    }
  }
  if (files.length > MOST_FILES) return refuse(400, 'files', `are more than ${MOST_FILES}`)
  return { ok: true, files, fields }
}

function refuse(status: 400 | 413 | 503, field: string, message: string): Upload {
  return { ok: false, status, fields: [{ field, message }] }
}
