import { type Server, STATUS_CODES } from 'node:http'
import type { Duplex } from 'node:stream'

type Headers = readonly (readonly [name: string, value: string])[]

/** What `node:http` would refuse by itself, without a word of protection: every answer carries the same headers. */
export function refuseWithHeaders(server: Server, headers: Headers): void {
  server.on('clientError', (error, socket) => {
    if (socket.writable && !isAnswering(socket))
      socket.end(refusal(statusOf(error), headers), () => socket.destroy())
    else socket.destroy()
  })
  server.on('checkExpectation', (_, response) => {
    response.writeHead(417, refusalHeaders(headers).flat()).end()
  })
}

/** For a request that is HTTP but names no address that could be meant. */
export function refusedRequest(headers: Headers): Response {
  return new Response(null, { status: 400, headers: refusalHeaders(headers) })
}

/** Words written into the middle of an answer would be taken for a part of it. */
function isAnswering(socket: Duplex): boolean {
  const answer: unknown = Reflect.get(socket, '_httpMessage')
  return answer !== null && answer !== undefined
}

function statusOf(error: Error): number {
  switch ('code' in error ? error.code : undefined) {
    case 'HPE_HEADER_OVERFLOW':
      return 431
    case 'HPE_CHUNK_EXTENSIONS_OVERFLOW':
      return 413
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return 408
    default:
      return 400
  }
}

function refusal(status: number, headers: Headers): string {
  const lines = refusalHeaders(headers).map(([name, value]) => `${name}: ${value}`)
  return [`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, ...lines, '', ''].join('\r\n')
}

function refusalHeaders(headers: Headers): [string, string][] {
  const fixed = headers.map(([name, value]): [string, string] => [name, value])
  return [...fixed, ['cache-control', 'private, no-store'], ['content-length', '0'], ['connection', 'close']]
}
