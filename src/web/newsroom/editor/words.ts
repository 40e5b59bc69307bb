import { type SayInNewsroom, sayInNewsroom } from '../../../theme/language/newsroom/say.ts'
import type { Asking } from '../../route.ts'

export function words(c: Asking): SayInNewsroom {
  return sayInNewsroom({ language: c.var.language, timeZone: c.var.site.identity.timeZone })
}
