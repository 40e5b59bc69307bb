import { type Clock, toInstantText } from '../../lib/clock.ts'
import { newId } from '../../lib/id.ts'
import { readJson } from '../../lib/json.ts'
import { type Localized, localizedSchema } from '../../lib/localized.ts'
import { slugify } from '../../lib/slug.ts'
import { announceChange } from '../../platform/db/changes.ts'
import type { Db, Id } from '../../platform/db/schema.ts'
import { inTransaction } from '../../platform/db/transaction.ts'
import { freeOf } from '../articles/bylines.ts'
import { lockEvent } from './lock-event.ts'

/** Events of one kind that come again and again. */
export type EventSeries = { id: Id; slug: string; name: Localized; description: Localized }

export async function listEventSeries(db: Db): Promise<EventSeries[]> {
  const rows = await db.selectFrom('eventSeries').selectAll().orderBy('slug').execute()
  return rows.map(toSeries)
}

export async function findEventSeries(
  db: Db,
  by: { id: Id } | { slug: string },
): Promise<EventSeries | undefined> {
  const [column, value] = 'id' in by ? (['id', by.id] as const) : (['slug', by.slug] as const)
  const row = await db.selectFrom('eventSeries').selectAll().where(column, '=', value).executeTakeFirst()
  return row && toSeries(row)
}

/** As readers find it: once one of its events is published. */
export async function findPublicSeries(db: Db, slug: string): Promise<EventSeries | undefined> {
  const row = await db
    .selectFrom('eventSeries')
    .selectAll()
    .where('slug', '=', slug)
    .where('id', 'in', (select) =>
      select
        .selectFrom('event')
        .select((event) => event.ref('seriesId').$notNull().as('seriesId'))
        .where('publishedAt', 'is not', null)
        .where('seriesId', 'is not', null),
    )
    .executeTakeFirst()
  return row && toSeries(row)
}

/** Its address, made of a name where none is wished for, stays. */
export async function createEventSeries(db: Db, name: Localized, slug = ''): Promise<Id> {
  const id = newId()
  const named = Object.values(name).map((own) => slugify(own))
  const wish = [slug, ...named].find((one) => one !== '') ?? `series-${id.slice(-6)}`
  const taken = await db.selectFrom('eventSeries').select('slug').where('slug', 'like', `${wish}%`).execute()
  const free = freeOf(
    wish,
    taken.map((row) => row.slug),
  )
  await db
    .insertInto('eventSeries')
    .values({ id, slug: free, name: JSON.stringify(name), description: JSON.stringify({}) })
    .execute()
  return id
}

/** Call `applyChange(deps, 'pages')` afterwards. */
export async function describeEventSeries(
  db: Db,
  id: Id,
  { name, description }: Pick<EventSeries, 'name' | 'description'>,
): Promise<void> {
  await db
    .updateTable('eventSeries')
    .set({ name: JSON.stringify(name), description: JSON.stringify(description) })
    .where('id', '=', id)
    .execute()
  await announceChange(db, 'pages')
}

/** Puts an event into a series, or with null into none. */
export async function setSeries(db: Db, clock: Clock, eventId: Id, seriesId: Id | null): Promise<boolean> {
  return inTransaction(db, async (db) => {
    const event = await lockEvent(db, eventId)
    if (!event || event.seriesId === seriesId) return false
    await db
      .updateTable('event')
      .set({ seriesId, version: event.version + 1, updatedAt: toInstantText(clock()) })
      .where('id', '=', eventId)
      .execute()
    await announceChange(db, 'pages')
    return true
  })
}

/** Every event of a series, drafts too, soonest first. */
export async function idsInSeries(db: Db, seriesId: Id): Promise<Id[]> {
  const rows = await db
    .selectFrom('event')
    .select('id')
    .where('seriesId', '=', seriesId)
    .orderBy('startsAt')
    .orderBy('id')
    .execute()
  return rows.map(({ id }) => id)
}

function toSeries({ id, slug, name, description }: Record<keyof EventSeries, string>): EventSeries {
  return {
    id,
    slug,
    name: readJson(localizedSchema, name),
    description: readJson(localizedSchema, description),
  }
}
