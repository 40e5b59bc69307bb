import { findMedia } from '../../../domain/media/find.ts'
import { replaceFile } from '../../../domain/media/replace.ts'
import type { Member } from '../../../domain/staff/may.ts'
import { here } from '../../account/person.ts'
import type { Deps } from '../../context.ts'
import type { Asking } from '../../route.ts'
import { errorPage, notFound } from '../../site/errors.ts'
import { networkHere } from '../staff-route.ts'
import { idOf, itemPage } from './item.ts'
import { type Upload, withUpload } from './read-upload.ts'
import { words } from './wording.ts'

export async function replaceItemFile(c: Asking, deps: Deps, member: Member): Promise<Response> {
  return withUpload(c, [], (upload) => replace(c, deps, member, upload))
}

async function replace(c: Asking, deps: Deps, member: Member, upload: Upload): Promise<Response> {
  if (!upload.ok) return errorPage(c, deps, upload.status, { fields: upload.fields })
  const { db } = deps.database
  const item = await findMedia(db, idOf(c))
  if (!item || item.removedAt !== null) return notFound(c, deps)
  const refuse = (message: string) =>
    itemPage(c, deps, member, item, { file: { values: {}, errors: { files: message } } })
  const [file, another] = upload.files
  if (!file || another) return refuse(words(c)('media.refused.none'))
  const needs = { db, media: deps.media, clock: deps.clock }
  const by = { actor: member, network: networkHere(c, deps) }
  const replaced = await replaceFile(needs, by, item.id, file)
  if (!replaced.replaced)
    return replaced.problem === 'unknown'
      ? notFound(c, deps)
      : refuse(words(c)(`media.refused.${replaced.problem}`))
  deps.wakeQueue()
  deps.press.clear()
  return c.redirect(`${here(c, `/newsroom/media/${item.id}`)}?done=replaced`, 303)
}
