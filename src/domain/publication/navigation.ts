import { type Clock, toInstantText } from '../../lib/clock.ts'
import type { Db, Id, Tables } from '../../platform/db/schema.ts'
import { moveTo, type Step } from './order.ts'

type Row = Tables['navigationEntry']

export type NavigationPlace = Row['place']
export const navigationPlaces: readonly NavigationPlace[] = ['header', 'footer']

/** One link of a header or footer. The id of one that was never edited is made of what it leads to. */
export type NavigationEntry = Omit<Row, 'position'>

/** In their order, for all languages together. */
export async function listNavigation(db: Db): Promise<NavigationEntry[]> {
  return db
    .selectFrom('navigationEntry')
    .select(['id', 'language', 'place', 'kind', 'target', 'label', 'hiddenAt'])
    .orderBy('position')
    .orderBy('id')
    .execute()
}

/**
 * Writes down how a header or footer stands, before its first change: from then on it is as the newsroom has it.
 * Call each of these within a transaction, this one first.
 */
export async function keepNavigation(db: Db, standing: readonly NavigationEntry[]): Promise<void> {
  if (standing.length === 0) return
  await db
    .insertInto('navigationEntry')
    .values(standing.map((entry, position) => ({ ...entry, position })))
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute()
}

/** At the end of its header or footer. */
export async function addNavigationEntry(db: Db, entry: NavigationEntry): Promise<void> {
  const { length } = await orderOf(db, entry)
  await db
    .insertInto('navigationEntry')
    .values({ ...entry, position: length })
    .execute()
}

export async function relabelNavigationEntry(db: Db, id: Id, label: string, target: string): Promise<void> {
  await db.updateTable('navigationEntry').set({ label, target }).where('id', '=', id).execute()
}

export async function hideNavigationEntry(db: Db, clock: Clock, id: Id, isHidden: boolean): Promise<void> {
  const hiddenAt = isHidden ? toInstantText(clock()) : null
  await db.updateTable('navigationEntry').set({ hiddenAt }).where('id', '=', id).execute()
}

export async function moveNavigationEntry(db: Db, entry: NavigationEntry, step: Step): Promise<boolean> {
  const order = moveTo(await orderOf(db, entry), entry.id, step)
  if (!order) return false
  for (const [position, id] of order.entries())
    await db.updateTable('navigationEntry').set({ position }).where('id', '=', id).execute()
  return true
}

export async function removeNavigationEntry(db: Db, id: Id): Promise<void> {
  await db.deleteFrom('navigationEntry').where('id', '=', id).execute()
}

/** As it would stand if nobody had edited it. */
export async function forgetNavigation(db: Db, language: string, place: NavigationPlace): Promise<void> {
  await db.deleteFrom('navigationEntry').where('language', '=', language).where('place', '=', place).execute()
}

async function orderOf(db: Db, { language, place }: NavigationEntry): Promise<Id[]> {
  const rows = await db
    .selectFrom('navigationEntry')
    .select('id')
    .where('language', '=', language)
    .where('place', '=', place)
    .orderBy('position')
    .orderBy('id')
    .execute()
  return rows.map(({ id }) => id)
}
