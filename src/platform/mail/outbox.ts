import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { createTransport } from 'nodemailer'
import type { Logger } from 'pino'
import type { Clock } from '../../lib/clock.ts'
import { writeDurably } from '../durable-file.ts'
import type { Mailer } from './mailer.ts'
import { composeMail } from './message.ts'

/** For a laptop: each message becomes `ID.eml` in the folder, as it would have gone over the wire, and a log line. */
export function createOutbox(folder: string, clock: Clock, log: Pick<Logger, 'info'>): Mailer {
  const composer = createTransport({ streamTransport: true, buffer: true, newline: 'windows' })
  return {
    send: async (message) => {
      const composed = await composer.sendMail(composeMail(message, clock))
      if (!Buffer.isBuffer(composed.message)) throw new TypeError('nodemailer did not answer with a buffer.')
      const path = join(folder, `${message.id}.eml`)
      await mkdir(folder, { recursive: true, mode: 0o700 })
      await writeDurably(path, composed.message)
      log.info(
        { file: path, subject: message.subject },
        'No SMTP_URL is set: a message was written to the outbox.',
      )
      return { ok: true }
    },
    close: () => composer.close(),
  }
}
