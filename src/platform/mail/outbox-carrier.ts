import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { writeDurably } from '../durable-file.ts'
import type { Carrier } from './carrier.ts'

const LANES = 4

/** For a laptop: each copy becomes a file `edition-ID/ID.eml` in the outbox, as it would have gone over the wire. */
export function createOutboxCarrier(outbox: string): Carrier {
  return {
    name: 'outbox',
    lanes: LANES,
    carry: async ({ id, editionId, raw, onWire }) => {
      const folder = join(outbox, `edition-${editionId}`)
      try {
        await mkdir(folder, { recursive: true, mode: 0o700 })
        if (!(await onWire())) return { outcome: 'withdrawn', answer: 'Somebody else has this copy now.' }
        await writeDurably(join(folder, `${id}.eml`), raw)
        return { outcome: 'sent', answer: 'written to the outbox' }
      } catch (error) {
        // A file is written whole or not at all, and twice it is the same file.
        return { outcome: 'unreachable', answer: String(error) }
      }
    },
    close: () => undefined,
  }
}
