import type { Logger } from 'pino'
import { startPostman } from '../domain/newsletters/postman.ts'
import type { Clock } from '../lib/clock.ts'
import type { Database } from '../platform/db/open.ts'
import { openWays } from '../platform/mail/open-ways.ts'
import type { SigningKey } from '../platform/mail/signing-key.ts'
import type { WayAddress } from '../platform/mail/way-address.ts'
import { writerFor } from './edition-writer.ts'

export type LettersDeps = {
  database: Database
  clock: Clock
  log: Pick<Logger, 'info' | 'warn' | 'error'>
  /** The folder for copies where there is no way out. */
  outbox: string
  secret: string
  /** Scheme, host and port of the site. */
  origin: string
  settings: { lettersBy: readonly WayAddress[]; signingKey?: SigningKey; bounceAddress?: string }
}

export type Letters = {
  poke: () => void
  /** What became of copies since the start, by server. */
  carried: () => readonly CarriedCount[]
  stop: () => Promise<void>
}

export type CarriedCount = { server: string; outcome: string; count: number }

/** What a server may still take for its answers when the program is told to stop. */
const GRACE_MS = 10_000

/** Carries editions by the ways that were set, from this process. */
export function startLetters({ outbox, secret, origin, settings, ...deps }: LettersDeps): Letters {
  const { lettersBy, signingKey: key, bounceAddress } = settings
  const ways = openWays(lettersBy, outbox)
  const { db } = deps.database
  const counts = new Map<string, CarriedCount>()
  const postman = startPostman({
    ...deps,
    ways,
    writerFor: writerFor({
      db,
      clock: deps.clock,
      secret,
      origin,
      ...(key && { key }),
      ...(bounceAddress !== undefined && { bounceAddress }),
    }),
    onCarried: (server, outcome) => {
      const key = `${outcome} ${server}`
      const counted = counts.get(key) ?? { server, outcome, count: 0 }
      counts.set(key, { ...counted, count: counted.count + 1 })
    },
  })
  const hangUp = () => ways.forEach(({ carrier }) => carrier.close())
  deps.log.info(
    { ways: ways.map(({ carrier, weight }) => ({ server: carrier.name, weight })) },
    'carrying letters',
  )
  return {
    poke: postman.poke,
    carried: () => [...counts.values()],
    stop: async () => {
      // What is cut off then has an end, too: due again, or in doubt.
      const impatient = setTimeout(hangUp, GRACE_MS)
      await postman.stop()
      clearTimeout(impatient)
      hangUp()
    },
  }
}
