/** Remembers figures for as long as it took to count them many times over, so that watching costs next to nothing. */
export type TallyMemory<Figures> = (key: string, count: () => Promise<Figures>) => Promise<Figures>

/** Of fewer the figures are counted anew each time. */
const FEW = 20_000
/** Counting takes at most one part in so many of the time. */
const KEEP_TIMES = 50
const MOST = 200

export function createTallyMemory<Figures>(
  sizeOf: (figures: Figures) => number,
  now: () => number = () => performance.now(),
): TallyMemory<Figures> {
  const known = new Map<string, { figures: Promise<Figures>; until: number }>()
  return (key, count) => {
    const kept = known.get(key)
    if (kept && kept.until > now()) return kept.figures
    const began = now()
    const entry = { figures: count(), until: Infinity }
    known.delete(key)
    known.set(key, entry)
    for (const oldest of known.keys()) {
      if (known.size <= MOST) break
      known.delete(oldest)
    }
    const end = (figures: Figures) => {
      entry.until = sizeOf(figures) < FEW ? 0 : now() + (now() - began) * KEEP_TIMES
    }
    entry.figures.then(end, () => (entry.until = 0))
    return entry.figures
  }
}
