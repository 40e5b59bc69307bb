import { type Clock, toInstantText } from '../../lib/clock.ts'
import { announceChange } from '../../platform/db/changes.ts'
import type { Db } from '../../platform/db/schema.ts'
import { inTransaction } from '../../platform/db/transaction.ts'
import { sizesOf } from '../../platform/media/picture.ts'
import type { MediaStore } from '../../platform/media/store.ts'
import { backRoom } from '../../platform/media/workshop.ts'
import { enqueue } from '../../platform/queue/enqueue.ts'
import { insertVariants } from './insert.ts'

/** One job makes the sizes of one picture and, where others wait, enqueues the next: mail comes in between. */
export const MEDIA_RENDER = 'media.render'

type Needs = { db: Db; media: MediaStore; clock: Clock }

type Waiting = { id: string; hash: string; width: number }

/** Pictures whose files are missing must not hold up the others. */
const LOOKED_AT = 5

/** Of this process: a second job would only wait, and hold a lane of the queue meanwhile. */
let isRendering = false
let wasAskedAgain = false

/** Makes every size of the newest picture that has not all of them. May run twice, and beside itself. */
export async function renderNext({ db, media, clock }: Needs): Promise<void> {
  wasAskedAgain = isRendering
  if (isRendering) return
  isRendering = true
  try {
    const waiting = await listWaiting(db)
    if (waiting.length === 0) return
    await renderFirstFound({ db, media, clock }, waiting)
    const areMore = (await listWaiting(db)).length > 0
    if (areMore || wasAskedAgain) await enqueue(db, { kind: MEDIA_RENDER, payload: null }, clock)
  } finally {
    isRendering = false
  }
}

async function renderFirstFound(needs: Needs, waiting: Waiting[]): Promise<void> {
  for (const picture of waiting) {
    const bytes = await needs.media.read(picture.hash)
    if (bytes) return renderSizes(needs, picture, bytes)
  }
  const [first] = waiting
  throw new Error(`The file ${first?.hash} of media ${first?.id} is not in this machine's media folder.`)
}

async function renderSizes({ db, media, clock }: Needs, picture: Waiting, bytes: Uint8Array): Promise<void> {
  const made: Parameters<typeof insertVariants>[2] = []
  for (const wish of sizesOf(picture.width)) {
    const outcome = await backRoom.make({ bytes, nature: 'picture', wishes: [wish] })
    // It was made by us, so this is a want of time or memory: the picture goes without this size.
    if (!outcome.ok) continue
    for (const { bytes, ...one } of outcome.made)
      made.push({ ...one, bytes: bytes.byteLength, hash: await media.put(bytes) })
  }
  await inTransaction(db, async (db) => {
    const updated = await db
      .updateTable('media')
      .set({ renderedAt: toInstantText(clock()) })
      .where('id', '=', picture.id)
      // It was replaced while its sizes were made: they are of another picture.
      .where('hash', '=', picture.hash)
      .executeTakeFirst()
    if (updated.numUpdatedRows === 0n) return
    await insertVariants(db, picture.id, made)
    await announceChange(db, 'pages')
  })
}

async function listWaiting(db: Db): Promise<Waiting[]> {
  return db
    .selectFrom('media')
    .select(['id', 'hash', 'width'])
    .where('renderedAt', 'is', null)
    .where('mime', 'like', 'image/%')
    .orderBy('createdAt', 'desc')
    .limit(LOOKED_AT)
    .execute()
}
