import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Logger } from 'pino'
import type { Clock } from '../../lib/clock.ts'
import { writeDurably } from '../durable-file.ts'
import type { Mailer } from './mailer.ts'
import type { SigningKey } from './signing-key.ts'
import { createWriter } from './write-raw.ts'

/** For a laptop: each message becomes `ID.eml` in the folder, as it would have gone over the wire, and a log line. */
export function createOutbox(
  folder: string,
  clock: Clock,
  log: Pick<Logger, 'info'>,
  key?: SigningKey,
): Mailer {
  const write = createWriter(clock, key)
  return {
    send: async (message) => {
      const raw = await write(message)
      const path = join(folder, `${message.id}.eml`)
      await mkdir(folder, { recursive: true, mode: 0o700 })
      await writeDurably(path, raw)
      log.info(
        { file: path, subject: message.subject },
        'No SMTP_URL is set: a message was written to the outbox.',
      )
      return { ok: true }
    },
    close: () => undefined,
  }
}
