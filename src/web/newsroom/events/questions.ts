import { z } from 'zod'
import {
  countQuestions,
  listQuestions,
  markQuestion,
  type QuestionMark,
  questionMarks,
  type QuestionView,
  questionViews,
  type SentQuestion,
  viewOf,
} from '../../../domain/events/question-list.ts'
import type { Event } from '../../../domain/events/read-event.ts'
import { recordAudit } from '../../../domain/staff/audit.ts'
import type { Member } from '../../../domain/staff/may.ts'
import { isolated } from '../../../lib/isolated.ts'
import { csvLine } from '../../../lib/csv.ts'
import type { Question } from '../../../theme/contract/newsroom-event-door.ts'
import { hostSheetPage } from '../../../theme/newsroom/events/host-sheet.tsx'
import { questionsPage } from '../../../theme/newsroom/events/questions.tsx'
import { line, readForm } from '../../account/form.ts'
import { here } from '../../account/person.ts'
import type { Deps } from '../../context.ts'
import type { Asking } from '../../route.ts'
import { errorPage } from '../../site/errors.ts'
import { newsroomFrame } from '../frame.ts'
import { noticeHere, textHere } from '../publication/room.ts'
import { pageOf } from '../publication/things.ts'
import { networkHere } from '../staff-route.ts'
import { eventHere, list, subjectOf } from './event-here.ts'
import { tabsOf } from './event-tabs.ts'

/** What those with a seat have sent in, by what became of it. */
export async function showQuestions(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const event = await eventHere(c, deps, member)
  if (!event) return errorPage(c, deps, 404)
  const { db } = deps.database
  const text = textHere(c)
  const view = viewHere(c.req.query('view'))
  const path = pathOf(event)
  const counts = await countQuestions(db, event.id)
  const { shown, ...pages } = pageOf(c, await listQuestions(db, event.id, view), path)
  const html = questionsPage({
    frame: newsroomFrame(c, deps, member, {
      title: text('events.questions-of', { name: isolated(event.title, c.var.language) }),
      area: 'events',
      notice: noticeHere(c, { gone: 'events.question-gone' }),
    }),
    back: { name: text('shell.area.events'), href: here(c, list) },
    tabs: tabsOf(c, event, 'questions'),
    views: questionViews.map((of) => ({
      name: text(`events.questions.${of}`),
      href: here(c, `${path}?view=${of}`),
      current: of === view,
      count: counts[of],
    })),
    questions: shown.map((question) => toQuestion(c, event, question, view)),
    ...pages,
    sheetHref: here(c, `${path}/sheet`),
    exportAct: { label: text('events.export'), action: here(c, `${path}/export`), fields: { view } },
  })
  return c.html(html)
}

export async function markHere(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const event = await eventHere(c, deps, member)
  if (!event) return errorPage(c, deps, 404)
  const form = await readForm(c, { mark: z.enum(questionMarks), view: line })
  if (!form.ok) return errorPage(c, deps, 400, { fields: form.fields })
  const { mark, view } = form.fields
  const wish = { eventId: event.id, id: c.req.param('question') ?? '', mark }
  const isDone = await markQuestion(deps.database.db, deps.clock, wish)
  const query = `view=${viewHere(view)}${isDone ? '' : '&done=gone'}`
  return c.redirect(`${here(c, pathOf(event))}?${query}`, 303)
}

/** For whoever leads the evening, on paper: what was chosen, in that order, and nobody's address. */
export async function showHostSheet(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const event = await eventHere(c, deps, member)
  if (!event) return errorPage(c, deps, 404)
  const chosen = await listQuestions(deps.database.db, event.id, 'chosen')
  const html = hostSheetPage({
    frame: newsroomFrame(c, deps, member, {
      title: textHere(c)('events.sheet-of', { name: isolated(event.title, c.var.language) }),
      area: 'events',
    }),
    back: { name: textHere(c)('events.tab.questions'), href: here(c, pathOf(event)) },
    starts: event.startsAt,
    timeZone: event.timeZone,
    questions: chosen.map(({ text, name }) => ({ text, name })),
  })
  return c.html(html)
}

/** For spreadsheets. That it was taken away is in the trail. */
export async function exportQuestions(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const event = await eventHere(c, deps, member)
  if (!event) return errorPage(c, deps, 404)
  const form = await readForm(c, { view: line })
  if (!form.ok) return errorPage(c, deps, 400, { fields: form.fields })
  const view = viewHere(form.fields.view)
  const { db } = deps.database
  const questions = await listQuestions(db, event.id, view)
  await recordAudit(db, deps.clock, {
    actor: member,
    act: 'event.export',
    subject: subjectOf(event),
    after: { questions: view, lines: questions.length },
    network: networkHere(c, deps),
  })
  return c.body(`\uFEFF${csvLine(columns)}${questions.map(toLine).join('')}`, 200, {
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': `attachment; filename="questions-${event.slug}.csv"`,
    'cache-control': 'private, no-store',
  })
}

const columns = ['question', 'name', 'email', 'sent', 'chosen', 'answered']

function toLine({ text, name, email, createdAt, chosenAt, answeredAt }: SentQuestion): string {
  return csvLine([text, name, email, createdAt, chosenAt ?? '', answeredAt ?? ''])
}

/** What can be done next with a question, by how it stands. */
const next: Record<Exclude<QuestionView, 'all'>, readonly QuestionMark[]> = {
  new: ['choose', 'answer'],
  chosen: ['answer', 'pass-over'],
  answered: ['reopen'],
}

const tones = { new: 'amber', chosen: 'green', answered: 'grey' } as const

function toQuestion(c: Asking, event: Event, question: SentQuestion, view: QuestionView): Question {
  const text = textHere(c)
  const { id, name, email, createdAt } = question
  const state = viewOf(question)
  return {
    text: question.text,
    name: name || email,
    sent: createdAt,
    ...(view === 'all' && { state: { text: text(`events.questions.${state}`), tone: tones[state] } }),
    acts: next[state].map((mark) => ({
      label: text(`events.question.${mark}`),
      about: `${text(`events.question.${mark}`)}: ${question.text.slice(0, 60)}`,
      action: here(c, `${pathOf(event)}/${id}/mark`),
      fields: { mark, view },
    })),
  }
}

function viewHere(asked: string | undefined): QuestionView {
  return questionViews.find((view) => view === asked) ?? 'new'
}

function pathOf({ id }: Event): string {
  return `${list}/${id}/questions`
}
