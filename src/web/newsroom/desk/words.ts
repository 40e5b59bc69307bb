import type { Locale } from '../../../theme/contract/frame.ts'
import { type SayInNewsroom, sayInNewsroom } from '../../../theme/language/newsroom/say.ts'
import { dateAndTime } from '../../../theme/format.ts'
import type { Asking } from '../../route.ts'

export function localeHere(c: Asking): Locale {
  return { language: c.var.language, timeZone: c.var.site.identity.timeZone }
}

export function words(c: Asking): SayInNewsroom {
  return sayInNewsroom(localeHere(c))
}

/** A moment in the publication's zone, for a sentence. */
export function moment(c: Asking, at: string): string {
  return dateAndTime(at, localeHere(c))
}
