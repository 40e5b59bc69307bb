/**
 * A date of the demo's files as Instant: `2016-08-10 09:30`, or `-3d 07:15`, days before `now`; both are the
 * publication's wall-clock time. A relative one that has not come yet is taken back a day. Undefined: it is no date.
 */
export function readDate(
  text: string,
  now: Temporal.Instant,
  timeZone: string,
): Temporal.Instant | undefined {
  const [, days, date, time] = /^(?:-(\d{1,5})d|(\d{4}-\d\d-\d\d)) (\d\d:\d\d)$/.exec(text) ?? []
  if (time === undefined || !isTime(time)) return undefined
  const day = date === undefined ? daysBefore(now, timeZone, Number(days)) : readDay(date)
  const instant = day?.toZonedDateTime({ timeZone, plainTime: time }).toInstant()
  if (!day || !instant || date !== undefined || Temporal.Instant.compare(instant, now) <= 0) return instant
  return day.subtract({ days: 1 }).toZonedDateTime({ timeZone, plainTime: time }).toInstant()
}

function daysBefore(now: Temporal.Instant, timeZone: string, days: number): Temporal.PlainDate {
  return now.toZonedDateTimeISO(timeZone).toPlainDate().subtract({ days })
}

function readDay(text: string): Temporal.PlainDate | undefined {
  try {
    return Temporal.PlainDate.from(text)
  } catch {
    return undefined
  }
}

function isTime(text: string): boolean {
  const [hours = 24, minutes = 60] = text.split(':').map(Number)
  return hours < 24 && minutes < 60
}
