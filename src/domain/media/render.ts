import { type Clock, toInstantText } from '../../lib/clock.ts'
import { announceChange } from '../../platform/db/changes.ts'
import type { Db } from '../../platform/db/schema.ts'
import { inTransaction } from '../../platform/db/transaction.ts'
import { sizesOf } from '../../platform/media/picture.ts'
import { describeRefusal } from '../../platform/media/refusal.ts'
import type { MediaStore } from '../../platform/media/store.ts'
import { backRoom } from '../../platform/media/workshop.ts'
import { insertVariants } from './insert.ts'

export const MEDIA_RENDER = 'media.render'

type Needs = { db: Db; media: MediaStore; clock: Clock }

/** Makes every size of a picture that is not there yet, one after the other. May run twice, and beside itself. */
export async function renderSizes({ db, media, clock }: Needs, mediaId: string): Promise<void> {
  const row = await db
    .selectFrom('media')
    .select(['hash', 'width', 'renderedAt'])
    .where('id', '=', mediaId)
    .executeTakeFirst()
  if (!row || row.renderedAt !== null) return
  const bytes = await media.read(row.hash)
  if (!bytes)
    throw new Error(`The file ${row.hash} of media ${mediaId} is not in this machine's media folder.`)
  const made: Parameters<typeof insertVariants>[2] = []
  for (const wish of sizesOf(row.width)) {
    const outcome = await backRoom.make({ bytes, nature: 'picture', wishes: [wish] })
    if (!outcome.ok) throw new Error(describeRefusal(outcome.problem))
    for (const { bytes, ...one } of outcome.made)
      made.push({ ...one, bytes: bytes.byteLength, hash: await media.put(bytes) })
  }
  await inTransaction(db, async (db) => {
    const updated = await db
      .updateTable('media')
      .set({ renderedAt: toInstantText(clock()) })
      .where('id', '=', mediaId)
      // It was replaced while its sizes were made: they are of another picture.
      .where('hash', '=', row.hash)
      .executeTakeFirst()
    if (updated.numUpdatedRows === 0n) return
    await insertVariants(db, mediaId, made)
    await announceChange(db, 'pages')
  })
}
