import type { MeterRow } from '../../domain/access/meter.ts'

/**
 * What this process has seen counted. Within a window a count only grows, so two things it says stay true without
 * asking again: "this work was opened" and "the meter is spent". Anything else is asked of the database.
 */
export type MeterMemory = {
  get: (subject: string) => MeterRow | undefined
  set: (subject: string, row: MeterRow) => void
  forget: (subject: string) => void
  clear: () => void
}

const MOST_SUBJECTS = 50_000

export function createMeterMemory(): MeterMemory {
  const rows = new Map<string, MeterRow>()
  return {
    get: (subject) => rows.get(subject),
    set(subject, row) {
      rows.delete(subject)
      rows.set(subject, row)
      if (rows.size <= MOST_SUBJECTS) return
      const oldest = rows.keys().next()
      if (!oldest.done) rows.delete(oldest.value)
    },
    forget: (subject) => void rows.delete(subject),
    clear: () => rows.clear(),
  }
}
