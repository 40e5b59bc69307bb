import type { Clock } from '../../lib/clock.ts'
import type { Db, Id, InstantText } from '../../platform/db/schema.ts'
import { inTransaction } from '../../platform/db/transaction.ts'
import { type Circumstances, writeProof } from './proof.ts'

/** "Until I say so": later than anybody waits, and an instant all the same. */
export const FOR_NOW: InstantText = '9999-12-31T00:00:00.000Z'
const LONGEST_PAUSE_YEARS = 3

/** When a pause until a day ends: as that day begins where the publication is. Undefined: no day, or not a later one. */
export function pauseEnd(clock: Clock, timeZone: string, day: string): Temporal.Instant | undefined {
  if (!/^\d{4}-\d\d-\d\d$/.test(day)) return undefined
  try {
    const end = Temporal.PlainDate.from(day, { overflow: 'reject' }).toZonedDateTime(timeZone).toInstant()
    const latest = clock().toZonedDateTimeISO(timeZone).add({ years: LONGEST_PAUSE_YEARS }).toInstant()
    const isAhead = Temporal.Instant.compare(end, clock()) > 0
    return isAhead && Temporal.Instant.compare(end, latest) <= 0 ? end : undefined
  } catch {
    return undefined
  }
}

/** False: it is not one that letters go to. */
export async function pauseSubscription(
  db: Db,
  clock: Clock,
  id: Id,
  until: InstantText,
  circumstances: Circumstances,
): Promise<boolean> {
  return changeActive(db, clock, id, { pausedUntil: until }, 'paused', circumstances)
}

export async function resumeSubscription(
  db: Db,
  clock: Clock,
  id: Id,
  circumstances: Circumstances,
): Promise<boolean> {
  return changeActive(db, clock, id, { pausedUntil: null }, 'resumed', circumstances)
}

/** In which language, and by whose clock, its letters come. A zone of null is the publication's. */
export async function saveLanguage(db: Db, id: Id, language: string): Promise<void> {
  await db.updateTable('subscription').set({ language }).where('id', '=', id).execute()
}

export async function saveTimeZone(db: Db, emailKey: string, timeZone: string | null): Promise<void> {
  await db.updateTable('subscription').set({ timeZone }).where('emailKey', '=', emailKey).execute()
}

async function changeActive(
  db: Db,
  clock: Clock,
  id: Id,
  change: { pausedUntil: InstantText | null },
  act: 'paused' | 'resumed',
  circumstances: Circumstances,
): Promise<boolean> {
  return inTransaction(db, async (db) => {
    const { numUpdatedRows } = await db
      .updateTable('subscription')
      .set(change)
      .where('id', '=', id)
      .where('confirmedAt', 'is not', null)
      .where('endedAt', 'is', null)
      .executeTakeFirst()
    if (numUpdatedRows === 0n) return false
    await writeProof(db, clock, [id], act, circumstances)
    return true
  })
}
