import { Agent, type IncomingHttpHeaders, request } from 'node:http'
import { connect } from 'node:net'
import { brotliDecompressSync, gunzipSync, zstdDecompressSync } from 'node:zlib'

export type Asked = {
  method?: string
  headers?: Record<string, string>
  body?: string
  /** Without a content-length, in chunks. */
  chunked?: boolean
}

export type Answered = {
  status: number
  headers: IncomingHttpHeaders
  /** Every header as it came, one a line. */
  headerLines: string[]
  /** As it came over the wire. */
  bytes: Buffer
  /** Decompressed. */
  text: string
}

const agent = new Agent({ keepAlive: true, maxSockets: 60 })

/** A request exactly as it is written here, and the answer exactly as it comes: `fetch` would mend both. */
export function ask(origin: string, path: string, asked: Asked = {}): Promise<Answered> {
  const { hostname, port } = new URL(origin)
  const { method = 'GET', headers = {}, body, chunked = false } = asked
  const length = body === undefined || chunked ? {} : { 'content-length': String(Buffer.byteLength(body)) }
  return new Promise((resolve, reject) => {
    const sent = request(
      { agent, hostname, port, path, method, headers: { ...length, ...headers } },
      (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('error', reject)
        response.on('end', () => {
          const bytes = Buffer.concat(chunks)
          const { statusCode: status = 0, headers, rawHeaders } = response
          const text = decompress(bytes, headers['content-encoding'])
          resolve({ status, headers, headerLines: toLines(rawHeaders), bytes, text })
        })
      },
    )
    sent.on('error', reject)
    sent.end(body)
  })
}

/** A form as a browser sends it from a page of the site. */
export function form(fields: Record<string, string> | string[][], origin: string): Asked {
  return {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', origin },
    body: new URLSearchParams(fields).toString(),
  }
}

/** Bytes as they stand here, to a server that may not even take them for HTTP; answers all that comes back. */
export function askRaw(origin: string, text: string): Promise<string> {
  const { hostname, port } = new URL(origin)
  return new Promise((resolve, reject) => {
    let answer = ''
    const socket = connect(Number(port), hostname, () => socket.write(text, 'latin1'))
    socket.setEncoding('latin1')
    socket.setTimeout(5_000, () => socket.destroy())
    socket.on('data', (chunk: string) => {
      answer += chunk
    })
    socket.on('close', () => resolve(answer))
    socket.on('error', (error) => (answer === '' ? reject(error) : resolve(answer)))
  })
}

function decompress(bytes: Buffer, encoding: string | undefined): string {
  if (bytes.byteLength === 0) return ''
  if (encoding === 'br') return brotliDecompressSync(bytes).toString()
  if (encoding === 'gzip') return gunzipSync(bytes).toString()
  if (encoding === 'zstd') return zstdDecompressSync(bytes).toString()
  return bytes.toString()
}

function toLines(rawHeaders: string[]): string[] {
  return rawHeaders.flatMap((name, at) =>
    at % 2 === 0 ? [`${name.toLowerCase()}: ${rawHeaders[at + 1]}`] : [],
  )
}
