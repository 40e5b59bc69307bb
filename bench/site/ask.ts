import { type IncomingHttpHeaders, request } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { gunzipSync } from 'node:zlib'

export type Request = { path: string; cookie?: string }

export type Reply = {
  status: number
  headers: IncomingHttpHeaders
  /** As it came over the wire. */
  bytes: Buffer
}

/** One request as the load sends it: over loopback, gzip accepted. With `form` it is a POST from the site's own page. */
export function ask(port: number, { path, cookie }: Request, form?: Record<string, string>): Promise<Reply> {
  const host = `localhost:${port}`
  const headers: Record<string, string> = { host, 'accept-encoding': 'gzip' }
  if (cookie !== undefined) headers.cookie = cookie
  if (form) {
    headers.origin = `http://${host}`
    headers['content-type'] = 'application/x-www-form-urlencoded'
  }
  return new Promise((resolve, reject) => {
    const options = { host: '127.0.0.1', port, path, headers, method: form ? 'POST' : 'GET', agent: false }
    const sending = request(options, (response) => {
      const { statusCode = 0, headers } = response
      buffer(response).then((bytes) => resolve({ status: statusCode, headers, bytes }), reject)
    })
    sending.once('error', reject)
    sending.end(form && new URLSearchParams(form).toString())
  })
}

/** The reply's text. Throws unless it is a success and, with `gzip`, compressed as the load will ask for it. */
export function textOf(reply: Reply, from: string): string {
  if (reply.status !== 200) throw new Error(`${from} answered ${reply.status} instead of 200.`)
  return (reply.headers['content-encoding'] === 'gzip' ? gunzipSync(reply.bytes) : reply.bytes).toString()
}

/** `name=value` of the cookies a reply sets, joined as a browser would send them back. */
export function cookiesOf(reply: Reply): string {
  return (reply.headers['set-cookie'] ?? []).map((cookie) => cookie.split(';')[0]).join('; ')
}
