import type { Logger } from 'pino'
import type { Clock } from '../../lib/clock.ts'
import type { Message } from './message.ts'
import { createOutbox } from './outbox.ts'
import type { SigningKey } from './signing-key.ts'
import { createSmtp } from './smtp.ts'

/** `refused`: the server will never take this message, and trying again would only annoy it. */
export type Sent = { ok: true } | { ok: false; refused: string }

export type Mailer = {
  /** Throws when the server cannot be reached or asks to be tried later. */
  send: (message: Message) => Promise<Sent>
  close: () => void
}

export type MailerConfig = {
  /** smtp:// or smtps://. Absent: messages become files in `outbox`. */
  smtpUrl?: string
  outbox: string
  /** Absent: mails are not signed here. */
  key?: SigningKey
  clock: Clock
  log: Pick<Logger, 'info'>
}

export function createMailer({ smtpUrl, outbox, key, clock, log }: MailerConfig): Mailer {
  return smtpUrl === undefined ? createOutbox(outbox, clock, log, key) : createSmtp(smtpUrl, clock, key)
}
