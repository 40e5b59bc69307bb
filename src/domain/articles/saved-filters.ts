import { z } from 'zod'
import { type Clock, toInstantText } from '../../lib/clock.ts'
import { newId } from '../../lib/id.ts'
import { readJson } from '../../lib/json.ts'
import type { Db, Id } from '../../platform/db/schema.ts'
import { inTransaction } from '../../platform/db/transaction.ts'
import { LONGEST_NAME, oneLine } from '../staff/name.ts'

/** What a list is narrowed by, as its address says it. */
export type KeptFilter = Record<string, string>

export type SavedFilter = { id: Id; name: string; filter: KeptFilter }

export type FilterKept = { kept: true; id: Id } | { kept: false; problem: 'no-name' | 'too-many' | 'gone' }

const MOST = 40
const filterSchema = z.record(z.string(), z.string())

/** A member's own, in the order in which they were made. */
export async function listFilters(db: Db, staffId: Id): Promise<SavedFilter[]> {
  const rows = await db
    .selectFrom('savedFilter')
    .select(['id', 'name', 'filter'])
    .where('staffId', '=', staffId)
    .orderBy('createdAt')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({ ...row, filter: readJson(filterSchema, row.filter) }))
}

/** Keeps a filter under a name; one of that name is replaced. */
export async function keepFilter(
  db: Db,
  clock: Clock,
  staffId: Id,
  wishedName: string,
  filter: KeptFilter,
): Promise<FilterKept> {
  const name = cleanName(wishedName)
  if (name === '') return { kept: false, problem: 'no-name' }
  return inTransaction(db, async (db): Promise<FilterKept> => {
    const known = await listFilters(db, staffId)
    const same = known.find((one) => one.name === name)
    if (same) {
      await db
        .updateTable('savedFilter')
        .set({ filter: JSON.stringify(filter) })
        .where('id', '=', same.id)
        .execute()
      return { kept: true, id: same.id }
    }
    if (known.length >= MOST) return { kept: false, problem: 'too-many' }
    const id = newId()
    const row = { id, staffId, name, filter: JSON.stringify(filter), createdAt: toInstantText(clock()) }
    await db.insertInto('savedFilter').values(row).execute()
    return { kept: true, id }
  })
}

export async function renameFilter(db: Db, staffId: Id, id: Id, wishedName: string): Promise<FilterKept> {
  const name = cleanName(wishedName)
  if (name === '') return { kept: false, problem: 'no-name' }
  const renamed = await db
    .updateTable('savedFilter')
    .set({ name })
    .where('id', '=', id)
    .where('staffId', '=', staffId)
    .returning('id')
    .executeTakeFirst()
  return renamed ? { kept: true, id } : { kept: false, problem: 'gone' }
}

/** Returns what was removed, so that it can be put back. */
export async function removeFilter(db: Db, staffId: Id, id: Id): Promise<SavedFilter | undefined> {
  const row = await db
    .deleteFrom('savedFilter')
    .where('id', '=', id)
    .where('staffId', '=', staffId)
    .returning(['id', 'name', 'filter'])
    .executeTakeFirst()
  return row && { ...row, filter: readJson(filterSchema, row.filter) }
}

function cleanName(text: string): string {
  return [...oneLine(text)].slice(0, LONGEST_NAME).join('')
}
