import { type Clock, toInstantText } from '../../lib/clock.ts'
import { newId } from '../../lib/id.ts'
import type { Db } from '../../platform/db/schema.ts'

const MOST_HOPS = 8

export type Moved = { moved: 'to'; target: string } | { moved: 'gone' }

/** Where an old address leads now, following chains to their end. Undefined: nothing is known of it. */
export async function findRedirect(db: Db, source: string): Promise<Moved | undefined> {
  let path = source
  for (let hop = 0; hop < MOST_HOPS; hop += 1) {
    const row = await db.selectFrom('redirect').select('target').where('source', '=', path).executeTakeFirst()
    if (!row) break
    if (row.target === null) return { moved: 'gone' }
    path = row.target
  }
  return path === source ? undefined : { moved: 'to', target: path }
}

/** Records that `source` has moved (or, with null, is gone). Refuses what would lead round in a circle. */
export async function addRedirect(
  db: Db,
  clock: Clock,
  source: string,
  target: string | null,
): Promise<'added' | 'loop'> {
  if (target !== null && (await leadsTo(db, target, source))) return 'loop'
  await db
    .insertInto('redirect')
    .values({ id: newId(), source, target, createdAt: toInstantText(clock()) })
    .onConflict((conflict) => conflict.column('source').doUpdateSet({ target }))
    .execute()
  return 'added'
}

async function leadsTo(db: Db, from: string, goal: string): Promise<boolean> {
  if (from === goal) return true
  const end = await findRedirect(db, from)
  return end?.moved === 'to' && end.target === goal
}
