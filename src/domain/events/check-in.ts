import { type Clock, toInstantText } from '../../lib/clock.ts'
import { newId } from '../../lib/id.ts'
import type { Db, Id, InstantText } from '../../platform/db/schema.ts'
import { inTransaction } from '../../platform/db/transaction.ts'

/**
 * What somebody at the door did. Its id is made there: whatever is sent twice counts once. `people`: so many of the
 * party came in; without it, all of them.
 */
export type DoorAct = { id: Id; seatId: Id; act: 'in' | 'out'; at: InstantText; people?: number | undefined }

/** `counted`: who has come, how many, or since when, is another now. `already`: it was so before, or this was sent before. */
export type ActAnswer = 'counted' | 'already' | 'no-seat'

/**
 * Writes an act down and lets the seat stand as all its acts say: of two doors the earliest arrival stands, in whatever
 * order their phones find a network again. Nothing has happened later than it is received.
 */
export async function recordAct(
  db: Db,
  clock: Clock,
  eventId: Id,
  { id, seatId, act, at, people }: DoorAct,
  createdBy: string,
): Promise<ActAnswer> {
  return inTransaction(db, async (db): Promise<ActAnswer> => {
    // Taken before it is read, so that of two doors one waits for the other.
    const seat = await db
      .updateTable('seat')
      .set((row) => ({ guests: row.ref('guests') }))
      .where('id', '=', seatId)
      .where('eventId', '=', eventId)
      .returning(['state', 'guests', 'checkedInAt', 'arrived'])
      .executeTakeFirst()
    if (!seat || seat.state !== 'taken') return 'no-seat'
    const receivedAt = toInstantText(clock())
    const before = await actsOf(db, seatId)
    if (before.length === 0 && seat.checkedInAt !== null) {
      // Brought by an archive of before acts were kept.
      const brought = { act: 'in', at: seat.checkedInAt } as const
      await write(db, { id: newId(), seatId, ...brought, createdBy: '', receivedAt: seat.checkedInAt })
    }
    await write(db, { id, seatId, act, people, at: at < receivedAt ? at : receivedAt, createdBy, receivedAt })
    const acts = await actsOf(db, seatId)
    const checkedInAt = foldActs(acts)
    const arrived = countArrived(acts, 1 + seat.guests)
    if (checkedInAt === seat.checkedInAt && arrived === seat.arrived) return 'already'
    await db.updateTable('seat').set({ checkedInAt, arrived }).where('id', '=', seatId).execute()
    return 'counted'
  })
}

/** Since when they are there: their first arrival after the last time that one was taken back. */
export function foldActs(acts: readonly Moment[]): InstantText | null {
  const since = standing(acts).map(({ at }) => at)
  return since.toSorted()[0] ?? null
}

/** What several doors let in is added up, and never more than the party: a ticket may be read at two of them. */
export function countArrived(acts: readonly (Moment & { people: number | null })[], party: number): number {
  const came = standing(acts).map(({ people }) => people ?? party)
  return Math.min(
    party,
    came.reduce((all, people) => all + people, 0),
  )
}

type Moment = Pick<DoorAct, 'act' | 'at'>

/** Arrivals after the last time that one was taken back. */
function standing<T extends Moment>(acts: readonly T[]): T[] {
  const lastOut = acts.reduce((last, { act, at }) => (act === 'out' && at > last ? at : last), '')
  return acts.filter(({ act, at }) => act === 'in' && at > lastOut)
}

function actsOf(db: Db, seatId: Id) {
  return db.selectFrom('checkIn').select(['act', 'at', 'people']).where('seatId', '=', seatId).execute()
}

async function write(
  db: Db,
  {
    people = null,
    ...row
  }: Omit<DoorAct, 'people'> & {
    people?: number | null | undefined
    createdBy: string
    receivedAt: InstantText
  },
): Promise<void> {
  await db
    .insertInto('checkIn')
    .values({ ...row, people })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute()
}
