import { randomBytes } from 'node:crypto'
import {
  Agent as HttpAgent,
  type ClientRequest,
  type IncomingMessage,
  request as requestHttp,
} from 'node:http'
import { Agent as HttpsAgent, request as requestHttps } from 'node:https'
import type { Carried, Carrier, Parcel } from './carrier.ts'
import { createPace } from './pace.ts'
import type { MailgunWay } from './way-address.ts'

/** https://documentation.mailgun.com/docs/mailgun/api-reference/send/mailgun/messages */
const ORIGINS = { us: 'https://api.mailgun.net', eu: 'https://api.eu.mailgun.net' }
const CONNECT_MS = 15_000
const SILENCE_MS = 120_000
/** An idle connection that the other side is about to close would put the next copy in doubt. */
const IDLE_MS = 4_000
const LONGEST_ANSWER = 10_000

/** `POST /v3/DOMAIN/messages.mime`: the message as it is, one recipient, nothing followed and nothing rewritten. */
export function createMailgunCarrier(
  way: Pick<MailgunWay, 'key' | 'domain' | 'region' | 'lanes' | 'perSecond'>,
  { origin = ORIGINS[way.region], silenceMs = SILENCE_MS } = {},
): Carrier {
  const url = new URL(`/v3/${way.domain}/messages.mime`, origin)
  const isSecure = url.protocol === 'https:'
  const keeping = { keepAlive: true, maxSockets: way.lanes, timeout: IDLE_MS }
  const agent = isSecure ? new HttpsAgent(keeping) : new HttpAgent(keeping)
  const authorization = `Basic ${Buffer.from(`api:${way.key}`).toString('base64')}`
  const pace = createPace(way.perSecond)
  return {
    name: `mailgun:${way.domain}`,
    lanes: way.lanes,
    carry: async (parcel) => {
      await pace()
      const { type, body } = formOf(parcel)
      const headers = { authorization, 'content-type': type, 'content-length': body.byteLength }
      const request = (isSecure ? requestHttps : requestHttp)(url, { agent, method: 'POST', headers })
      return post(request, body, parcel, silenceMs)
    },
    close: () => agent.destroy(),
  }
}

/** Up to `onWire` nothing has been sent, not even a header, so whatever goes wrong before it is no doubt. */
function post(request: ClientRequest, body: Buffer, parcel: Parcel, silenceMs: number): Promise<Carried> {
  let isGiven = false
  return new Promise((resolve, reject) => {
    const end = (carried: Carried) => {
      clearTimeout(timer)
      resolve(carried)
    }
    const fail = (error: Error) => {
      end({ outcome: isGiven ? 'in-doubt' : 'unreachable', answer: oneLine(error.message) })
      request.destroy()
    }
    let timer = setTimeout(() => fail(new Error('No connection was made in time.')), CONNECT_MS)
    const give = async () => {
      if (!(await parcel.onWire())) {
        end({ outcome: 'withdrawn', answer: 'Somebody else has this copy now.' })
        return void request.destroy()
      }
      clearTimeout(timer)
      if (request.destroyed || request.socket?.writable === false)
        return fail(new Error('The connection was lost.'))
      isGiven = true
      timer = setTimeout(() => fail(new Error('No answer came in time.')), silenceMs)
      request.end(body)
    }
    request.once('error', fail)
    request.once('response', (response) => void answerOf(response).then(end, reject))
    request.once('socket', (socket) => {
      // The agent's limit is for connections that rest; this one is at work.
      socket.setTimeout(0)
      const isReady = 'encrypted' in socket ? 'secureConnect' : 'connect'
      if (socket.connecting) socket.once(isReady, () => void give().catch(reject))
      else give().catch(reject)
    })
  })
}

async function answerOf(response: IncomingMessage): Promise<Carried> {
  const { statusCode: status = 0 } = response
  let text = ''
  try {
    for await (const chunk of response.setEncoding('utf8')) if (text.length < LONGEST_ANSWER) text += chunk
  } catch {
    // The status says it all.
  }
  return { outcome: outcomeOf(status, text), answer: oneLine(`${status} ${messageIn(text)}`) }
}

/**
 * A 5xx may come from before or behind the place where a message is kept, so it is a doubt. What is about the account
 * says nothing about the recipient.
 */
function outcomeOf(status: number, text: string): Carried['outcome'] {
  if (status >= 200 && status < 300) return 'sent'
  if (status >= 500) return 'in-doubt'
  if (status === 413) return 'refused'
  const isAboutUs = /\b(?:domain|account|plan|limit|sandbox|forbidden)\b/i.test(text)
  return status === 400 && !isAboutUs ? 'refused' : 'unreachable'
}

function messageIn(text: string): string {
  try {
    const answer: unknown = JSON.parse(text)
    if (answer === null || typeof answer !== 'object') return text
    const message = 'message' in answer ? String(answer.message) : text
    return 'id' in answer ? `${message} ${String(answer.id)}` : message
  } catch {
    return text
  }
}

function formOf({ to, raw }: Parcel): { type: string; body: Buffer } {
  const boundary = `broadsheet-${randomBytes(18).toString('hex')}`
  const field = (name: string, value: string) =>
    `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`
  const file =
    `--${boundary}\r\nContent-Disposition: form-data; name="message"; filename="message.eml"\r\n` +
    'Content-Type: message/rfc822\r\n\r\n'
  const head = field('to', to) + field('o:tracking', 'no') + file
  return {
    type: `multipart/form-data; boundary=${boundary}`,
    body: Buffer.concat([Buffer.from(head), raw, Buffer.from(`\r\n--${boundary}--\r\n`)]),
  }
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim().slice(0, 500)
}
