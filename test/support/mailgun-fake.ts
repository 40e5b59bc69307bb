import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { buffer } from 'node:stream/consumers'
import type { Received } from './mail-sink.ts'

export type Ruled = { status: number; message: string } | 'silent' | 'hang-up' | 'take-and-hang-up'

export type MailgunFake = {
  origin: string
  key: string
  domain: string
  received: Received[]
  /** Fields of the forms that were taken, without the message. */
  forms: Record<string, string>[]
  /** What becomes of the next messages to an address; undefined: they are taken. */
  rule: (rules: (to: string) => Ruled | undefined) => void
  close: () => Promise<void>
}

const MOST_BYTES = 25 * 1024 * 1024

/** Answers `POST /v3/DOMAIN/messages.mime` as Mailgun documents it: its statuses, its JSON, its sentences. */
export async function startMailgunFake(domain = 'letters.frontier.example'): Promise<MailgunFake> {
  const key = 'key-0123456789abcdef'
  const received: Received[] = []
  const forms: Record<string, string>[] = []
  let rules: ((to: string) => Ruled | undefined) | undefined

  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const say = (status: number, message: string, more = {}) =>
      response
        .writeHead(status, { 'content-type': 'application/json' })
        .end(JSON.stringify({ ...more, message }))
    const content = await buffer(request)
    const expected = `Basic ${Buffer.from(`api:${key}`).toString('base64')}`
    if (request.headers.authorization !== expected) return response.writeHead(401).end('Forbidden')
    if (request.method !== 'POST' || request.url !== `/v3/${domain}/messages.mime`)
      return say(404, `Domain not found: ${request.url?.split('/')[2]}`)
    if (content.byteLength > MOST_BYTES) return say(413, 'Request Entity Too Large')
    // Node's own parser of forms, which is not what wrote it.
    const form = await new Response(new Uint8Array(content), {
      headers: { 'content-type': request.headers['content-type'] ?? '' },
    }).formData()
    const to = form.get('to')
    const message = form.get('message')
    if (typeof to !== 'string' || to === '') return say(400, 'to parameter is missing')
    if (!/^[^\s@]+@[^\s@]+$/.test(to))
      return say(400, "'to' parameter is not a valid address. please check documentation")
    if (!(message instanceof File)) return say(400, 'message parameter is missing')
    const ruled = rules?.(to)
    if (ruled === 'silent') return undefined
    if (ruled === 'hang-up') return request.socket.destroy()
    if (typeof ruled === 'object') return say(ruled.status, ruled.message)
    const raw = await message.text()
    received.push({ to, raw })
    forms.push(
      Object.fromEntries(
        [...form].filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
      ),
    )
    if (ruled === 'take-and-hang-up') return request.socket.destroy()
    const [, id = ''] = /^message-id:\s*(\S+)/im.exec(raw) ?? []
    return say(200, 'Queued. Thank you.', { id })
  }

  const server = createServer((request, response) => {
    // Clients that are killed, or give up, break their connections, which is what these tests are about.
    answer(request, response).catch(() => response.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The fake has no port.')
  return {
    origin: `http://127.0.0.1:${address.port}`,
    key,
    domain,
    received,
    forms,
    rule: (given) => (rules = given),
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
