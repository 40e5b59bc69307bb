import type { Carrier } from './carrier.ts'
import { createPace } from './pace.ts'
import { createLine, type Line, type LineOptions } from './smtp-line.ts'

export type SmtpAddress = {
  host: string
  port: number
  /** TLS from the first byte; else STARTTLS where the server offers it, and always before a password. */
  secure: boolean
  auth?: { user: string; pass: string }
  /** Messages a second, by this process. */
  perSecond?: number
  /** Connections at once. */
  lanes: number
}

const CONNECT_MS = 15_000
/** RFC 5321, 4.5.3.2.6: a server may take ten minutes to say that it has a message. */
const SILENCE_MS = 600_000

export function createSmtpCarrier({ host, port, secure, auth, perSecond, lanes }: SmtpAddress): Carrier {
  const options: LineOptions = {
    host,
    port,
    secure,
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    dnsTimeout: CONNECT_MS,
    socketTimeout: SILENCE_MS,
    ...(auth && { auth, requireTLS: !secure && !isHere(host) }),
  }
  const all: Line[] = Array.from({ length: lanes }, () => createLine(options))
  const free = [...all]
  const pace = createPace(perSecond)
  return {
    name: `${host}:${port}`,
    lanes,
    carry: async (parcel) => {
      // Whoever sends keeps to `lanes`; one too many opens a line of its own for this once.
      const line = free.pop() ?? createLine(options)
      try {
        await pace()
        return await line.carry(parcel)
      } finally {
        if (all.includes(line)) free.push(line)
        else line.close()
      }
    },
    close: () => all.forEach((line) => line.close()),
  }
}

/** A password may go unencrypted only where it does not leave the machine. */
export function isHere(host: string): boolean {
  return host === 'localhost' || host === '::1' || host.startsWith('127.')
}
