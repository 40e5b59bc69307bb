import { createTransport } from 'nodemailer'
import type { Clock } from '../../lib/clock.ts'
import type { Mailer, Sent } from './mailer.ts'
import { composeMail } from './message.ts'
import { dkimOptions, type SigningKey } from './signing-key.ts'

const CONNECT_MS = 10_000
const SILENCE_MS = 30_000

/** Keeps connections open and shares them. What is tried again, and when, is the queue's business alone. */
export function createSmtp(url: string, clock: Clock, key?: SigningKey): Mailer {
  const pool = createTransport({
    url,
    pool: true,
    maxRequeues: 0,
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    socketTimeout: SILENCE_MS,
    dnsTimeout: CONNECT_MS,
    ...(key && { dkim: dkimOptions(key) }),
  })
  return {
    send: async (message): Promise<Sent> => {
      try {
        await pool.sendMail(composeMail(message, clock))
        return { ok: true }
      } catch (error) {
        const refused = refusalIn(error)
        if (refused === undefined) throw error
        return { ok: false, refused }
      }
    },
    close: () => pool.close(),
  }
}

/** A 5yz reply to the recipient or the message is final (RFC 5321, 4.2.1); one to anything else is our own mistake. */
function refusalIn(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('responseCode' in error) || !('code' in error)) return undefined
  const isAboutMessage = error.code === 'EENVELOPE' || error.code === 'EMESSAGE'
  const isFinal =
    typeof error.responseCode === 'number' && error.responseCode >= 500 && error.responseCode !== 503
  return isAboutMessage && isFinal ? error.message : undefined
}
