import type { Clock } from '../../lib/clock.ts'
import type { Db, Id } from '../../platform/db/schema.ts'
import { addRedirect } from '../publication/redirects.ts'
import { unpublishArticle } from './publish.ts'
import { addressOf } from './settle-address.ts'

/**
 * Takes an article down. Its address leads to `target`, a path of this site, or without one answers 410. Call within a
 * transaction.
 */
export async function withdraw(
  db: Db,
  clock: Clock,
  article: { id: Id; language: string; slug: string },
  target: string | undefined,
): Promise<'done' | 'loop'> {
  const source = await addressOf(db, article)
  await db.deleteFrom('redirect').where('source', '=', source).execute()
  if (target !== undefined && (await addRedirect(db, clock, source, target)) === 'loop') return 'loop'
  await unpublishArticle(db, clock, article.id)
  return 'done'
}
