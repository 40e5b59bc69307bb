import { guardOf } from '../../domain/events/kept-file.ts'
import { findFile, findMedia } from '../../domain/media/find.ts'
import { pathIn } from '../../lib/site-path.ts'
import { findAsker } from '../access/asker.ts'
import { answerWith } from '../answer.ts'
import type { Deps } from '../context.ts'
import { lookAt } from '../look.ts'
import { mediaPath, readMediaPath } from '../../lib/media-path.ts'
import { asked, toResponse } from '../press/pressed.ts'
import { makePage } from '../press/page.ts'
import type { Asking } from '../route.ts'
import { errorPage, notFound } from './errors.ts'
import { mailPicture } from './mail-picture.ts'
import { type FileIsFor, sendFile } from './send-file.ts'

/** Larger files are read from the disk each time: they would push pages out of memory. */
const KEPT_BYTES = 512 * 1024

export async function asset(c: Asking, deps: Deps): Promise<Response> {
  const { path, site } = c.var
  const file = deps.assets.files.get(path) ?? lookAt(path, site.identity)
  return file ? toResponse(answerWith(file, asked(c))) : notFound(c, deps)
}

/** Files are addressed by the hash of their bytes, so that any copy may be kept for ever. */
export async function media(c: Asking, deps: Deps): Promise<Response> {
  const generation = deps.press.generation()
  const kept = deps.press.get(c.var.path)
  if (kept) return toResponse(answerWith(kept, asked(c)))
  const named = readMediaPath(c.req.param('file') ?? '')
  if (!named) return notFound(c, deps)
  if (named.name.length === 36) return leadToPresent(c, deps, named.name)
  const found = await findFile(deps.database.db, named.name)
  if (found.found === 'removed') return errorPage(c, deps, 410)
  if (found.found !== 'file') return notFound(c, deps)
  const isForMail = named.mime === 'image/jpeg' && found.file.mime === 'image/webp'
  if (isForMail) return mailPicture(c, deps, named.name)
  if (found.file.mime !== named.mime) return notFound(c, deps)
  const { file } = found
  if (file.mime === 'application/pdf')
    return guarded(c, deps, found.mediaIds, (isFor) => sendFile(c, deps, named.name, file, isFor))
  if (file.bytes > KEPT_BYTES) return sendFile(c, deps, named.name, file, 'everyone')
  const bytes = await deps.media.read(named.name)
  if (bytes === undefined) return notFound(c, deps)
  const page = makePage(bytes, 'immutable', file.mime)
  deps.press.put(c.var.path, page, generation)
  return toResponse(answerWith(page, asked(c)))
}

/** A document is linked to by its name in the library, so that a newer edition of it takes over its links. */
async function leadToPresent(c: Asking, deps: Deps, id: string): Promise<Response> {
  const item = await findMedia(deps.database.db, id)
  if (!item || item.mime !== 'application/pdf') return notFound(c, deps)
  if (item.removedAt !== null) return errorPage(c, deps, 410)
  return guarded(c, deps, [id], async () => c.redirect(mediaPath(item.hash, item.mime), 302))
}

/** What an event keeps for its audience is asked for at the event, where it is judged; the newsroom may look here. */
async function guarded(
  c: Asking,
  deps: Deps,
  mediaIds: readonly string[],
  send: (isFor: FileIsFor) => Promise<Response>,
): Promise<Response> {
  const guard = await guardOf(deps.database.db, mediaIds)
  if (!guard.guarded) return send('everyone')
  c.header('cache-control', 'private, no-store')
  const asker = await findAsker(deps, c.req.header('cookie'))
  if (asker.kind === 'staff') return send('audience')
  if (!guard.by) return notFound(c, deps)
  const { slug, language, as } = guard.by
  return c.redirect(pathIn(c.var.site.identity.languages, language, `/events/${slug}/${as}`), 302)
}
