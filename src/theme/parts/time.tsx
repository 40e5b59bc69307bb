import type { IsoInstant, Locale } from '../contract/frame.ts'
import { dateAndTime, longDate, machineTime } from '../format.ts'

export const Day = ({ at, locale }: { at: IsoInstant; locale: Locale }) => (
  <time datetime={machineTime(at, locale)}>{longDate(at, locale)}</time>
)

/** With the hour and its zone; a script adds what that is where the reader sits. */
export const Moment = ({ at, locale }: { at: IsoInstant; locale: Locale }) => (
  <time datetime={machineTime(at, locale)} data-local>
    {dateAndTime(at, locale)}
  </time>
)
