import { createTransport } from 'nodemailer'
import type { Clock } from '../../lib/clock.ts'
import { composeMail, type Message } from './message.ts'
import { dkimOptions, type SigningKey } from './signing-key.ts'

/** Messages as they go over the wire: MIME, CRLF, signed where there is a key. */
export function createWriter(clock: Clock, key?: SigningKey): (message: Message) => Promise<Buffer> {
  const transport = createTransport({
    streamTransport: true,
    buffer: true,
    newline: 'windows',
    ...(key && { dkim: dkimOptions(key) }),
  })
  return async (message) => {
    const { message: raw } = await transport.sendMail(composeMail(message, clock))
    if (!Buffer.isBuffer(raw)) throw new Error('nodemailer gave a stream where a buffer was asked for.')
    return raw
  }
}
