import type { Clock } from '../../../lib/clock.ts'
import { announceChange } from '../../../platform/db/changes.ts'
import type { Db } from '../../../platform/db/schema.ts'
import { inTransaction } from '../../../platform/db/transaction.ts'
import type { Demo } from '../folder.ts'
import { type ArchiveArticle, archiveArticle } from './article.ts'
import { readMaterial } from './material.ts'
import { findPlaces, type Places } from './places.ts'
import { archiveId } from './random.ts'
import { insertArticles } from './rows.ts'

const IN_A_TRANSACTION = 1_000
const IN_A_STATEMENT = 250

export type Grown = { grown: true; added: number; there: number } | { grown: false; problem: string }

/**
 * Adds articles put together from the demo's sentences until there are `size` of them beside the demo's own. They are
 * the same in every run but for their dates, which lie in the 15 years before now. Repeating it adds what is missing.
 */
export async function growArchive(
  db: Db,
  clock: Clock,
  demo: Demo,
  size: number,
  onProgress: (done: number, total: number) => void,
): Promise<Grown> {
  const places = await findPlaces(db, demo)
  if (!places)
    return {
      grown: false,
      problem:
        'This publication is not the demo, and an invented archive would mix with its own articles. Use an empty data folder.',
    }
  const now = clock()
  const material = readMaterial(demo, places.drawings)
  const choices = {
    sections: places.sections.length,
    authors: places.authors.length,
    topics: places.topics.length,
  }
  const there = await countArchive(db)
  for (let from = there; from < size; from += IN_A_TRANSACTION) {
    const count = Math.min(IN_A_TRANSACTION, size - from)
    const articles = Array.from({ length: count }, (_, index) =>
      archiveArticle(material, choices, from + index, now),
    )
    await inTransaction(db, (db) => addArticles(db, places, articles))
    onProgress(from + count, size)
  }
  return { grown: true, added: Math.max(0, size - there), there: Math.max(there, size) }
}

/** Articles are added in order, so how many there are is found by asking for a few ids. */
async function countArchive(db: Db): Promise<number> {
  const isThere = async (number: number) =>
    (await db
      .selectFrom('article')
      .select('id')
      .where('id', '=', archiveId('article', number))
      .executeTakeFirst()) !== undefined
  let above = 1
  while (await isThere(above - 1)) above *= 2
  let below = Math.floor(above / 2)
  while (above - below > 1) {
    const middle = Math.floor((below + above) / 2)
    if (await isThere(middle - 1)) below = middle
    else above = middle
  }
  return below
}

async function addArticles(db: Db, places: Places, articles: readonly ArchiveArticle[]): Promise<void> {
  for (let start = 0; start < articles.length; start += IN_A_STATEMENT)
    await insertArticles(db, places, articles.slice(start, start + IN_A_STATEMENT))
  await announceChange(db, 'pages')
}
