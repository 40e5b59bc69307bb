import type { Encoding } from './press/negotiate.ts'
import { pickEncoding } from './press/negotiate.ts'
import type { PressPage } from './press/page.ts'

/** A response before it is known who writes it: `node:http` directly for a press hit, Hono for everything else. */
export type Answer = {
  status: number
  headers: [name: string, value: string][]
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
  const headers: [string, string][] = [['content-type', page.contentType]]
  headers.push(['cache-control', cacheControl[page.sharing]])
  headers.push(['cross-origin-resource-policy', page.resourcePolicy])
  if (page.sharing !== 'private') headers.push(['vary', 'Accept-Encoding'])
  for (const cookie of setCookies) headers.push(['set-cookie', cookie])
  if (page.etag !== undefined) {
    const etag = encoding === 'identity' ? page.etag : `${page.etag.slice(0, -1)}-${encoding}"`
    headers.push(['etag', etag])
    if (matches(asked.ifNoneMatch, etag)) return { status: 304, headers, body: undefined }
  }
  return withBody(page, asked, encoding, headers)
}

function withBody(page: PressPage, asked: Asked, encoding: Encoding, headers: [string, string][]): Answer {
  if (encoding !== 'identity') headers.push(['content-encoding', encoding])
  // A HEAD of a walled page says nothing of its length: it was judged by nobody.
  if (asked.method === 'HEAD') return { status: 200, headers, body: undefined }
  const body = page.bodyAs(encoding)
  headers.push(['content-length', String(body.byteLength)])
  return { status: 200, headers, body }
}

function matches(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false
  const given = ifNoneMatch.split(',').map((tag) => tag.trim().replace(/^W\//, ''))
  return given.includes(etag) || given.includes('*')
}
