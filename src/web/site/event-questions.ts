import { z } from 'zod'
import {
  keepQuestion,
  LONGEST_QUESTION,
  MOST_QUESTIONS,
  questionsOf,
  withdrawQuestion,
} from '../../domain/events/questions.ts'
import { type Event, findEvent } from '../../domain/events/read-event.ts'
import { seatOf } from '../../domain/events/seats.ts'
import { toInstantText } from '../../lib/clock.ts'
import type { QuestionsBox, SeatSaid } from '../../theme/contract/events.ts'
import { findAsker } from '../access/asker.ts'
import type { Asker } from '../access/opening.ts'
import { line, readForm } from '../account/form.ts'
import type { Deps } from '../context.ts'
import type { Asking } from '../route.ts'
import { errorPage, notFound } from './errors.ts'
import { entrances } from './event-after.ts'
import { eventPath } from './event-lines.ts'

/** What somebody with a seat has sent in and may still send; nothing once it has begun. */
export async function questionsBoxOf(
  c: Asking,
  deps: Deps,
  found: Event,
  asker: Asker,
): Promise<QuestionsBox | undefined> {
  if (asker.kind !== 'reader' || found.state !== 'published') return undefined
  if (found.startsAt <= toInstantText(deps.clock())) return undefined
  const seat = await seatOf(deps.database.db, found.id, asker.id)
  if (seat?.state !== 'taken') return undefined
  const questions = await questionsOf(deps.database.db, seat.id)
  return {
    action: `${eventPath(c, found)}/questions`,
    questions,
    left: Math.max(0, MOST_QUESTIONS - questions.length),
    longest: LONGEST_QUESTION,
  }
}

/** Keeps a question, changes one, or takes one back. */
export async function sendQuestion(c: Asking, deps: Deps): Promise<Response> {
  const { db } = deps.database
  const found = await findEvent(db, c.req.param('slug') ?? '', c.var.language)
  if (!found) return notFound(c, deps)
  const form = await readForm(c, { id: line, text: line, act: z.enum(['keep', 'withdraw']) })
  if (!form.ok) return errorPage(c, deps, 400, { fields: form.fields })
  const asker = await findAsker(deps, c.req.header('cookie'))
  if (asker.kind !== 'reader')
    return c.redirect(entrances(c, `${eventPath(c, found)}#questions`).signInHref, 303)
  const { id, text, act } = form.fields
  const wish = { eventId: found.id, readerId: asker.id, id: id === '' ? null : id, text }
  const done = await (act === 'keep' ? keepQuestion : withdrawQuestion)(db, deps.clock, wish)
  return c.redirect(`${eventPath(c, found)}?said=${sayings[done]}#questions`, 303)
}

const sayings = {
  saved: 'done-question',
  withdrawn: 'done-question-withdrawn',
  empty: 'refused-question-empty',
  'too-long': 'refused-question-long',
  'too-many': 'refused-question-many',
  'too-late': 'refused-question-late',
  'no-seat': 'refused-other',
  unknown: 'refused-other',
} as const satisfies Record<string, SeatSaid>
