import type { AreaWords } from '../message.ts'

/** What readers ask beforehand, and what happens at the door. */
export const en = {
  'events.tab.questions': 'Questions',
  'events.questions-of': 'Questions: {name}',
  'events.questions.views': 'Which questions',
  'events.questions.new': 'New',
  'events.questions.chosen': 'Chosen',
  'events.questions.answered': 'Answered',
  'events.questions.all': 'All',
  'events.questions.empty': 'No questions here',
  'events.questions.empty-why': 'Readers with a seat send them in on the event’s page, until it begins.',
  'events.question.choose': 'Choose for the host',
  'events.question.pass-over': 'Do not use it',
  'events.question.answer': 'Mark as answered',
  'events.question.reopen': 'Not answered yet',
  'events.question-gone': 'It is no longer there: the reader has taken it back.',
  'events.sheet': 'Sheet for the host',
  'events.sheet-of': 'Questions for the host: {name}',
  'events.sheet-empty': 'No question is chosen',
  'events.sheet-empty-why':
    'What you choose among the questions stands here, in the order of choosing, ready to be printed.',
  'events.came-at': 'Came on {when}',
} as const satisfies AreaWords<'events'>
