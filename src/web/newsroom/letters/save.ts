import { z } from 'zod'
import {
  compareEditionSave,
  duplicateEdition,
  type EditionDraft,
} from '../../../domain/newsletters/edition-draft.ts'
import { parseEdition } from '../../../domain/articles/document/document.ts'
import type { Member } from '../../../domain/staff/may.ts'
import { editionControls } from '../../../lib/editor/edition-fields.ts'
import { readForm as readFields } from '../../../lib/editor/fields.ts'
import { readForm } from '../../account/form.ts'
import type { Deps } from '../../context.ts'
import type { Asking } from '../../route.ts'
import { mediaIn } from '../../../domain/articles/document/media-in.ts'
import { errorPage } from '../../site/errors.ts'
import { texts } from '../editor/fields.ts'
import { editorPictures } from '../editor/pictures.ts'
import { baseOf } from '../editor/read-save.ts'
import { answerHead, answerSave, headFacts } from '../editor/save.ts'
import { textHere } from '../publication/room.ts'
import { back } from '../publication/things.ts'
import { editionHere } from './edition-here.ts'
import { editionEditorHtml } from './editor.ts'
import { editions } from './newsletter.ts'

const LONGEST_LINE = 1_000

/** One line of text: what a header of a mail is made of holds no line break and nothing else that is not seen. */
const line = z
  .string()
  .max(LONGEST_LINE)
  .refine((text) => text.isWellFormed() && !/\p{Control}/u.test(text), 'must be one line of text')

const fields = { subject: line, otherSubject: line.nullable(), preheader: line, body: z.unknown() }

/** The form beside an edition; the script sends the same as JSON. */
const field = z.string().max(20_000)
const formShape: Record<string, z.ZodString> = Object.fromEntries(
  ['head', ...editionControls].map((name) => [name, field]),
)

const saveSchema = z.strictObject({
  ...fields,
  origin: z.enum(['autosaved', 'saved']),
  tab: z
    .string()
    .regex(/^[\w-]{1,64}$/)
    .optional(),
})

/** Saves what the editor sends over the revision that If-Match names, as an article is saved. */
export async function saveEditionDraft(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const base = baseOf(c)
  if (base === undefined) return c.json({ problem: 'if-match-missing' }, 428)
  const read = await readJson(c, saveSchema)
  if ('problem' in read) return c.json({ problem: 'invalid', ...read.problem }, 400)
  const { origin, tab, body, ...words } = read.sent
  const editionId = c.req.param('id') ?? ''
  const save = { editionId, base, content: { ...words, body }, origin, ...(tab !== undefined && { tab }) }
  const done = await compareEditionSave(deps.database.db, deps.clock, member, save)
  return answerSave(c, done, (edition) => describe(deps, edition))
}

export async function showEditionHead(c: Asking, deps: Deps, member: Member): Promise<Response> {
  return answerHead(c, await editionHere(c, deps, member), (edition) => describe(deps, edition))
}

/** Saves the fields of whoever has no script; the body stays as it is. */
export async function saveEditionFields(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const edition = await editionHere(c, deps, member)
  if (!edition) return errorPage(c, deps, 404)
  const form = await readForm(c, formShape)
  if (!form.ok) return errorPage(c, deps, 400, { fields: form.fields })
  const values = texts(form.fields)
  const text = textHere(c)
  const again = async (name: string, error: string, status: 409 | 422) =>
    c.html(await editionEditorHtml(c, deps, member, edition, { values, errors: { [name]: error } }), status)
  const wish = readFields('edition', (name) => values[name] ?? '')
  const checked = z.strictObject(fields).safeParse({ ...wish, body: edition.content.body })
  if (!checked.success)
    return again(String(checked.error.issues[0]?.path[0] ?? 'form'), text('editor.field-wrong'), 422)
  const done = await compareEditionSave(deps.database.db, deps.clock, member, {
    editionId: edition.editionId,
    base: values['head'] ?? '',
    content: checked.data,
    origin: 'saved',
  })
  switch (done.outcome) {
    case 'saved':
      return back(c, `${editions}/${edition.editionId}/edit`, 'fields')
    case 'stale':
      return again('form', text('editor.stale', { name: done.theirs.head.by }), 409)
    case 'taken-over':
      return again('form', text('editor.stale', { name: done.by }), 409)
    case 'invalid':
      return again(done.problem.path, text('editor.field-wrong'), 422)
    case 'refused':
      return again('form', text('letters.frozen'), 409)
    case 'nothing':
      return errorPage(c, deps, 404)
  }
}

/** An edition of its own for words that lost to a colleague's. */
export async function copyEditionWords(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const read = await readJson(c, z.strictObject({ of: z.string().max(64), content: z.strictObject(fields) }))
  if ('problem' in read) return c.json({ problem: 'invalid', ...read.problem }, 400)
  const { of, content } = read.sent
  const body = parseEdition(content.body)
  if (!body.ok) return c.json({ problem: 'invalid', path: 'body' }, 400)
  const original = await editionHere(c, deps, member, of)
  if (!original) return c.json({ problem: 'nothing' }, 404)
  const words = { ...content, body: body.document }
  const id = await duplicateEdition(deps.database.db, deps.clock, member, original, words)
  return id === undefined ? c.json({ problem: 'refused' }, 403) : c.json({ id }, 201)
}

type Read<T> = { sent: T } | { problem: { path: string; message: string } }

async function readJson<S extends z.ZodType>(c: Asking, schema: S): Promise<Read<z.output<S>>> {
  const type = c.req.header('content-type') ?? ''
  if (!/^application\/json\b/.test(type))
    return { problem: { path: 'content-type', message: 'must be JSON' } }
  const input: unknown = await c.req.json().catch(() => undefined)
  const read = schema.safeParse(input)
  if (read.success) return { sent: read.data }
  const [issue] = read.error.issues
  return { problem: { path: issue?.path.join('.') ?? '', message: issue?.message ?? 'is wrong' } }
}

async function describe(deps: Deps, { head, content }: EditionDraft) {
  const pictures = await editorPictures(deps, [...mediaIn(content.body)])
  return { ...headFacts(head), content, pictures }
}
