import type { Clock } from '../../lib/clock.ts'
import { knownZone } from '../../lib/time-zone.ts'

type Sending = { sendAt: string | null; inReaderZone: 0 | 1 }

/** Where clocks are furthest ahead: whoever is to be reached at an hour of their own is reached there first. */
const FIRST_ZONE = 'Pacific/Kiritimati'

/** When a recipient's copy is due: at once, at a moment, or at that wall-clock time where the recipient is. */
export function sendingAt(
  { sendAt, inReaderZone }: Sending,
  theirZone: string | null,
  ourZone: string,
  clock: Clock,
): Temporal.Instant {
  if (sendAt === null) return clock()
  const moment = Temporal.Instant.from(sendAt)
  return inReaderZone && theirZone !== null
    ? sameWallTime(moment, ourZone, knownZone(theirZone, ourZone))
    : moment
}

/** When the sending as a whole begins, which is before `sendAt` where it follows the recipients' clocks. */
export function sendingBegins(
  { sendAt, inReaderZone }: Sending,
  ourZone: string,
): Temporal.Instant | undefined {
  if (sendAt === null) return undefined
  const moment = Temporal.Instant.from(sendAt)
  if (!inReaderZone) return moment
  const first = sameWallTime(moment, ourZone, FIRST_ZONE)
  return Temporal.Instant.compare(first, moment) < 0 ? first : moment
}

/** An hour that a change of clocks leaves out is the one after it; one that comes twice is the first of the two. */
function sameWallTime(moment: Temporal.Instant, from: string, to: string): Temporal.Instant {
  return moment.toZonedDateTimeISO(from).toPlainDateTime().toZonedDateTime(to).toInstant()
}
