import type { Db } from '../../platform/db/schema.ts'
import { type Focus, readFocus } from './focus.ts'
import type { Variant } from './pictures.ts'

export type MediaItem = {
  id: string
  name: string
  mime: string
  hash: string
  bytes: number
  width: number
  height: number
  alt: string
  caption: string
  credit: string
  rights: string
  focus: Focus | undefined
  createdAt: string
  renderedAt: string | null
  removedAt: string | null
  /** What readers are shown, narrowest first. */
  variants: (Variant & { bytes: number })[]
}

export async function findMedia(db: Db, id: string): Promise<MediaItem | undefined> {
  const row = await db.selectFrom('media').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) return undefined
  const variants = await db
    .selectFrom('mediaVariant')
    .select(['width', 'height', 'mime', 'hash', 'bytes'])
    .where('mediaId', '=', id)
    .orderBy('width')
    .orderBy('mime', 'desc')
    .execute()
  const { sourceName, focalPoint, words: _, ...rest } = row
  return { ...rest, name: sourceName, focus: readFocus(focalPoint), variants }
}

export type StoredFile = { mime: string; bytes: number; name: string }

/** `mediaIds`: of every item that has or had this file, since the same bytes may have come twice. */
export type FoundFile =
  | { found: 'file'; file: StoredFile; mediaIds: string[] }
  | { found: 'removed' | 'nothing' }

/** What an address of ours leads to: a file in use, or one that was replaced, which stays where it was. */
export async function findFile(db: Db, hash: string): Promise<FoundFile> {
  const rows = await db
    .selectFrom('mediaVariant')
    .innerJoin('media', 'media.id', 'mediaVariant.mediaId')
    .select(['mediaVariant.mime', 'mediaVariant.bytes', 'media.sourceName as name', 'media.removedAt'])
    .select('media.id')
    .where('mediaVariant.hash', '=', hash)
    .unionAll(
      db
        .selectFrom('mediaPast')
        .innerJoin('media', 'media.id', 'mediaPast.mediaId')
        .select(['mediaPast.mime', 'mediaPast.bytes', 'media.sourceName as name', 'media.removedAt'])
        .select('media.id')
        .where('mediaPast.hash', '=', hash),
    )
    .execute()
  const live = rows.find(({ removedAt }) => removedAt === null)
  if (!live) return { found: rows.length > 0 ? 'removed' : 'nothing' }
  const { mime, bytes, name } = live
  return { found: 'file', file: { mime, bytes, name }, mediaIds: [...new Set(rows.map(({ id }) => id))] }
}
