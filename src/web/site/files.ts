import { findMime } from '../../domain/media/pictures.ts'
import { answerWith } from '../answer.ts'
import type { Deps } from '../context.ts'
import { asked, toResponse } from '../press/pressed.ts'
import { makePage } from '../press/page.ts'
import type { Asking } from '../route.ts'
import { notFound } from './errors.ts'

export async function asset(c: Asking, deps: Deps): Promise<Response> {
  const file = deps.assets.files.get(c.var.path)
  return file ? toResponse(answerWith(file, asked(c))) : notFound(c, deps)
}

/** Pictures are addressed by the hash of their bytes, so that any copy may be kept for ever. */
export async function media(c: Asking, deps: Deps): Promise<Response> {
  const hash = (c.req.param('file') ?? '').replace(/\.webp$/, '')
  const generation = deps.press.generation()
  const kept = deps.press.get(c.var.path)
  if (kept) return toResponse(answerWith(kept, asked(c)))
  const mime = await findMime(deps.database.db, hash)
  const bytes = mime === undefined ? undefined : await deps.media.read(hash)
  if (mime === undefined || bytes === undefined) return notFound(c, deps)
  const page = makePage(bytes, 'immutable', mime)
  deps.press.put(c.var.path, page, generation)
  return toResponse(answerWith(page, asked(c)))
}
