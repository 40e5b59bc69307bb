import { type SqlBool, sql } from 'kysely'
import type { Db } from '../../platform/db/schema.ts'
import { fold } from './words.ts'

export type LibraryFilter = {
  query?: string
  kind?: 'picture' | 'document'
  state?: 'no-alt' | 'unused' | 'removed'
}

export type LibraryItem = {
  id: string
  name: string
  mime: string
  alt: string
  credit: string
  bytes: number
  createdAt: string
  /** The narrowest size that is shown; of a document, the file. */
  thumb: { hash: string; mime: string; width: number; height: number } | undefined
}

/** The item after which a list goes on. */
export type LibraryPlace = { createdAt: string; id: string }

export type LibraryPage = { items: LibraryItem[]; next: LibraryPlace | undefined }

/** One page of the library, newest first, by keyset. */
export async function listLibrary(
  db: Db,
  filter: LibraryFilter,
  size: number,
  after?: LibraryPlace,
): Promise<LibraryPage> {
  const rows = await select(db, filter)
    .$if(after !== undefined, (query) =>
      query.where(sql<SqlBool>`(media.created_at, media.id) < (${after?.createdAt}, ${after?.id})`),
    )
    .orderBy('media.createdAt', 'desc')
    .orderBy('media.id', 'desc')
    .limit(size + 1)
    .execute()
  const shown = rows.slice(0, size)
  const last = rows.length > size ? shown.at(-1) : undefined
  const thumbs = await findThumbs(
    db,
    shown.map(({ id }) => id),
  )
  return {
    items: shown.map(({ sourceName, ...row }) => ({ ...row, name: sourceName, thumb: thumbs.get(row.id) })),
    next: last && { createdAt: last.createdAt, id: last.id },
  }
}

function select(db: Db, { query, kind, state }: LibraryFilter) {
  const words = fold(query ?? '')
    .split(/\s+/)
    .filter((word) => word !== '')
    .slice(0, 8)
  let found = db
    .selectFrom('media')
    .select(['id', 'sourceName', 'mime', 'alt', 'credit', 'bytes', 'createdAt'])
    .where('media.removedAt', state === 'removed' ? 'is not' : 'is', null)
  for (const word of words) {
    const pattern = `%${word.replace(/[\\%_]/g, '\\$&')}%`
    found = found.where(sql<SqlBool>`media.words like ${pattern} escape '\\'`)
  }
  if (kind !== undefined) found = found.where('mime', kind === 'document' ? '=' : '!=', 'application/pdf')
  if (state === 'no-alt') found = found.where('alt', '=', '').where('mime', '!=', 'application/pdf')
  if (state === 'unused')
    found = found
      .where(({ not, exists, selectFrom }) =>
        not(exists(selectFrom('mediaUse').select('mediaId').whereRef('mediaUse.mediaId', '=', 'media.id'))),
      )
      .where(({ not, exists, selectFrom }) =>
        not(exists(selectFrom('author').select('id').whereRef('author.portraitId', '=', 'media.id'))),
      )
      .where(
        sql<SqlBool>`not exists (select 1 from publication where identity like '%"' || media.id || '"%')`,
      )
  return found
}

async function findThumbs(db: Db, ids: string[]): Promise<Map<string, LibraryItem['thumb']>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('mediaVariant')
    .select(['mediaId', 'hash', 'mime', 'width', 'height'])
    .where('mediaId', 'in', ids)
    .where('mime', '!=', 'image/avif')
    .orderBy('width', 'desc')
    .execute()
  return new Map(rows.map(({ mediaId, ...thumb }) => [mediaId, thumb]))
}
