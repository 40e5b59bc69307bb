import type { PressPage } from './page.ts'

/**
 * The press: rendered pages, kept compressed, the least recently read dropped first. A page is kept only if nothing
 * changed while it was being rendered, so a slow rendering can never bring back what a publication replaced.
 */
export type Press = {
  /** Moves whenever readers' pages are new. Take it before reading what a page is made of. */
  generation: () => number
  get: (key: string) => PressPage | undefined
  put: (key: string, page: PressPage, generation: number) => void
  /** Everything is stale from now on. */
  clear: () => void
  /** Bytes held. */
  size: () => number
}

/** A page may grow after it was put, by encodings made on demand; this much is assumed for each. */
const GROWTH = 2

export function createPress(mostBytes: number): Press {
  const pages = new Map<string, { page: PressPage; reserved: number; readSince: number }>()
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
      // Moving it to the end makes the map's order that of last use. Once between two puts is enough: only they drop.
      if (kept.readSince !== puts) {
        kept.readSince = puts
        pages.delete(key)
        pages.set(key, kept)
      }
      return kept.page
    },
    put(key, page, since) {
      if (since !== generation) return
      drop(key)
      const reserved = page.isCompressible ? page.size() * GROWTH : page.size()
      puts += 1
      pages.set(key, { page, reserved, readSince: puts })
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
