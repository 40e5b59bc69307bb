import type { Clock } from '../../lib/clock.ts'
import type { PressPage } from './page.ts'

/**
 * The press: rendered pages, kept compressed, the least recently read dropped first. A page is kept only if nothing
 * changed while it was being rendered, so a slow rendering can never bring back what a publication replaced.
 */
export type Press = {
  /** Moves whenever readers' pages are new. Take it before reading what a page is made of. */
  generation: () => number
  get: (key: string) => PressPage | undefined
  /** `until`, in milliseconds since 1970: from then on the page is stale, though nothing has changed. */
  put: (key: string, page: PressPage, generation: number, until?: number) => void
  /** Everything is stale from now on. */
  clear: () => void
  /** Bytes held. */
  size: () => number
}

/** A page may grow after it was put, by encodings made on demand; this much is assumed for each. */
const GROWTH = 2

type Kept = { page: PressPage; reserved: number; readSince: number; until: number | undefined }

export function createPress(mostBytes: number, clock: Clock): Press {
  const pages = new Map<string, Kept>()
  let generation = 0
  let puts = 0
  let held = 0
  const drop = (key: string) => {
    held -= pages.get(key)?.reserved ?? 0
    pages.delete(key)
  }
  return {
    generation: () => generation,
    get(key) {
      const kept = pages.get(key)
      if (!kept) return undefined
      if (kept.until !== undefined && clock().epochMilliseconds >= kept.until) {
        drop(key)
        return undefined
      }
      // Moving it to the end makes the map's order that of last use. Once between two puts is enough: only they drop.
      if (kept.readSince !== puts) {
        kept.readSince = puts
        pages.delete(key)
        pages.set(key, kept)
      }
      return kept.page
    },
    put(key, page, since, until) {
      if (since !== generation) return
      drop(key)
      const reserved = page.isCompressible ? page.size() * GROWTH : page.size()
      puts += 1
      pages.set(key, { page, reserved, readSince: puts, until })
      held += reserved
      for (const oldest of pages.keys()) {
        if (held <= mostBytes) break
        drop(oldest)
      }
    },
    clear() {
      generation += 1
      pages.clear()
      held = 0
    },
    size: () => held,
  }
}
