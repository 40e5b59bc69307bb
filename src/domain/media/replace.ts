import { type Clock, toInstantText } from '../../lib/clock.ts'
import { announceChange } from '../../platform/db/changes.ts'
import type { Db } from '../../platform/db/schema.ts'
import { inTransaction } from '../../platform/db/transaction.ts'
import type { Refusal } from '../../platform/media/refusal.ts'
import type { MediaStore } from '../../platform/media/store.ts'
import { enqueue } from '../../platform/queue/enqueue.ts'
import { type AuditRecord, recordAudit } from '../staff/audit.ts'
import { type MediaItem, findMedia } from './find.ts'
import { insertVariants } from './insert.ts'
import { tidyName } from './name.ts'
import { MEDIA_RENDER } from './render.ts'
import { storeFile } from './take-in.ts'
import { wordsOf } from './words.ts'

export type Replaced =
  | { replaced: true }
  | { replaced: false; problem: Refusal | 'unknown' | 'other-kind' }
  /** The file is in the library already, as another item. */
  | { replaced: false; problem: 'known'; mediaId: string }

type Needs = { db: Db; media: MediaStore; clock: Clock }

/**
 * Puts another file in the place of an item's. Everything that shows the item shows the new file; the addresses of the
 * old one go on leading to the old one, since pages, feeds and mail that are out already name them.
 */
export async function replaceFile(
  { db, media, clock }: Needs,
  by: Pick<AuditRecord, 'actor' | 'network'>,
  id: string,
  file: { bytes: Uint8Array; name: string },
): Promise<Replaced> {
  const stored = await storeFile(media, clock, file.bytes)
  if (!stored.ok) return { replaced: false, problem: stored.problem }
  const { variants, ...best } = stored.file
  return inTransaction(db, async (db): Promise<Replaced> => {
    const item = await findMedia(db, id)
    if (!item) return { replaced: false, problem: 'unknown' }
    if (isDocument(item) !== isDocument(best)) return { replaced: false, problem: 'other-kind' }
    if (item.hash === best.hash) return { replaced: true }
    const known = await db.selectFrom('media').select('id').where('hash', '=', best.hash).executeTakeFirst()
    if (known) return { replaced: false, problem: 'known', mediaId: known.id }
    await keepPast(db, clock, item)
    const sourceName = tidyName(file.name)
    await db
      .updateTable('media')
      .set({ ...best, sourceName, focalPoint: null, words: wordsOf({ ...item, sourceName }) })
      .where('id', '=', id)
      .execute()
    await insertVariants(db, id, variants)
    if (best.renderedAt === null) await enqueue(db, { kind: MEDIA_RENDER, payload: null }, clock)
    await recordAudit(db, clock, {
      ...by,
      act: 'media.replace',
      subject: { kind: 'media', id, name: sourceName },
      before: { file: item.name },
      after: { file: sourceName },
    })
    await announceChange(db, 'pages')
    return { replaced: true }
  })
}

async function keepPast(db: Db, clock: Clock, { id, variants }: MediaItem): Promise<void> {
  const replacedAt = toInstantText(clock())
  await db
    .insertInto('mediaPast')
    .values(variants.map(({ hash, mime, bytes }) => ({ hash, mime, bytes, mediaId: id, replacedAt })))
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await db.deleteFrom('mediaVariant').where('mediaId', '=', id).execute()
}

function isDocument({ mime }: { mime: string }): boolean {
  return mime === 'application/pdf'
}
