import { asJpeg } from '../../platform/media/as-jpeg.ts'
import { answerWith } from '../answer.ts'
import type { Deps } from '../context.ts'
import { makePage } from '../press/page.ts'
import { asked, toResponse } from '../press/pressed.ts'
import type { Asking } from '../route.ts'
import { notFound } from './errors.ts'

/** A kept picture as mails show it. It is made at the first request and kept in the press. */
export async function mailPicture(c: Asking, deps: Deps, hash: string): Promise<Response> {
  const generation = deps.press.generation()
  const bytes = await deps.media.read(hash)
  if (bytes === undefined) return notFound(c, deps)
  const page = makePage(await asJpeg(bytes), 'immutable', 'image/jpeg')
  deps.press.put(c.var.path, page, generation)
  return toResponse(answerWith(page, asked(c)))
}
