import { type Clock, toInstantText } from '../../lib/clock.ts'
import { newId } from '../../lib/id.ts'
import type { Db } from '../../platform/db/schema.ts'
import { renderPicture } from '../../platform/media/picture.ts'
import { describeRefusal } from '../../platform/media/refusal.ts'
import type { MediaStore } from '../../platform/media/store.ts'
import { backRoom } from '../../platform/media/workshop.ts'
import { type Focus, readFocus } from './focus.ts'
import { insertMedia } from './insert.ts'

export type PictureInput = { bytes: Uint8Array; alt: string; credit: string; sourceName: string }

export type Added = { added: true; mediaId: string } | { added: false; problem: string }

export type Variant = { width: number; height: number; mime: string; hash: string }

/** A picture as pages show it. */
export type Picture = {
  id: string
  alt: string
  credit: string
  width: number
  height: number
  /** What every browser shows, narrowest first. */
  variants: Variant[]
  /** The same in a format that is smaller and not known to all; empty until it was made. */
  avif: Variant[]
  focus: Focus | undefined
}

/**
 * Takes a picture in, for an import: checked, made anew in every width at once, and written to disk before the database
 * names it.
 */
export async function addPicture(
  db: Db,
  media: MediaStore,
  clock: Clock,
  input: PictureInput,
): Promise<Added> {
  const file = await renderPicture(input.bytes, backRoom)
  if (!file.ok) return { added: false, problem: describeRefusal(file.problem) }
  const variants = []
  for (const { bytes, ...made } of file.made)
    variants.push({ ...made, bytes: bytes.byteLength, hash: await media.put(bytes) })
  const best = variants.at(-1)
  if (!best) throw new Error('A picture was made in no size.')
  const { alt, credit, sourceName } = input
  const row = { id: newId(), ...best, alt, credit, sourceName, createdAt: toInstantText(clock()) }
  return { added: true, mediaId: (await insertMedia(db, row, variants)).id }
}

/** Those that are pictures and were not removed. */
export async function findPictures(db: Db, ids: string[]): Promise<Map<string, Picture>> {
  if (ids.length === 0) return new Map()
  const media = await db
    .selectFrom('media')
    .select(['id', 'alt', 'credit', 'focalPoint'])
    .where('id', 'in', ids)
    .where('removedAt', 'is', null)
    .where('mime', 'like', 'image/%')
    .execute()
  const variants = await db
    .selectFrom('mediaVariant')
    .select(['mediaId', 'width', 'height', 'mime', 'hash'])
    .where('mediaId', 'in', ids)
    .orderBy('width')
    .execute()
  const pictures = media.flatMap(({ focalPoint, ...row }) => {
    const own = variants
      .filter((variant) => variant.mediaId === row.id)
      .map(({ mediaId: _, ...variant }) => variant)
    const shown = own.filter(({ mime }) => mime === 'image/webp')
    const largest = shown.at(-1)
    if (!largest) return []
    const { width, height } = largest
    const avif = own.filter(({ mime }) => mime === 'image/avif')
    return [{ ...row, width, height, variants: shown, avif, focus: readFocus(focalPoint) }]
  })
  return new Map(pictures.map((picture) => [picture.id, picture]))
}
