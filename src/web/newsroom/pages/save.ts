import { z } from 'zod'
import { createPage, type PageDraft } from '../../../domain/pages/draft.ts'
import { comparePageSave } from '../../../domain/pages/compare-save.ts'
import { withoutTeaserEnd } from '../../../domain/articles/document/without-teaser-end.ts'
import { readBody } from '../../../domain/articles/save-over.ts'
import type { Member } from '../../../domain/staff/may.ts'
import { readForm as readFields } from '../../../lib/editor/fields.ts'
import { readForm } from '../../account/form.ts'
import type { Deps } from '../../context.ts'
import type { Asking } from '../../route.ts'
import { mediaIn } from '../../../domain/articles/document/media-in.ts'
import { errorPage } from '../../site/errors.ts'
import { texts } from '../editor/fields.ts'
import { pageShape } from '../editor/fields-form.ts'
import { editorPictures } from '../editor/pictures.ts'
import { baseOf, checkPageSave, readJsonBody, readText, toPageContent } from '../editor/read-save.ts'
import { answerHead, answerSave, headFacts, notJson } from '../editor/save.ts'
import { textHere } from '../publication/room.ts'
import { back } from '../publication/things.ts'
import { networkHere } from '../staff-route.ts'
import { pageEditorHtml } from './editor.ts'
import { list } from './list.ts'
import { pageHere } from './overview.ts'

/** Saves what the editor sends over the revision that If-Match names, as an article is saved. */
export async function savePageDraft(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const base = baseOf(c)
  if (base === undefined) return c.json({ problem: 'if-match-missing' }, 428)
  const text = await readText(c)
  if (text === undefined) return c.json(notJson, 400)
  const done = await deps.clerk.savePage({ id: c.req.param('id') ?? '', base, member, text })
  return answerSave(c, done, (page) => describe(deps, page))
}

export async function showPageHead(c: Asking, deps: Deps, member: Member): Promise<Response> {
  return answerHead(c, await pageHere(c, deps, member), (page) => describe(deps, page))
}

/** Saves the fields of whoever has no script; the body stays as it is. */
export async function savePageFields(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const page = await pageHere(c, deps, member)
  if (!page) return errorPage(c, deps, 404)
  const read = await readForm(c, pageShape)
  if (!read.ok) return errorPage(c, deps, 400, { fields: read.fields })
  const values = texts(read.fields)
  const text = textHere(c)
  const again = async (field: string, error: string, status: 409 | 422) =>
    c.html(await pageEditorHtml(c, deps, member, page, { values, errors: { [field]: error } }), status)
  const fields = readFields('page', (name) => values[name] ?? '')
  const checked = checkPageSave({ ...fields, body: page.content.body, origin: 'saved' })
  if (!checked.ok) return again(checked.path, text('editor.field-wrong'), 422)
  const { body, ...content } = checked.save
  const wish = { pageId: page.pageId, base: values['head'] ?? '', origin: 'saved' } as const
  const save = { ...wish, content: { ...toPageContent(content), body } }
  const done = await comparePageSave(deps.database.db, deps.clock, member, save)
  switch (done.outcome) {
    case 'saved':
      return back(c, `${list}/${page.pageId}/edit`, 'fields')
    case 'stale':
      return again('form', text('editor.stale', { name: done.theirs.head.by }), 409)
    case 'taken-over':
      return again('form', text('editor.stale', { name: done.by }), 409)
    case 'invalid':
      return again(done.problem.path, sayProblem(c, done.problem, values), 422)
    default:
      return errorPage(c, deps, 404)
  }
}

/** A page of its own for words that lost to a colleague's. */
export async function copyPage(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const asked = await readJsonBody(c, { of: z.string().max(64), content: z.record(z.string(), z.unknown()) })
  if (!asked) return c.json({ problem: 'invalid' }, 400)
  const checked = checkPageSave({ ...asked.content, origin: 'saved' })
  if (!checked.ok) return c.json({ problem: 'invalid', path: checked.path }, 400)
  const read = readBody(checked.save.body)
  if ('problem' in read) return c.json({ problem: 'invalid', ...read.problem }, 400)
  const { title, standfirst } = checked.save
  const original = await pageHere(c, deps, member, asked.of)
  if (!original) return c.json({ problem: 'nothing' }, 404)
  const doer = { actor: member, network: networkHere(c, deps) }
  const content = { standfirst, body: withoutTeaserEnd(read.document) }
  const wish = { title, language: original.language, content }
  const made = await createPage(deps.database.db, deps.clock, doer, wish)
  return made.outcome === 'created' ? c.json({ id: made.id }, 201) : c.json({ problem: 'refused' }, 403)
}

async function describe(deps: Deps, { head, content }: PageDraft) {
  const pictures = await editorPictures(deps, [...mediaIn(content.body)])
  return { ...headFacts(head), content, pictures }
}

function sayProblem(
  c: Asking,
  { path, message }: { path: string; message: string },
  values: { [name: string]: string },
): string {
  const text = textHere(c)
  if (path !== 'slug') return text('editor.field-wrong')
  const why = message === 'reserved' || message === 'taken' ? message : 'slug'
  return text(`publication.error.${why}`, { name: values['slug'] ?? '' })
}
