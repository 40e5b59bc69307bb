import type { Clock } from '../../lib/clock.ts'
import { readCsv } from '../../lib/csv.ts'
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

/** A line of a table that was not taken, as it was written, and why. */
export type RefusedLine = {
  line: number
  text: string
  why: 'source' | 'target' | 'cells' | 'repeated' | 'quote' | 'loop'
}

/** Two cells a row: the old address and the new one, or none where it is gone. A heading is passed over. */
export function readRedirects(csv: string): {
  lines: (RedirectLine & { line: number })[]
  refused: RefusedLine[]
} {
  const { rows, badQuote } = readCsv(csv)
  const lines: (RedirectLine & { line: number })[] = []
  const refused: RefusedLine[] = []
  for (const [index, { line, cells }] of rows.entries()) {
    const [source = '', target = '', ...more] = cells.map((cell) => cell.trim())
    if (index === 0 && /^[\p{L} _-]+$/u.test(source)) continue
    const why = !isSource(source)
      ? 'source'
      : target !== '' && !isTarget(target)
        ? 'target'
        : more.some((cell) => cell !== '')
          ? 'cells'
          : lines.some((known) => known.source === source)
            ? 'repeated'
            : undefined
    if (why) refused.push({ line, text: lineOf(cells), why })
    else lines.push({ line, source, target: target === '' ? null : target })
  }
  if (badQuote !== undefined) {
    const rest = csv.split(/\r\n|\r|\n/).slice(badQuote - 1)
    refused.push({ line: badQuote, text: rest.join('\n'), why: 'quote' })
  }
  return { lines, refused }
}

/** As it could be typed again. */
export function lineOf(cells: readonly string[]): string {
  return cells.map((cell) => (/[",;\t\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')
}
