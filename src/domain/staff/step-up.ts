import { toInstantText } from '../../lib/clock.ts'
import type { InstantText } from '../../platform/db/schema.ts'

/** How long a proof of who someone is counts for dangerous acts. */
export const STEP_UP_MINUTES = 10

export function isSteppedUp(
  { steppedUpAt }: { steppedUpAt: InstantText | null },
  now: Temporal.Instant,
): boolean {
  return steppedUpAt !== null && steppedUpAt > toInstantText(now.subtract({ minutes: STEP_UP_MINUTES }))
}
