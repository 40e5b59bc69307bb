import type { Encoding } from './press/negotiate.ts'
import { pickEncoding } from './press/negotiate.ts'
import type { PressPage } from './press/page.ts'

/** A response before it is known who writes it: `node:http` directly for a press hit, Hono for everything else. */
export type Answer = {
  status: number
  /** Name, value, name, value: as `node:http` takes them. */
  headers: readonly string[]
  body: Buffer | undefined
}

/** What of a request matters to a page that is ready. */
export type Asked = {
  method: string
  acceptEncoding: string | undefined
  ifNoneMatch: string | undefined
}

const cacheControl = {
  immutable: 'public, max-age=31536000, immutable',
  public: 'public, max-age=0, must-revalidate',
  private: 'private, no-store',
}

/** A ready page as an answer: encoded, conditional where everyone may see it, never stored where not. */
export function answerWith(page: PressPage, asked: Asked, setCookies: readonly string[] = []): Answer {
  const encoding = page.isCompressible ? pickEncoding(asked.acceptEncoding) : 'identity'
  const answer = answerIn(page, encoding, asked)
  if (setCookies.length === 0) return answer
  return {
    ...answer,
    headers: [...answer.headers, ...setCookies.flatMap((cookie) => ['set-cookie', cookie])],
  }
}

function answerIn(page: PressPage, encoding: Encoding, asked: Asked): Answer {
  const etag = asked.ifNoneMatch === undefined ? undefined : etagIn(page, encoding)
  if (etag !== undefined && matches(asked.ifNoneMatch, etag))
    return { status: 304, headers: headersOf(page, encoding), body: undefined }
  // A HEAD of a walled page says nothing of its length: it was judged by nobody.
  if (asked.method === 'HEAD')
    return { status: 200, headers: [...headersOf(page, encoding), ...coding(encoding)], body: undefined }
  return wholeAnswer(page, encoding)
}

/** The same answer goes to everyone who gets the page in this encoding, so it is put together once and kept with it. */
const wholeAnswers = new WeakMap<PressPage, Map<Encoding, Answer>>()

function wholeAnswer(page: PressPage, encoding: Encoding): Answer {
  const byEncoding = wholeAnswers.get(page) ?? new Map<Encoding, Answer>()
  const kept = byEncoding.get(encoding)
  if (kept) return kept
  const body = page.bodyAs(encoding)
  const length = ['content-length', String(body.byteLength)]
  const answer = {
    status: 200,
    headers: [...headersOf(page, encoding), ...coding(encoding), ...length],
    body,
  }
  if (encoding !== 'identity' || !page.isCompressible)
    wholeAnswers.set(page, byEncoding.set(encoding, answer))
  return answer
}

function headersOf(page: PressPage, encoding: Encoding): string[] {
  const headers = ['content-type', page.contentType, 'cache-control', cacheControl[page.sharing]]
  headers.push('cross-origin-resource-policy', page.resourcePolicy)
  if (page.sharing !== 'private') headers.push('vary', 'Accept-Encoding')
  const etag = etagIn(page, encoding)
  if (etag !== undefined) headers.push('etag', etag)
  return headers
}

function coding(encoding: Encoding): string[] {
  return encoding === 'identity' ? [] : ['content-encoding', encoding]
}

function etagIn({ etag }: PressPage, encoding: Encoding): string | undefined {
  return etag === undefined || encoding === 'identity' ? etag : `${etag.slice(0, -1)}-${encoding}"`
}

function matches(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false
  const given = ifNoneMatch.split(',').map((tag) => tag.trim().replace(/^W\//, ''))
  return given.includes(etag) || given.includes('*')
}
