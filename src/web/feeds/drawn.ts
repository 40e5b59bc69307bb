import { fileURLToPath } from 'node:url'
import { drawSheet, type Sheet } from '../../platform/media/sheet.ts'
import { cardFonts } from '../../theme/card/card.ts'
import { answerWith } from '../answer.ts'
import type { Deps } from '../context.ts'
import { makePage, type Sharing } from '../press/page.ts'
import { asked, toResponse } from '../press/pressed.ts'
import type { Asking } from '../route.ts'
import { errorPage, notFound } from '../site/errors.ts'

const fonts = cardFonts.map((font) => fileURLToPath(font))

const BUSY_SECONDS = 30

export type ToDraw = { sheet: Sheet; picture?: Uint8Array; sharing: Sharing }

/** Answers with a picture that the program draws itself, kept in the press under `key`. */
export async function drawn(
  c: Asking,
  deps: Deps,
  key: string,
  prepare: () => Promise<ToDraw | undefined>,
): Promise<Response> {
  const generation = deps.press.generation()
  const kept = deps.press.get(key)
  if (kept) return toResponse(answerWith(kept, asked(c)))
  const wanted = await prepare()
  if (!wanted) return notFound(c, deps)
  const png = await drawSheet(wanted.sheet, fonts, wanted.picture)
  if (png === 'busy') return errorPage(c, deps, 503, { retryAfterSeconds: BUSY_SECONDS })
  const page = makePage(png, wanted.sharing, 'image/png')
  deps.press.put(key, page, generation)
  return toResponse(answerWith(page, asked(c)))
}
