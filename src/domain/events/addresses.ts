import type { Db } from '../../platform/db/schema.ts'
import type { ListAddress } from '../articles/addresses.ts'

/** Every published event in each of its languages, the latest first. */
export async function listEventAddresses(db: Db, most: number): Promise<ListAddress[]> {
  return db
    .selectFrom('event')
    .innerJoin('eventWords', 'eventWords.eventId', 'event.id')
    .select(['event.slug', 'eventWords.language', 'event.updatedAt as changedAt'])
    .where('event.publishedAt', 'is not', null)
    .orderBy('event.startsAt', 'desc')
    .orderBy('event.id')
    .limit(most)
    .execute()
}

/** Every series in the languages in which one of its events is published, with the latest change of any. */
export async function listEventSeriesAddresses(db: Db): Promise<ListAddress[]> {
  return db
    .selectFrom('eventSeries')
    .innerJoin('event', 'event.seriesId', 'eventSeries.id')
    .innerJoin('eventWords', 'eventWords.eventId', 'event.id')
    .select(['eventSeries.slug', 'eventWords.language'])
    .select((select) => select.fn.max('event.updatedAt').as('changedAt'))
    .where('event.publishedAt', 'is not', null)
    .groupBy(['eventSeries.slug', 'eventWords.language'])
    .orderBy('eventSeries.slug')
    .execute()
}

/** The languages in which published events are told. */
export async function listEventLanguages(db: Db): Promise<string[]> {
  const rows = await db
    .selectFrom('event')
    .innerJoin('eventWords', 'eventWords.eventId', 'event.id')
    .select('eventWords.language')
    .distinct()
    .where('event.publishedAt', 'is not', null)
    .execute()
  return rows.map(({ language }) => language)
}
