import { type Clock, toInstantText } from '../../lib/clock.ts'
import { newId } from '../../lib/id.ts'
import type { Db } from '../../platform/db/schema.ts'
import { renderPicture } from '../../platform/media/picture.ts'
import type { MediaStore } from '../../platform/media/store.ts'

export type PictureInput = { bytes: Uint8Array; alt: string; credit: string; sourceName: string }

export type Added = { added: true; mediaId: string } | { added: false; problem: string }

/** A picture in every width it is kept in, narrowest first. */
export type Picture = {
  id: string
  alt: string
  credit: string
  width: number
  height: number
  variants: { width: number; height: number; mime: string; hash: string }[]
}

/** Takes a picture in: checked, made anew in a few widths, and written to disk before the database names it. */
export async function addPicture(
  db: Db,
  media: MediaStore,
  clock: Clock,
  input: PictureInput,
): Promise<Added> {
  const file = await renderPicture(input.bytes)
  if (!file.ok) return { added: false, problem: file.problem }
  const variants = []
  for (const rendition of file.renditions) {
    const { width, height, mime, bytes } = rendition
    variants.push({ width, height, mime, bytes: bytes.byteLength, hash: await media.put(bytes) })
  }
  const largest = variants.at(-1)
  if (!largest) return { added: false, problem: 'The picture was refused: it has no size.' }
  const known = await findByHash(db, largest.hash)
  if (known !== undefined) return { added: true, mediaId: known }
  const id = newId()
  const inserted = await db
    .insertInto('media')
    .values({
      id,
      ...largest,
      alt: input.alt,
      credit: input.credit,
      sourceName: input.sourceName,
      createdAt: toInstantText(clock()),
    })
    .onConflict((conflict) => conflict.column('hash').doNothing())
    .executeTakeFirst()
  // The same picture can come from two sides at once.
  const mediaId = inserted.numInsertedOrUpdatedRows === 1n ? id : await findByHash(db, largest.hash)
  if (mediaId === undefined) throw new Error(`The picture ${largest.hash} was neither added nor there.`)
  await db
    .insertInto('mediaVariant')
    .values(variants.map((variant) => ({ mediaId, ...variant })))
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  return { added: true, mediaId }
}

async function findByHash(db: Db, hash: string): Promise<string | undefined> {
  const row = await db.selectFrom('media').select('id').where('hash', '=', hash).executeTakeFirst()
  return row?.id
}

export async function findPictures(db: Db, ids: string[]): Promise<Map<string, Picture>> {
  if (ids.length === 0) return new Map()
  const media = await db.selectFrom('media').selectAll().where('id', 'in', ids).execute()
  const variants = await db
    .selectFrom('mediaVariant')
    .select(['mediaId', 'width', 'height', 'mime', 'hash'])
    .where('mediaId', 'in', ids)
    .orderBy('width')
    .execute()
  return new Map(
    media.map(({ id, alt, credit, width, height }) => {
      const own = variants.filter((variant) => variant.mediaId === id)
      return [
        id,
        { id, alt, credit, width, height, variants: own.map(({ mediaId: _, ...variant }) => variant) },
      ]
    }),
  )
}

/** What kind of file an address of ours leads to; undefined where no media of ours has that hash. */
export async function findMime(db: Db, hash: string): Promise<string | undefined> {
  const row = await db.selectFrom('mediaVariant').select('mime').where('hash', '=', hash).executeTakeFirst()
  return row?.mime
}
