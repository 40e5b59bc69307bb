import type { Insertable } from 'kysely'
import type { Db, Tables } from '../../platform/db/schema.ts'
import { wordsOf } from './words.ts'

type Variant = Omit<Insertable<Tables['mediaVariant']>, 'mediaId'>

/**
 * Names files that are on disk already. The same file is kept once: whoever brings it again, at once or years later, is
 * given the item that there is.
 */
export async function insertMedia(
  db: Db,
  row: Insertable<Tables['media']>,
  variants: Variant[],
): Promise<{ id: string; isNew: boolean }> {
  const inserted = await db
    .insertInto('media')
    .values({ ...row, words: wordsOf(row) })
    .onConflict((conflict) => conflict.column('hash').doNothing())
    .executeTakeFirst()
  const isNew = inserted.numInsertedOrUpdatedRows === 1n
  const id = isNew ? row.id : await findByHash(db, row.hash)
  await insertVariants(db, id, variants)
  return { id, isNew }
}

export async function insertVariants(db: Db, mediaId: string, variants: Variant[]): Promise<void> {
  if (variants.length === 0) return
  await db
    .insertInto('mediaVariant')
    .values(variants.map((variant) => ({ mediaId, ...variant })))
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

async function findByHash(db: Db, hash: string): Promise<string> {
  const row = await db.selectFrom('media').select('id').where('hash', '=', hash).executeTakeFirstOrThrow()
  return row.id
}
