import type { Asking } from '../../route.ts'
import { LARGEST_FILE } from '../../../platform/media/inspect.ts'

export type SentFile = { name: string; bytes: Uint8Array }

export type Upload =
  | { ok: true; files: SentFile[]; fields: Record<string, string> }
  | { ok: false; status: 400 | 413 | 503; fields: { field: string; message: string }[] }

/** For one request: one large file, or a good handful of photographs. */
export const LARGEST_UPLOAD = LARGEST_FILE + 23 * 1024 * 1024
const MOST_FILES = 30
/** For all requests under way together. */
const MOST_HELD = 2 * LARGEST_UPLOAD
let held = 0

/** Addresses whose bodies `readUpload` reads. */
export function isUpload(path: string): boolean {
  return path === '/newsroom/media' || /^\/newsroom\/media\/[^/]+\/file$/.test(path)
}

/**
 * Reads a form with files, strictly: the files are those of the field `files`, every other field must be one of
 * `allowed`. Call it once it is known who asks; until then nothing of the body is read.
 */
export async function readUpload(c: Asking, allowed: readonly string[]): Promise<Upload> {
  const type = c.req.header('content-type') ?? ''
  if (!/^multipart\/form-data\b/i.test(type))
    return refuse(400, 'content-type', 'must be multipart/form-data')
  const length = Number(c.req.header('content-length') ?? LARGEST_UPLOAD)
  if (!(length <= LARGEST_UPLOAD)) return refuse(413, 'files', 'are too large together')
  if (held + length > MOST_HELD) return refuse(503, 'files', 'are not taken while others are being taken')
  held += length
  try {
    const body = await readBody(c.req.raw.body)
    if (!body) return refuse(413, 'files', 'are too large together')
    const form = await new Response(body, { headers: { 'content-type': type } })
      .formData()
      .catch(() => undefined)
    return form ? await sortOut(form, allowed) : refuse(400, 'body', 'is not a form')
  } finally {
    held -= length
  }
}

async function readBody(stream: ReadableStream<Uint8Array> | null): Promise<Blob | undefined> {
  const parts: Uint8Array<ArrayBuffer>[] = []
  let size = 0
  for await (const part of stream ?? []) {
    size += part.byteLength
    if (size > LARGEST_UPLOAD) return undefined
    parts.push(new Uint8Array(part))
  }
  return new Blob(parts)
}

async function sortOut(form: FormData, allowed: readonly string[]): Promise<Upload> {
  const fields: Record<string, string> = {}
  const files: SentFile[] = []
  for (const [name, value] of form) {
    if (name === 'files' && typeof value !== 'string') {
      // A browser sends an empty file without a name where none was chosen.
      if (value.size > 0 || value.name !== '') files.push({ name: value.name, bytes: await value.bytes() })
    } else if (typeof value !== 'string' || !allowed.includes(name)) {
      return refuse(400, name.slice(0, 100), 'is not expected here')
    } else if (name in fields) {
      return refuse(400, name, 'is repeated')
    } else {
      fields[name] = value
    }
  }
  if (files.length > MOST_FILES) return refuse(400, 'files', `are more than ${MOST_FILES}`)
  return { ok: true, files, fields }
}

function refuse(status: 400 | 413 | 503, field: string, message: string): Upload {
  return { ok: false, status, fields: [{ field, message }] }
}
