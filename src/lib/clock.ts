/** The present moment, passed in wherever time matters so that tests can hold it still. */
export type Clock = () => Temporal.Instant

export const systemClock: Clock = () => Temporal.Now.instant()

/** ISO 8601 UTC with milliseconds: equal lengths, so text order is time order in both databases. */
export function toInstantText(instant: Temporal.Instant): string {
  return instant.toString({ smallestUnit: 'millisecond' })
}

/** `hours` may be fractional; days are 24 hours, because windows and leases are lengths of time, not calendar days. */
export function hoursBefore(instant: Temporal.Instant, hours: number): Temporal.Instant {
  return instant.subtract({ milliseconds: Math.round(hours * 3_600_000) })
}
