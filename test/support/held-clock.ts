import type { Clock } from '../../src/lib/clock.ts'

/** A clock that stands still until it is told to move. */
export type HeldClock = Clock & { pass: (time: Temporal.DurationLike) => void }

export function holdClock(at = '2016-08-10T09:30:00Z'): HeldClock {
  let now = Temporal.Instant.from(at)
  return Object.assign(() => now, {
    pass: (time: Temporal.DurationLike) => {
      now = now.add(time)
    },
  })
}
