import { findAdder } from '../../../domain/media/adder.ts'
import { describeMedia, type MediaWords, restoreMedia } from '../../../domain/media/change.ts'
import { findMedia, type MediaItem } from '../../../domain/media/find.ts'
import { listUses } from '../../../domain/media/uses.ts'
import { may, type Member } from '../../../domain/staff/may.ts'
import type { NewsroomForm } from '../../../theme/contract/newsroom.ts'
import { mediaItem } from '../../../theme/newsroom/media/item.tsx'
import { line, readForm } from '../../account/form.ts'
import { here } from '../../account/person.ts'
import { applyChange } from '../../apply-change.ts'
import type { Deps } from '../../context.ts'
import type { Asking } from '../../route.ts'
import { errorPage, notFound } from '../../site/errors.ts'
import { newsroomFrame } from '../frame.ts'
import { networkHere } from '../staff-route.ts'
import { fileOf, toUse } from './shown.ts'
import { shortName, TYPES, words } from './wording.ts'

const LONGEST = 1_000

/** Whoever brought a file says what it shows; rights and focal point are an editor's. */
const ownWords = { alt: line, caption: line, credit: line }
const allWords = { rights: line, focusX: line.optional(), focusY: line.optional() }

const blank: NewsroomForm = { values: {}, errors: {} }

export async function showItem(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const item = await findMedia(deps.database.db, idOf(c))
  return item ? itemPage(c, deps, member, item) : notFound(c, deps)
}

export async function saveItem(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const item = await findMedia(deps.database.db, idOf(c))
  if (!item) return notFound(c, deps)
  if (!(await mayDescribe(deps, member, item))) return errorPage(c, deps, 403)
  const form = await readForm(c, may(member, 'media.edit') ? { ...ownWords, ...allWords } : ownWords)
  if (!form.ok) return errorPage(c, deps, 400, { fields: form.fields })
  const typed = { rights: item.rights, ...inFields(item), ...form.fields }
  const { said, errors } = readWords(c, typed)
  if (Object.keys(errors).length > 0)
    return itemPage(c, deps, member, item, { words: { values: showable(typed), errors } })
  const by = { actor: member, network: networkHere(c, deps) }
  await describeMedia(deps.database.db, deps.clock, by, item.id, said)
  applyChange(deps, 'pages')
  return c.redirect(`${here(c, `/newsroom/media/${item.id}`)}?done=saved`, 303)
}

export async function putBack(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const form = await readForm(c, {})
  if (!form.ok) return errorPage(c, deps, 400, { fields: form.fields })
  const by = { actor: member, network: networkHere(c, deps) }
  if (!(await restoreMedia(deps.database.db, deps.clock, by, idOf(c)))) return notFound(c, deps)
  deps.press.clear()
  return c.redirect(`${here(c, `/newsroom/media/${idOf(c)}`)}?done=restored`, 303)
}

export function idOf(c: Asking): string {
  return c.req.param('id') ?? ''
}

type Forms = { words?: NewsroomForm; file?: NewsroomForm }

export async function itemPage(
  c: Asking,
  deps: Deps,
  member: Member,
  item: MediaItem,
  forms: Forms = {},
): Promise<Response> {
  const at = (rest = '') => here(c, `/newsroom/media/${item.id}${rest}`)
  const uses = await listUses(deps.database.db, member, item.id)
  const { alt, caption, credit, rights } = item
  const html = mediaItem({
    frame: newsroomFrame(c, deps, member, {
      title: shortName(item.name) || words(c)('media.title'),
      area: 'media',
      notice: noticeOf(c),
    }),
    item: fileOf(deps, item),
    uses: uses.map((use) => toUse(c, use)),
    save: (await mayDescribe(deps, member, item)) ? at() : undefined,
    actions: may(member, 'media.edit')
      ? { replace: at('/file'), remove: at('/removal'), restore: at('/return') }
      : undefined,
    backHref: here(c, '/newsroom/media'),
    form: forms.words ?? { values: { alt, caption, credit, rights }, errors: {} },
    replaceForm: forms.file ?? blank,
    types: TYPES,
  })
  return c.html(html, (forms.words ?? forms.file) ? 422 : 200)
}

async function mayDescribe(deps: Deps, member: Member, { id }: MediaItem): Promise<boolean> {
  return may(member, 'media.describe', { createdBy: await findAdder(deps.database.db, id) })
}

/** The focal point as its fields would say it. */
function inFields({ focus }: MediaItem): { focusX?: string; focusY?: string } {
  return focus ? { focusX: percent(focus.x), focusY: percent(focus.y) } : {}
}

function percent(share: number): string {
  return String(Math.round(share * 100_000) / 1_000)
}

type Typed = {
  alt: string
  caption: string
  credit: string
  rights: string
  focusX?: string
  focusY?: string
}

function readWords(c: Asking, typed: Typed): { said: MediaWords; errors: NewsroomForm['errors'] } {
  const errors: NewsroomForm['errors'] = {}
  const { focusX, focusY, ...texts } = typed
  for (const [name, value] of Object.entries(texts))
    if (value.length > LONGEST) errors[name] = words(c)('media.item.too-long')
  const x = readShare(focusX)
  const y = readShare(focusY)
  if (Number.isNaN(x)) errors['focusX'] = words(c)('media.item.focus-wrong')
  if (Number.isNaN(y)) errors['focusY'] = words(c)('media.item.focus-wrong')
  const isMiddle = x === 0.5 && y === 0.5
  return { said: { ...texts, focus: isMiddle ? null : { x, y } }, errors }
}

/** What a field for numbers cannot show is left out of it. */
function showable(typed: Typed): NewsroomForm['values'] {
  return { ...typed, focusX: ifNumber(typed.focusX), focusY: ifNumber(typed.focusY) }
}

function ifNumber(text = ''): string {
  return /^-?\d+(?:\.\d+)?$/.test(text) ? text : ''
}

/** Per cent as typed; the middle where nothing was. NaN: no such place. */
function readShare(typed = ''): number {
  const text = typed.trim().replace(',', '.')
  if (text === '') return 0.5
  const share = /^\d{1,3}(?:\.\d{1,3})?$/.test(text) ? Number(text) / 100 : NaN
  return share <= 1 ? share : NaN
}

function noticeOf(c: Asking) {
  const done = c.req.query('done')
  if (done !== 'saved' && done !== 'replaced' && done !== 'restored') return undefined
  return { text: words(c)(`media.done.${done}`) }
}
