import SMTPConnection from 'nodemailer/lib/smtp-connection'
import { isHere } from './smtp-carrier.ts'
import type { SmtpWay } from './way-address.ts'

export type Greeting =
  | { ok: true; isEncrypted: boolean }
  | { ok: false; at: 'connect' | 'sign-in'; problem: string }

const PATIENCE_MS = 10_000

/** Connects, greets, encrypts and signs in as letters do, sends nothing, and hangs up. */
export function greetServer({ host, port, secure, auth }: SmtpWay): Promise<Greeting> {
  const connection = new SMTPConnection({
    host,
    port,
    secure,
    connectionTimeout: PATIENCE_MS,
    greetingTimeout: PATIENCE_MS,
    socketTimeout: PATIENCE_MS,
    dnsTimeout: PATIENCE_MS,
    requireTLS: auth !== undefined && !secure && !isHere(host),
  })
  return new Promise((resolve) => {
    const end = (greeting: Greeting) => {
      resolve(greeting)
      connection.quit()
      connection.close()
    }
    const fail = (at: 'connect' | 'sign-in') => (error: Error) =>
      end({ ok: false, at, problem: oneLine(error.message) })
    connection.on('error', fail('connect'))
    connection.connect((error) => {
      if (error) return fail('connect')(error)
      const { secure: isEncrypted } = connection
      if (auth === undefined) return end({ ok: true, isEncrypted })
      connection.login({ credentials: auth }, (refused) =>
        refused ? fail('sign-in')(refused) : end({ ok: true, isEncrypted }),
      )
    })
  })
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').slice(0, 300)
}
