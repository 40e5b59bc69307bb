import { compareSave } from '../../../domain/articles/compare-save.ts'
import { readDraft } from '../../../domain/articles/draft.ts'
import { addNote } from '../../../domain/articles/notes.ts'
import type { Member } from '../../../domain/staff/may.ts'
import { readForm as readFields } from '../../../lib/editor/fields.ts'
import { line, readForm } from '../../account/form.ts'
import { here } from '../../account/person.ts'
import type { Deps } from '../../context.ts'
import type { Asking } from '../../route.ts'
import { errorPage } from '../../site/errors.ts'
import { articleShape } from './fields-form.ts'
import { editorHtml } from './page.ts'
import { checkSave } from './read-save.ts'
import { words } from './words.ts'

const LONGEST_NOTE = 4_000

/** Saves the fields of whoever has no script; the body stays as it is. */
export async function saveFields(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const draft = await readDraft(deps.database.db, member, c.req.param('id') ?? '')
  if (!draft) return errorPage(c, deps, 404)
  const read = await readForm(c, articleShape)
  if (!read.ok) return errorPage(c, deps, 400, { fields: read.fields })
  const typed = texts(read.fields)
  const fields = readFields('article', (name) => typed[name] ?? '')
  const takesBack = typed['takesBack'] === undefined ? {} : { takesBack: typed['takesBack'] }
  const checked = checkSave({ ...fields, body: draft.content.body, origin: 'saved', ...takesBack })
  const again = async (field: string, error: string, status: 409 | 422) =>
    c.html(await editorHtml(c, deps, member, draft, { values: typed, errors: { [field]: error } }), status)
  if (!checked.ok) return again(checked.path.split('.')[0] ?? 'form', words(c)('editor.field-wrong'), 422)
  const { origin, tab: _, takesBack: stage, ...content } = checked.save
  const done = await compareSave(deps.database.db, deps.clock, member, {
    articleId: draft.articleId,
    base: typed['head'] ?? '',
    content,
    origin,
    ...(stage !== undefined && { takesBack: stage }),
  })
  switch (done.outcome) {
    case 'saved':
      return c.redirect(here(c, `/newsroom/articles/${draft.articleId}/edit?done=fields`), 303)
    case 'stale':
      return again('form', words(c)('editor.stale', { name: done.theirs.head.by }), 409)
    case 'taken-over':
      return again('form', words(c)('editor.stale', { name: done.by }), 409)
    case 'on-its-way':
      return again('takesBack', words(c)(`editor.takes-back.${done.stage}`), 409)
    case 'invalid':
      return again(done.problem.path.split('.')[0] ?? 'form', words(c)('editor.field-wrong'), 422)
    case 'refused':
      return errorPage(c, deps, 403)
    case 'nothing':
      return errorPage(c, deps, 404)
  }
}

/** A note to colleagues: from whoever may read the article. */
export async function addNoteHere(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const { db } = deps.database
  const draft = await readDraft(db, member, c.req.param('id') ?? '')
  if (!draft) return errorPage(c, deps, 404)
  const read = await readForm(c, { text: line.max(LONGEST_NOTE) })
  if (!read.ok) return errorPage(c, deps, 400, { fields: read.fields })
  const text = read.fields.text.replaceAll('\r\n', '\n').trim()
  if (text !== '') await addNote(db, deps.clock, member, draft.articleId, text)
  return c.redirect(here(c, `/newsroom/articles/${draft.articleId}/edit?done=note#notes`), 303)
}

/** What a form of texts held. */
export function texts(fields: Readonly<Record<string, unknown>>): { [name: string]: string } {
  return Object.fromEntries(
    Object.entries(fields).filter((field): field is [string, string] => typeof field[1] === 'string'),
  )
}
