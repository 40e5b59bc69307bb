const QUARTER_MS = 900_000
const MOST_KEPT = 5_000
const kept = new Map<string, string>()

/**
 * The calendar day, `2026-11-22`, on which `time` (milliseconds since 1970) falls there. In every time zone in use a
 * day begins at a full quarter of an hour of UTC, so answers are kept by it: asking a calendar costs as much as all else.
 */
export function dayOf(time: number, timeZone: string): string {
  const key = `${timeZone} ${Math.floor(time / QUARTER_MS)}`
  const known = kept.get(key)
  if (known !== undefined) return known
  const instant = Temporal.Instant.fromEpochMilliseconds(time)
  const day = instant.toZonedDateTimeISO(timeZone).toPlainDate().toString()
  if (kept.size >= MOST_KEPT) kept.clear()
  kept.set(key, day)
  return day
}
