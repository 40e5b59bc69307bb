import { isOfAudience } from '../../domain/access/judge.ts'
import { keptFile, type KeptAs } from '../../domain/events/kept-file.ts'
import { findEvent } from '../../domain/events/read-event.ts'
import { findMedia } from '../../domain/media/find.ts'
import { mediaPath } from '../../lib/media-path.ts'
import { findAsker } from '../access/asker.ts'
import { toPerson } from '../access/opening.ts'
import type { Deps } from '../context.ts'
import type { Asking } from '../route.ts'
import { notFound } from './errors.ts'
import { event } from './event.ts'
import { sendFile } from './send-file.ts'

/** Recording or slides, where they are a file of ours: from here to the event's audience, and from nowhere else. */
export function eventFile(as: KeptAs) {
  return async (c: Asking, deps: Deps): Promise<Response> => {
    const { db } = deps.database
    const found = await findEvent(db, c.req.param('slug') ?? '', c.var.language)
    const id = found && keptFile(found, as)
    const item = id === undefined ? undefined : await findMedia(db, id)
    if (!found || !item || item.removedAt !== null) return notFound(c, deps)
    if (found.audience === 'everyone') return c.redirect(mediaPath(item.hash, item.mime), 302)
    const asker = await findAsker(deps, c.req.header('cookie'))
    if (isOfAudience(found.audience, toPerson(asker))) return sendFile(c, deps, item.hash, item, 'audience')
    // Who is led here by somebody else's link reads what the event was, and how they come in.
    const wall = await event(c, deps)
    return new Response(wall.body, { status: 403, headers: wall.headers })
  }
}
