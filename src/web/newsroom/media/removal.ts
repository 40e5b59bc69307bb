import { removeMedia } from '../../../domain/media/change.ts'
import { findMedia } from '../../../domain/media/find.ts'
import { listUses } from '../../../domain/media/uses.ts'
import type { Member } from '../../../domain/staff/may.ts'
import { mediaRemoval } from '../../../theme/newsroom/media/removal.tsx'
import { readForm } from '../../account/form.ts'
import { here } from '../../account/person.ts'
import type { Deps } from '../../context.ts'
import type { Asking } from '../../route.ts'
import { errorPage, notFound } from '../../site/errors.ts'
import { newsroomFrame } from '../frame.ts'
import { networkHere } from '../staff-route.ts'
import { idOf } from './item.ts'
import { toUse } from './shown.ts'
import { shortName, words } from './wording.ts'

/** Asks first; where the file is in use it says where, and offers nothing. */
export async function askRemoval(c: Asking, deps: Deps, member: Member): Promise<Response> {
  return removalPage(c, deps, member, 200)
}

export async function removeItem(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const form = await readForm(c, {})
  if (!form.ok) return errorPage(c, deps, 400, { fields: form.fields })
  const by = { actor: member, network: networkHere(c, deps) }
  const removed = await removeMedia(deps.database.db, deps.clock, by, idOf(c))
  if (removed === 'unknown') return notFound(c, deps)
  if (removed === 'used') return removalPage(c, deps, member, 409)
  deps.press.clear()
  return c.redirect(`${here(c, '/newsroom/media')}?done=removed`, 303)
}

async function removalPage(c: Asking, deps: Deps, member: Member, status: 200 | 409): Promise<Response> {
  const item = await findMedia(deps.database.db, idOf(c))
  if (!item || item.removedAt !== null) return notFound(c, deps)
  const uses = await listUses(deps.database.db, member, item.id)
  const title = words(c)('media.remove.title', { name: shortName(item.name) })
  const html = mediaRemoval({
    frame: newsroomFrame(c, deps, member, { title, area: 'media' }),
    name: item.name,
    uses: uses.map((use) => toUse(c, use)),
    actions: {
      remove: here(c, `/newsroom/media/${item.id}/removal`),
      back: here(c, `/newsroom/media/${item.id}`),
    },
  })
  return c.html(html, status)
}
