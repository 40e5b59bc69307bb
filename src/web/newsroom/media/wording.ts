import type { MediaItem } from '../../../domain/media/find.ts'
import type { Refusal } from '../../../platform/media/refusal.ts'
import type { NewsroomKey } from '../../../theme/language/newsroom/say.ts'
import { sayInNewsroom } from '../../../theme/language/newsroom/say.ts'
import type { Asking } from '../../route.ts'

/** What a file chooser offers; what is taken is decided by the bytes. */
export const TYPES = '.jpg,.jpeg,.png,.webp,.avif,.gif,.svg,.pdf'

export function words(c: Asking) {
  return sayInNewsroom({ language: c.var.language, timeZone: c.var.site.identity.timeZone })
}

/** Why a file was not taken, as a sentence in the page's language. */
export function sayRefusal(c: Asking, problem: Refusal): string {
  const key: NewsroomKey = `media.refused.${problem}`
  return words(c)(key)
}

export function kindOf({ mime }: Pick<MediaItem, 'mime'>): 'picture' | 'document' {
  return mime === 'application/pdf' ? 'document' : 'picture'
}
