import { type Moved, moveArticle, type MoveWish, type Refusal } from '../../../domain/articles/move.ts'
import { LONGEST_CORRECTION } from '../../../domain/articles/corrections.ts'
import { LONGEST_REMARK } from '../../../domain/articles/remarks.ts'
import type { Member } from '../../../domain/staff/may.ts'
import type { DeskForm } from '../../../theme/contract/newsroom-desk.ts'
import { readForm } from '../../account/form.ts'
import type { Deps } from '../../context.ts'
import type { Asking } from '../../route.ts'
import { errorPage, notFound } from '../../site/errors.ts'
import { networkHere } from '../staff-route.ts'
import { articlePage, toArticle } from './article.ts'
import { prose, revisionId, tooLong } from './fields.ts'
import { moment, words } from './words.ts'

type Typed = { [field: string]: string | undefined }

export async function submit(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const read = await readForm(c, { head: revisionId, text: prose.default('') })
  if (!read.ok) return errorPage(c, deps, 400, { fields: read.fields })
  return withWord(c, deps, member, 'submission', { move: 'submit', ...read.fields })
}

export async function approve(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const read = await readForm(c, { head: revisionId, text: prose.default('') })
  if (!read.ok) return errorPage(c, deps, 400, { fields: read.fields })
  return withWord(c, deps, member, 'review', { move: 'approve', ...read.fields })
}

export async function requestChanges(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const read = await readForm(c, { head: revisionId, text: prose.default('') })
  if (!read.ok) return errorPage(c, deps, 400, { fields: read.fields })
  const { text } = read.fields
  if (text.trim() === '') return wrong(c, deps, member, 'review', read.fields, { text: 'desk.wrong.change' })
  return withWord(c, deps, member, 'review', { move: 'request-changes', ...read.fields })
}

export async function publish(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const read = await readForm(c, {
    head: revisionId,
    kind: prose.optional(),
    correction: prose.default(''),
  })
  if (!read.ok) return errorPage(c, deps, 400, { fields: read.fields })
  const { head, kind = 'update', correction } = read.fields
  if (kind !== 'update' && kind !== 'correction')
    return errorPage(c, deps, 400, { fields: [{ field: 'kind', message: 'is not known' }] })
  const text = correction.trim()
  // Words in the box are meant for readers, whatever is ticked above it.
  if (kind === 'correction' && text === '')
    return wrong(c, deps, member, 'publication', read.fields, { correction: 'desk.wrong.correction' })
  if (kind === 'update' && text !== '')
    return wrong(c, deps, member, 'publication', read.fields, { kind: 'desk.wrong.kind' })
  if (text.length > LONGEST_CORRECTION)
    return wrong(c, deps, member, 'publication', read.fields, { correction: 'desk.wrong.long' })
  const wish = { move: 'publish', head, correction: text } as const
  return makeMove(c, deps, member, 'publication', wish, read.fields)
}

async function withWord(
  c: Asking,
  deps: Deps,
  member: Member,
  form: DeskForm,
  wish: Omit<MoveWish, 'articleId'> & { text: string },
): Promise<Response> {
  if (tooLong(wish.text, LONGEST_REMARK))
    return wrong(c, deps, member, form, { text: wish.text }, { text: 'desk.wrong.long' })
  return makeMove(c, deps, member, form, { ...wish, text: wish.text.trim() }, { text: wish.text })
}

/** Makes the move and answers with the article: as it is now, or with what stood in the way. */
export async function makeMove(
  c: Asking,
  deps: Deps,
  member: Member,
  form: DeskForm,
  wish: Omit<MoveWish, 'articleId'>,
  typed: Typed = {},
): Promise<Response> {
  const doer = { actor: member, network: networkHere(c, deps) }
  const articleId = c.req.param('id') ?? ''
  const { skip } = c.var.site.policy.review
  const moved = await moveArticle(deps.database.db, deps.clock, doer, { ...wish, articleId }, skip)
  if (moved.outcome === 'moved') {
    deps.press.clear()
    deps.wakeQueue()
    return toArticle(c, wish.move)
  }
  return notMoved(c, deps, member, form, moved, typed)
}

async function notMoved(
  c: Asking,
  deps: Deps,
  member: Member,
  form: DeskForm,
  moved: Exclude<Moved, { outcome: 'moved' }>,
  typed: Typed,
): Promise<Response> {
  if (moved.outcome === 'nothing') return notFound(c, deps)
  if (moved.outcome === 'refused' && moved.because === 'role') return errorPage(c, deps, 403)
  const sentence =
    moved.outcome === 'stale' ? sayStale(c, moved) : words(c)(`desk.refused.${known(moved.because)}`)
  const sent = { form: { values: typed, errors: { form: sentence }, of: form } }
  return articlePage(c, deps, member, 409, sent)
}

/** Somebody saved while the page was open: nothing was done, and the page now shows what they saved. */
export function sayStale(c: Asking, { by, at }: { by: string; at: string }): string {
  return words(c)('desk.stale', { name: by || '–', at: moment(c, at) })
}

export async function wrong(
  c: Asking,
  deps: Deps,
  member: Member,
  form: DeskForm,
  typed: Typed,
  problems: { [field: string]: Parameters<ReturnType<typeof words>>[0] },
): Promise<Response> {
  const text = words(c)
  const errors = Object.fromEntries(Object.entries(problems).map(([field, key]) => [field, text(key)]))
  return articlePage(c, deps, member, 422, { form: { values: typed, errors, of: form } })
}

function known(because: Refusal): Exclude<Refusal, 'role'> {
  return because === 'role' ? 'stage' : because
}
