import type { Clock } from '../../src/lib/clock.ts'

export type TestClock = {
  clock: Clock
  /** Moves to an ISO 8601 instant, in either direction. */
  set: (instant: string) => void
  /** `{ days: 30 }` are 30 times 24 hours. */
  advance: (by: {
    days?: number
    hours?: number
    minutes?: number
    seconds?: number
    milliseconds?: number
  }) => void
}

/** A clock that stands still until the test moves it. */
export function clockAt(instant = '2016-08-15T09:00:00Z'): TestClock {
  let now = Temporal.Instant.from(instant)
  return {
    clock: () => now,
    set: (instant) => {
      now = Temporal.Instant.from(instant)
    },
    advance: ({ days = 0, hours = 0, ...rest }) => {
      now = now.add({ hours: days * 24 + hours, ...rest })
    },
  }
}
