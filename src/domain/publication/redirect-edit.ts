import type { Clock } from '../../lib/clock.ts'
import type { Db, Id } from '../../platform/db/schema.ts'
import { addRedirect, findRedirect } from './redirects.ts'

export type Redirect = { id: Id; source: string; target: string | null; createdAt: string }

export async function listRedirects(db: Db, query: string): Promise<Redirect[]> {
  const rows = await db.selectFrom('redirect').selectAll().orderBy('source').execute()
  const wanted = query.toLowerCase()
  return rows.filter(({ source, target }) => `${source} ${target ?? ''}`.toLowerCase().includes(wanted))
}

export async function findRedirectById(db: Db, id: Id): Promise<Redirect | undefined> {
  return db.selectFrom('redirect').selectAll().where('id', '=', id).executeTakeFirst()
}

/** A path of this site as browsers send it: no query, no fragment, no second slash that would name a host. */
export function isSource(path: string): boolean {
  return path.length <= 1_000 && /^\/(?!\/)[^\s?#\\]*$/.test(path) && path !== '/'
}

/** A path of this site, or an address elsewhere over http or https. */
export function isTarget(target: string): boolean {
  if (target.length > 1_000 || /[\s\\]/.test(target)) return false
  if (/^\/(?!\/)/.test(target)) return true
  return /^https?:$/.test(URL.parse(target)?.protocol ?? '') && /^https?:\/\//.test(target)
}

/**
 * Sets where an old address leads. What leads to something that has itself moved is led to the end at once, and so is
 * what led to `source`; a circle is refused. Call within a transaction.
 */
export async function setRedirect(
  db: Db,
  clock: Clock,
  source: string,
  target: string | null,
): Promise<'set' | 'loop'> {
  const known = await db
    .selectFrom('redirect')
    .select('target')
    .where('source', '=', source)
    .executeTakeFirst()
  if (known) await db.deleteFrom('redirect').where('source', '=', source).execute()
  const end = target === null ? undefined : await findRedirect(db, target)
  const final = end === undefined ? target : end.moved === 'gone' ? null : end.target
  const added = final === source ? 'loop' : await addRedirect(db, clock, source, final)
  if (added === 'loop') {
    if (known) await addRedirect(db, clock, source, known.target)
    return 'loop'
  }
  await db.updateTable('redirect').set({ target: final }).where('target', '=', source).execute()
  return 'set'
}

export async function removeRedirect(db: Db, id: Id): Promise<boolean> {
  const removed = await db.deleteFrom('redirect').where('id', '=', id).executeTakeFirst()
  return removed.numDeletedRows > 0n
}

export type RedirectLine = { source: string; target: string | null }

/** Two cells a line, quoted or not; a heading is passed over. `badLine` counts from 1. */
export function readRedirects(csv: string): { lines: RedirectLine[] } | { badLine: number } {
  const lines: RedirectLine[] = []
  for (const [index, text] of csv.split(/\r?\n/).entries()) {
    if (text.trim() === '') continue
    const [source = '', target = '', ...more] = text.split(/[,;\t]/).map((cell) =>
      cell
        .trim()
        .replace(/^"(.*)"$/, '$1')
        .trim(),
    )
    const isHeading = index === 0 && !source.startsWith('/')
    if (isHeading && lines.length === 0 && /^[a-z ]+$/i.test(source)) continue
    if (!isSource(source) || (target !== '' && !isTarget(target)) || more.some((cell) => cell !== ''))
      return { badLine: index + 1 }
    lines.push({ source, target: target === '' ? null : target })
  }
  return { lines }
}
