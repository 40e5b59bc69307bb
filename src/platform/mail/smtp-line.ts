import SMTPConnection from 'nodemailer/lib/smtp-connection'
import type { Carried, Parcel } from './carrier.ts'
import { heldContent } from './held-content.ts'

export type LineOptions = SMTPConnection.Options & { auth?: { user: string; pass: string } }

export type Line = { carry: (parcel: Parcel) => Promise<Carried>; close: () => void }

/** After so many messages a connection is made anew, which servers that count them expect. */
const MOST_PER_CONNECTION = 100
/** A server that says a little now and then is never silent; here it ends all the same, before the lease does. */
const LONGEST_MS = 840_000

/** One connection to an SMTP server, opened when it is needed and kept for the next message. */
export function createLine(options: LineOptions): Line {
  let open: SMTPConnection | undefined
  let carried = 0
  let isClosed = false
  const hangUp = () => {
    open?.close()
    open = undefined
    carried = 0
  }
  const carry = async (parcel: Parcel): Promise<Carried> => {
    try {
      open ??= await connect(options, () => (open = undefined))
    } catch (error) {
      return { outcome: 'unreachable', answer: wordsOf(error) }
    }
    if (isClosed) {
      hangUp()
      return { outcome: 'unreachable', answer: 'The program is stopping.' }
    }
    const result = await hand(open, parcel)
    carried += 1
    if (result.outcome !== 'sent' || carried >= MOST_PER_CONNECTION) hangUp()
    return result
  }
  const close = () => {
    isClosed = true
    hangUp()
  }
  return { carry, close }
}

function connect({ auth, ...options }: LineOptions, onEnd: () => void): Promise<SMTPConnection> {
  const connection = new SMTPConnection(options)
  return new Promise((resolve, reject) => {
    connection.once('error', (error) => {
      connection.close()
      reject(error)
    })
    connection.once('end', () => {
      onEnd()
      reject(new Error('The mail server hung up.'))
    })
    connection.connect(() => {
      // What breaks later is reported by the message under way, or by the end.
      connection.on('error', () => undefined)
      if (auth === undefined) return resolve(connection)
      connection.login({ credentials: auth }, (error) => {
        if (!error) return resolve(connection)
        connection.close()
        reject(error)
      })
    })
  })
}

function hand(connection: SMTPConnection, { from, to, raw, onWire }: Parcel): Promise<Carried> {
  let isOutOfStep = false
  const content = heldContent(raw, async () => {
    // nodemailer takes any reply that is no refusal. One that is not 354 belongs to another command: what the server says
    // next could be taken for its answer to this message.
    isOutOfStep = !String(connection.lastServerResponse).startsWith('354')
    if (isOutOfStep) throw new Error(`DATA was answered with “${String(connection.lastServerResponse)}”.`)
    return onWire()
  })
  return new Promise((resolve) => {
    const end = (carried: Carried) => {
      // What has been decided here holds: nothing may leave after it.
      content.withhold()
      clearTimeout(timer)
      connection.off('end', lost)
      resolve(carried)
    }
    const lost = () => end(outcomeOf(new Error('The connection was lost.'), content.isGiven()))
    const timer = setTimeout(() => {
      end(outcomeOf(new Error('No answer came in time.'), content.isGiven()))
      connection.close()
    }, LONGEST_MS)
    connection.once('end', lost)
    content.once('error', (error) => {
      connection.close()
      end({ outcome: isOutOfStep ? 'unreachable' : 'withdrawn', answer: wordsOf(error) })
    })
    connection.send({ from, to: [to], size: raw.byteLength }, content, (error, info) =>
      end(error ? outcomeOf(error, content.isGiven()) : { outcome: 'sent', answer: info.response }),
    )
  })
}

/**
 * A refusal is an answer whenever it comes (RFC 5321, 4.2.1); silence is one only while nothing had been given out. Any
 * other reply in its place belongs to another command: server and client have lost each other.
 */
function outcomeOf(error: Error, isGiven: boolean): Carried {
  const answer = wordsOf(error)
  const reply = 'responseCode' in error && typeof error.responseCode === 'number' ? error.responseCode : 0
  const command = 'command' in error ? String(error.command) : ''
  const isRefusal = reply >= 400 && reply < 600
  if (!isRefusal && isGiven) return { outcome: 'in-doubt', answer }
  if (!isRefusal) return { outcome: reply === 0 && isAboutMessage(error) ? 'refused' : 'unreachable', answer }
  if (reply === 421 || !/^(RCPT TO|DATA)/.test(command) || isAboutUs(reply, answer))
    return { outcome: 'unreachable', answer }
  return { outcome: reply >= 500 ? 'refused' : 'later', answer }
}

/** It would say the same of every recipient: sign in first (RFC 4954, 6), or no relaying for us (RFC 3463, 5.7.x). */
function isAboutUs(reply: number, answer: string): boolean {
  return reply === 530 || reply === 535 || reply === 538 || /\brelay(?:ing)?\b/i.test(answer)
}

/** Too large for this server, or no address that can be written: nodemailer says so before it asks the server. */
function isAboutMessage(error: Error): boolean {
  return 'code' in error && (error.code === 'EMESSAGE' || error.code === 'EENVELOPE')
}

function wordsOf(error: unknown): string {
  const said = error instanceof Error && 'response' in error ? error.response : undefined
  const words =
    typeof said === 'string' && said !== '' ? said : String(error instanceof Error ? error.message : error)
  return words.replace(/\s+/g, ' ').slice(0, 500)
}
