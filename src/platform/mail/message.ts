import type { SendMailOptions } from 'nodemailer'
import type { Clock } from '../../lib/clock.ts'

/** One mail to one person. */
export type Message = {
  /** Stable: the same message sent twice has one Message-ID, by which mail programs know the second. */
  id: string
  from: Sender
  /** One bare address, its domain in ASCII (`deliverableAddress` of `lib/email-address.ts`). */
  to: string
  subject: string
  html: string
  text: string
  /** BCP 47. */
  language: string
  /** Further header fields. */
  headers?: Readonly<Record<string, string>>
  replyTo?: string
  /** Where reports of failed delivery go; absent: to the sender. */
  returnPath?: string
  /** An invitation to an event, or its end (RFC 6047). */
  calendar?: { method: 'REQUEST' | 'CANCEL'; content: string }
  /** One of many copies, which was asked for; the others answer to what somebody did. */
  isLetter?: true
}

export type Sender = { name: string; address: string }

const BARE_ADDRESS = /^[^\s@<>,;:"()[\]\\\p{Control}]+@[a-z0-9.-]+$/iu
/** RFC 3834: nobody is on holiday to a machine. */
const ANSWER = { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' }
const LETTER = { Precedence: 'bulk', 'X-Auto-Response-Suppress': 'All' }
const HEADER_NAME = /^[A-Za-z][A-Za-z0-9-]*$/

/** What nodemailer is told. Throws on an address or header that could begin a header field of its own. */
export function composeMail(message: Message, clock: Clock): SendMailOptions {
  const { from, to, replyTo, returnPath = from.address } = message
  for (const address of [from.address, to, replyTo ?? to, returnPath])
    if (!BARE_ADDRESS.test(address)) throw new Error('A message must go from one bare address to another.')
  if (!/^[\w-]+$/.test(message.id)) throw new Error(`A message cannot be named ${message.id}.`)
  return {
    messageId: `<${message.id}@${from.address.slice(from.address.lastIndexOf('@') + 1)}>`,
    date: new Date(clock().epochMilliseconds),
    from: { name: onOneLine(from.name), address: from.address },
    to: { name: '', address: to },
    ...(replyTo !== undefined && { replyTo }),
    envelope: { from: returnPath, to: [to] },
    subject: onOneLine(message.subject),
    text: message.text,
    html: message.html,
    ...(message.calendar && { icalEvent: { ...message.calendar, filename: 'event.ics' } }),
    headers: {
      ...(message.isLetter ? LETTER : ANSWER),
      'Content-Language': onOneLine(message.language),
      ...furtherHeaders(message.headers ?? {}),
    },
    xMailer: false,
    disableFileAccess: true,
    disableUrlAccess: true,
  }
}

function furtherHeaders(headers: Readonly<Record<string, string>>): Record<string, string> {
  const odd = Object.keys(headers).find((name) => !HEADER_NAME.test(name))
  if (odd !== undefined) throw new Error(`A header field cannot be named ${JSON.stringify(odd)}.`)
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, onOneLine(value)]))
}

function onOneLine(text: string): string {
  return text.replace(/[\s\p{Control}\u2028\u2029]+/gu, ' ').trim()
}
