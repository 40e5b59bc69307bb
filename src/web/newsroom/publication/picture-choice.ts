import { findMedia } from '../../../domain/media/find.ts'
import { listLibrary } from '../../../domain/media/library.ts'
import { findPictures } from '../../../domain/media/pictures.ts'
import { takeIn } from '../../../domain/media/take-in.ts'
import type { Member } from '../../../domain/staff/may.ts'
import type { Id } from '../../../platform/db/schema.ts'
import type { Link } from '../../../theme/contract/frame.ts'
import type { NewsroomArea } from '../../../theme/contract/newsroom.ts'
import { pictureChoicePage } from '../../../theme/newsroom/publication/picture-choice.tsx'
import { line, readForm } from '../../account/form.ts'
import { here } from '../../account/person.ts'
import type { Deps } from '../../context.ts'
import type { Asking } from '../../route.ts'
import { toThemePicture } from '../../site/cards.ts'
import { errorPage } from '../../site/errors.ts'
import { toCard } from '../media/library.ts'
import { type Upload, withUpload } from '../media/read-upload.ts'
import { sayRefusal, words } from '../media/wording.ts'
import { networkHere } from '../staff-route.ts'
import { textHere } from './room.ts'
import { thingFrame } from './things.ts'

/** What a picture is chosen for; `set` with null: for none. */
export type Choice = {
  title: string
  intro: string
  area: NewsroomArea
  /** Path of the choice; the file goes to `/file` below it. */
  path: string
  back: Link
  currentId: Id | null
  hasFocus: boolean
  set: (mediaId: Id | null) => Promise<void>
}

/** SVG is drawn on arrival; a PDF is no picture. */
const TYPES = '.jpg,.jpeg,.png,.webp,.avif,.gif,.svg'
const SIZE = 24

export async function choicePage(
  c: Asking,
  deps: Deps,
  member: Member,
  choice: Choice,
  problem?: string,
): Promise<Response> {
  const { db } = deps.database
  const query = (c.req.query('q') ?? '').slice(0, 200)
  const after = readPlace(c.req.query('after') ?? '')
  const { items, next } = await listLibrary(db, { query, kind: 'picture' }, SIZE, after)
  const { currentId } = choice
  const pictures = await findPictures(db, currentId === null ? [] : [currentId])
  const at = here(c, choice.path)
  const older =
    next && new URLSearchParams({ ...(query && { q: query }), after: `${next.createdAt}~${next.id}` })
  const html = pictureChoicePage({
    frame: thingFrame(c, deps, member, { title: choice.title, area: choice.area }),
    intro: choice.intro,
    back: choice.back,
    current: toThemePicture(pictures.get(currentId ?? ''), { alt: '' }),
    ...(choice.hasFocus && currentId !== null && { focusHref: here(c, `/newsroom/media/${currentId}`) }),
    action: at,
    uploadAction: `${at}/file`,
    upload: { values: {}, errors: problem === undefined ? {} : { files: problem } },
    types: TYPES,
    uploadHint: textHere(c)('publication.choice.hint'),
    query,
    items: items.map((item) => toCard(c, item)),
    olderHref: older && `${at}?${older.toString()}`,
  })
  return c.html(html, problem === undefined ? 200 : 422)
}

/** Field `media`: one of the library, or none. */
export async function takeChoice(c: Asking, deps: Deps, member: Member, choice: Choice): Promise<Response> {
  const form = await readForm(c, { media: line })
  if (!form.ok) return errorPage(c, deps, 400, { fields: form.fields })
  const { media } = form.fields
  if (media !== '' && !(await isPicture(deps, media)))
    return choicePage(c, deps, member, choice, textHere(c)('publication.error.portrait'))
  await choice.set(media === '' ? null : media)
  return done(c, choice)
}

export function takeUpload(c: Asking, deps: Deps, member: Member, choice: Choice): Promise<Response> {
  return withUpload(c, [], (upload) => take(c, deps, member, choice, upload))
}

async function take(
  c: Asking,
  deps: Deps,
  member: Member,
  choice: Choice,
  upload: Upload,
): Promise<Response> {
  if (!upload.ok) return errorPage(c, deps, upload.status, { fields: upload.fields })
  const refuse = (problem: string) => choicePage(c, deps, member, choice, problem)
  const [file, another] = upload.files
  if (!file || another) return refuse(words(c)('media.refused.none'))
  const needs = { db: deps.database.db, media: deps.media, clock: deps.clock }
  const by = { actor: member, network: networkHere(c, deps) }
  const taken = await takeIn(needs, by, { ...file, alt: '', credit: '' })
  if (!taken.taken) return refuse(sayRefusal(c, taken.problem))
  deps.wakeQueue()
  if (!(await isPicture(deps, taken.mediaId))) return refuse(textHere(c)('publication.choice.no-picture'))
  await choice.set(taken.mediaId)
  return done(c, choice)
}

async function isPicture(deps: Deps, id: Id): Promise<boolean> {
  const item = await findMedia(deps.database.db, id)
  return item?.removedAt === null && item.mime.startsWith('image/')
}

function done(c: Asking, { path }: Choice): Response {
  return c.redirect(`${here(c, path)}?done=saved`, 303)
}

function readPlace(text: string) {
  const [, createdAt, id] = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)~([0-9a-f-]{36})$/.exec(text) ?? []
  return createdAt === undefined || id === undefined ? undefined : { createdAt, id }
}
