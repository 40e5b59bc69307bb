import { type Clock, toInstantText } from '../../lib/clock.ts'
import { newId } from '../../lib/id.ts'
import type { Db, Id } from '../../platform/db/schema.ts'
import { inTransaction } from '../../platform/db/transaction.ts'
import { lockEvent } from './lock-event.ts'
import { seatOf } from './seats.ts'

/** Of each seat; a host has an evening. */
export const MOST_QUESTIONS = 3
/** In UTF-16 units, as browsers count what is typed. */
export const LONGEST_QUESTION = 500

export type OwnQuestion = { id: Id; text: string }

/** What somebody with a seat sends in beforehand. `id`: of one they have sent; null: a new one. */
export type QuestionWish = { eventId: Id; readerId: Id; id: Id | null; text: string }

export type QuestionKept = 'saved' | 'empty' | 'too-long' | 'too-many' | 'too-late' | 'no-seat' | 'unknown'

/**
 * Keeps a question until the event begins. What the newsroom had chosen it chose for its words: other words are to be
 * chosen anew. The event's row is the lock, so that of many sent at once no more are kept than are allowed.
 */
export async function keepQuestion(db: Db, clock: Clock, wish: QuestionWish): Promise<QuestionKept> {
  const text = tidy(wish.text)
  if (text === '') return 'empty'
  if (text.length > LONGEST_QUESTION) return 'too-long'
  return inTransaction(db, async (db): Promise<QuestionKept> => {
    const seatId = await askingSeat(db, clock, wish)
    if (seatId === 'no-seat' || seatId === 'too-late') return seatId
    if (wish.id !== null) return changeWords(db, seatId, wish.id, text)
    if ((await questionsOf(db, seatId)).length >= MOST_QUESTIONS) return 'too-many'
    await db
      .insertInto('eventQuestion')
      .values({ id: newId(), eventId: wish.eventId, seatId, text, createdAt: toInstantText(clock()) })
      .execute()
    return 'saved'
  })
}

/** Whoever sent it takes it back, until the event begins. */
export async function withdrawQuestion(
  db: Db,
  clock: Clock,
  wish: Omit<QuestionWish, 'text'>,
): Promise<'withdrawn' | 'too-late' | 'no-seat' | 'unknown'> {
  return inTransaction(db, async (db) => {
    const seatId = await askingSeat(db, clock, wish)
    if (seatId === 'no-seat' || seatId === 'too-late') return seatId
    const { numDeletedRows } = await db
      .deleteFrom('eventQuestion')
      .where('id', '=', wish.id ?? '')
      .where('seatId', '=', seatId)
      .executeTakeFirst()
    return numDeletedRows > 0n ? 'withdrawn' : 'unknown'
  })
}

/** In the order in which they were sent. */
export async function questionsOf(db: Db, seatId: Id): Promise<OwnQuestion[]> {
  return db
    .selectFrom('eventQuestion')
    .select(['id', 'text'])
    .where('seatId', '=', seatId)
    .orderBy('id')
    .execute()
}

async function askingSeat(
  db: Db,
  clock: Clock,
  { eventId, readerId }: Pick<QuestionWish, 'eventId' | 'readerId'>,
): Promise<Id | 'no-seat' | 'too-late'> {
  const event = await lockEvent(db, eventId)
  const seat = await seatOf(db, eventId, readerId)
  if (!event || seat?.state !== 'taken') return 'no-seat'
  if (event.state !== 'published' || event.startsAt <= toInstantText(clock())) return 'too-late'
  return seat.id
}

async function changeWords(db: Db, seatId: Id, id: Id, text: string): Promise<'saved' | 'unknown'> {
  const known = await db
    .selectFrom('eventQuestion')
    .select('text')
    .where('id', '=', id)
    .where('seatId', '=', seatId)
    .executeTakeFirst()
  if (!known) return 'unknown'
  if (known.text === text) return 'saved'
  await db
    .updateTable('eventQuestion')
    .set({ text, chosenAt: null, answeredAt: null })
    .where('id', '=', id)
    .execute()
  return 'saved'
}

/** Of what nobody sees only line breaks are kept, and not many of them. */
function tidy(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Control}\n]/gu, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}
