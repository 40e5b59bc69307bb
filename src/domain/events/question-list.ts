import { type Clock, toInstantText } from '../../lib/clock.ts'
import type { Db, Id, InstantText } from '../../platform/db/schema.ts'

export const questionViews = ['new', 'chosen', 'answered', 'all'] as const

export type QuestionView = (typeof questionViews)[number]

/** A question as the newsroom reads it; only of those who still have their seat. */
export type SentQuestion = {
  id: Id
  text: string
  /** Empty where they never gave one. */
  name: string
  email: string
  createdAt: InstantText
  chosenAt: InstantText | null
  answeredAt: InstantText | null
}

/** Those that were chosen in the order of choosing, which the host follows; the others as they came. */
export async function listQuestions(db: Db, eventId: Id, view: QuestionView): Promise<SentQuestion[]> {
  const rows = await selectQuestions(db, eventId).orderBy('eventQuestion.id').execute()
  const shown = rows.filter((question) => view === 'all' || viewOf(question) === view)
  if (view !== 'chosen') return shown
  return shown.toSorted((one, other) => ((one.chosenAt ?? '') < (other.chosenAt ?? '') ? -1 : 1))
}

/** How many there are in each view. */
export async function countQuestions(db: Db, eventId: Id): Promise<Record<QuestionView, number>> {
  const rows = await selectQuestions(db, eventId).execute()
  const counts = { new: 0, chosen: 0, answered: 0, all: rows.length }
  for (const question of rows) counts[viewOf(question)] += 1
  return counts
}

export const questionMarks = ['choose', 'pass-over', 'answer', 'reopen'] as const

export type QuestionMark = (typeof questionMarks)[number]

/** False: it was taken back in the meantime, or is of another event. */
export async function markQuestion(
  db: Db,
  clock: Clock,
  { eventId, id, mark }: { eventId: Id; id: Id; mark: QuestionMark },
): Promise<boolean> {
  const now = toInstantText(clock())
  const changes = {
    choose: { chosenAt: now },
    'pass-over': { chosenAt: null },
    answer: { answeredAt: now },
    reopen: { answeredAt: null },
  } as const
  const { numUpdatedRows } = await db
    .updateTable('eventQuestion')
    .set(changes[mark])
    .where('id', '=', id)
    .where('eventId', '=', eventId)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export function viewOf({
  chosenAt,
  answeredAt,
}: Pick<SentQuestion, 'chosenAt' | 'answeredAt'>): Exclude<QuestionView, 'all'> {
  if (answeredAt !== null) return 'answered'
  return chosenAt === null ? 'new' : 'chosen'
}

function selectQuestions(db: Db, eventId: Id) {
  return db
    .selectFrom('eventQuestion')
    .innerJoin('seat', 'seat.id', 'eventQuestion.seatId')
    .innerJoin('reader', 'reader.id', 'seat.readerId')
    .select(['eventQuestion.id', 'eventQuestion.text', 'eventQuestion.createdAt'])
    .select(['eventQuestion.chosenAt', 'eventQuestion.answeredAt', 'reader.name', 'reader.email'])
    .where('eventQuestion.eventId', '=', eventId)
    .where('seat.state', '=', 'taken')
}
