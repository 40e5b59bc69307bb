import { asPng } from '../../platform/media/as-png.ts'
import { answerWith } from '../answer.ts'
import { makePage } from '../press/page.ts'
import { asked, toResponse } from '../press/pressed.ts'
import type { Handler } from '../route.ts'
import { notFound } from '../site/errors.ts'

/** Twice the height at which letters show it. */
const HEIGHT = 96

/** The publication's logo for programs of mail, which know no WebP. */
export function logo(paper: 'light' | 'dark'): Handler {
  return async (c, deps) => {
    const key = `logo ${paper}`
    const kept = deps.press.get(key)
    if (kept) return toResponse(answerWith(kept, asked(c)))
    const { site } = c.var
    const largest = site.logo?.[paper]?.variants.at(-1)
    const file = largest && (await deps.media.read(largest.hash))
    if (!file) return notFound(c, deps)
    const page = makePage(await asPng(file, HEIGHT), 'public', 'image/png')
    deps.press.put(key, page, site.generation)
    return toResponse(answerWith(page, asked(c)))
  }
}
