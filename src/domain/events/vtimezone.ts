/**
 * VTIMEZONE (RFC 5545, 3.6.5) for the moments from `first` to `last`: each change of the clock written out, as this
 * program's own zone data has it, so that no calendar has to guess a rule.
 */
export function writeTimeZone(timeZone: string, first: Temporal.Instant, last: Temporal.Instant): string {
  const changes = changesOf(timeZone, first, last)
  const observances =
    changes.length > 0 ? changes.flatMap(observance) : fixed(first.toZonedDateTimeISO(timeZone))
  return ['BEGIN:VTIMEZONE', `TZID:${timeZone}`, ...observances, 'END:VTIMEZONE'].join('\n')
}

/** From the last change before `first` to the one after `last`. */
function changesOf(timeZone: string, first: Temporal.Instant, last: Temporal.Instant) {
  const changes: Temporal.ZonedDateTime[] = []
  const start = first.toZonedDateTimeISO(timeZone)
  // A change at the very moment counts.
  let change =
    start.add({ nanoseconds: 1 }).getTimeZoneTransition('previous') ?? start.getTimeZoneTransition('next')
  while (change) {
    changes.push(change)
    if (change.epochMilliseconds > last.epochMilliseconds) break
    change = change.getTimeZoneTransition('next')
  }
  return changes
}

function observance(change: Temporal.ZonedDateTime): string[] {
  const before = change.subtract({ nanoseconds: 1 })
  // The new time begins at what the old clock shows.
  const onset = change
    .toPlainDateTime()
    .add({ nanoseconds: before.offsetNanoseconds - change.offsetNanoseconds })
  return component(change, before.offset, onset)
}

function fixed(moment: Temporal.ZonedDateTime): string[] {
  return component(moment, moment.offset, Temporal.PlainDateTime.from('1970-01-01T00:00'))
}

function component(
  moment: Temporal.ZonedDateTime,
  offsetBefore: string,
  onset: Temporal.PlainDateTime,
): string[] {
  const kind = isSummer(moment) ? 'DAYLIGHT' : 'STANDARD'
  return [
    `BEGIN:${kind}`,
    `DTSTART:${onset.toString({ smallestUnit: 'second' }).replace(/[-:]/g, '')}`,
    `TZOFFSETFROM:${offsetBefore.replaceAll(':', '')}`,
    `TZOFFSETTO:${moment.offset.replaceAll(':', '')}`,
    `END:${kind}`,
  ]
}

/** What is ahead of the year's least offset. */
function isSummer(moment: Temporal.ZonedDateTime): boolean {
  const half = moment.add({ months: 6 })
  return moment.offsetNanoseconds > half.offsetNanoseconds
}
