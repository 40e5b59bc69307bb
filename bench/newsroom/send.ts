import { Agent, request } from 'node:http'
import { buffer } from 'node:stream/consumers'

export type Sent = {
  method: 'GET' | 'POST'
  path: string
  cookie?: string | undefined
  body?: string
  headers?: Record<string, string>
}

export type Answer = { status: number; text: string; firstByteAt: number }

const agent = new Agent({ keepAlive: true, maxSockets: 64 })

/** One request on a kept connection, as a browser at work sends it; times are `performance.now()`. */
export function send(port: number, { method, path, cookie, body, headers }: Sent): Promise<Answer> {
  const own = { host: `localhost:${port}`, ...(cookie !== undefined && { cookie }), ...headers }
  const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) }
  return new Promise((resolve, reject) => {
    const options = { agent, host: '127.0.0.1', port, path, method, headers: { ...own, ...length } }
    const sending = request(options, (response) => {
      const firstByteAt = performance.now()
      const { statusCode: status = 0 } = response
      buffer(response).then((bytes) => resolve({ status, text: bytes.toString(), firstByteAt }), reject)
    })
    sending.once('error', reject)
    sending.end(body)
  })
}
