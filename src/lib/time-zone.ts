/** Names of the IANA database; offsets such as `+02:00` know no summer, and are none. */
export function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z][\w+-]*(?:\/[\w+-]+)*$/.test(name)) return false
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name)
    return true
  } catch {
    return false
  }
}

/**
 * The zone, or `other` where this program's database has none of that name: it was told by a program with a newer one.
 * The moment stays what it was, and is shown by another clock.
 */
export function knownZone(name: string, other = 'UTC'): string {
  return isTimeZone(name) ? name : other
}
