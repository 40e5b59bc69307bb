import type { MediaItem } from '../../../domain/media/find.ts'
import type { Refusal } from '../../../platform/media/refusal.ts'
import { sayInNewsroom } from '../../../theme/language/newsroom/say.ts'
import type { Asking } from '../../route.ts'

/** What a file chooser offers; what is taken is decided by the bytes. */
export const TYPES = '.jpg,.jpeg,.png,.webp,.avif,.gif,.svg,.pdf'

export function words(c: Asking) {
  return sayInNewsroom({ language: c.var.language, timeZone: c.var.site.identity.timeZone })
}

/** Why a file was not taken, as a sentence in the page's language. */
export function sayRefusal(c: Asking, problem: Refusal): string {
  return words(c)(`media.refused.${problem}`)
}

/** Why a whole upload was not read. */
export function sayProblem(c: Asking, problem: 'too-much' | 'busy' | 'bad-form'): string {
  return words(c)(`media.refused.${problem}`)
}

/** What was imported is named by its whole path. */
export function shortName(name: string): string {
  return name.split('/').at(-1) || name
}

export function kindOf({ mime }: Pick<MediaItem, 'mime'>): 'picture' | 'document' {
  return mime === 'application/pdf' ? 'document' : 'picture'
}
