import type { Clock } from '../../lib/clock.ts'
import { hashToken } from '../../lib/hash.ts'
import type { Db, Id } from '../../platform/db/schema.ts'
import { inTransaction } from '../../platform/db/transaction.ts'
import { countFor } from './edition-counts.ts'

/** The name of a link of an edition, by which clicks are counted: it follows from both, so it says nothing of anybody. */
export function linkIdOf(editionId: Id, href: string): Id {
  return hashToken(`${editionId}\n${href}`).slice(0, 24)
}

/** The path that counts a click and leads on; `variant` is the subject that the copy bore. */
export function countedPath(linkId: Id, variant: string): string {
  return `/l/${linkId}/${variant}`
}

/** Writes down where an edition's links lead. Doing it again, or in two workers at once, adds nothing twice. */
export async function recordLinks(db: Db, editionId: Id, hrefs: readonly string[]): Promise<void> {
  if (hrefs.length === 0) return
  await inTransaction(db, async (db) => {
    // Takes the row, so that two who write down at once do it one after the other.
    await db
      .updateTable('edition')
      .set((edition) => ({ headRevisionId: edition.ref('headRevisionId') }))
      .where('id', '=', editionId)
      .execute()
    const known = await db
      .selectFrom('editionLink')
      .select(['id', 'position'])
      .where('editionId', '=', editionId)
      .execute()
    const ids = new Set(known.map(({ id }) => id))
    const next = Math.max(0, ...known.map(({ position }) => position + 1))
    const fresh = [...new Set(hrefs)]
      .map((href) => ({ id: linkIdOf(editionId, href), editionId, href }))
      .filter(({ id }) => !ids.has(id))
      .map((row, index) => ({ ...row, position: next + index }))
    if (fresh.length > 0) await db.insertInto('editionLink').values(fresh).execute()
  })
}

/**
 * Where a link leads; a click on it is counted by link, day and subject, and of nobody in particular. This is the one
 * GET that writes. Scanners of mail follow links, too, so the count is an upper bound; nothing but the count changes.
 */
export async function followLink(
  db: Db,
  clock: Clock,
  id: Id,
  variant: 'a' | 'b',
  { isCounted }: { isCounted: boolean },
): Promise<string | undefined> {
  const link = await db
    .selectFrom('editionLink')
    .select(['editionId', 'href'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!link) return undefined
  if (isCounted) await countFor(db, clock, link.editionId, `click:${id}:${variant}`)
  return link.href
}
