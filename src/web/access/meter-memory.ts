import type { MeterRow } from '../../domain/access/meter.ts'

/** Times are milliseconds since 1970. */
export type KnownMeter = { startedAt: number; used: number; opened: readonly string[] }

/**
 * What this process has seen counted. Within a window a count only grows, so two things it says stay true without
 * asking again: "this work was opened" and "the meter is spent". Anything else is asked of the database.
 */
export type MeterMemory = {
  get: (subject: string) => KnownMeter | undefined
  set: (subject: string, row: MeterRow) => KnownMeter
  forget: (subject: string) => void
  clear: () => void
}

const MOST_SUBJECTS = 50_000

export function createMeterMemory(): MeterMemory {
  const rows = new Map<string, KnownMeter>()
  return {
    get: (subject) => rows.get(subject),
    set(subject, row) {
      const known = { startedAt: Date.parse(row.windowStartedAt), used: row.used, opened: row.opened }
      rows.delete(subject)
      rows.set(subject, known)
      const oldest = rows.keys().next()
      if (rows.size > MOST_SUBJECTS && !oldest.done) rows.delete(oldest.value)
      return known
    },
    forget: (subject) => void rows.delete(subject),
    clear: () => rows.clear(),
  }
}
