import type { Kysely } from 'kysely'

/** What came back of an edition is few among many, and is counted without looking at the rest. */
export async function indexReturns<T>(db: Kysely<T>): Promise<void> {
  for (const what of ['bounced', 'complained'])
    await db.schema
      .createIndex(`delivery_${what}`)
      .on('delivery')
      .columns(['edition_id', `${what}_at`])
      .where(`${what}_at`, 'is not', null)
      .execute()
}
