import type { Clock } from '../lib/clock.ts'
import { changesOf } from '../platform/db/changes.ts'
import type { Db, Id } from '../platform/db/schema.ts'

/** Editions in hand at once, each for visitors and for readers. */
const KEPT = 8
/** Some verdicts change by the clock alone, as where an article is open for its first days. */
const KEPT_SECONDS = 60
/** A letter learns of what was narrowed or taken down as soon as a page does. */
const LOOK_AFTER_MS = 500

/** Makes what `make` makes once for many, and again when the pages that readers see have changed. */
export function keepFresh<Made>(
  db: Db,
  clock: Clock,
  make: (id: Id) => Promise<Made>,
): (id: Id) => Promise<Made> {
  const kept = new Map<Id, { changes: number; until: number; making: Promise<Made> }>()
  let looked = { at: Number.NEGATIVE_INFINITY, changes: Promise.resolve(0) }
  return async (id) => {
    const now = clock().epochMilliseconds
    if (now - looked.at >= LOOK_AFTER_MS) looked = { at: now, changes: changesOf(db, 'pages') }
    const look = looked
    const changes = await look.changes.catch((error: unknown) => {
      look.at = Number.NEGATIVE_INFINITY
      throw error
    })
    const known = kept.get(id)
    if (known && known.changes === changes && known.until > now) return known.making
    // The count is older than what is made from it: a change in between is made again, never missed.
    const making = make(id)
    kept.delete(id)
    kept.set(id, { changes, until: now + KEPT_SECONDS * 1_000, making })
    making.catch(() => kept.delete(id))
    for (const other of [...kept.keys()].slice(0, -KEPT)) kept.delete(other)
    return making
  }
}
