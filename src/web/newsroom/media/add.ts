import { z } from 'zod'
import { findPictures } from '../../../domain/media/pictures.ts'
import { findMedia } from '../../../domain/media/find.ts'
import { takeIn } from '../../../domain/media/take-in.ts'
import type { Member } from '../../../domain/staff/may.ts'
import type { RefusedFile } from '../../../theme/contract/newsroom-media.ts'
import { line } from '../../account/form.ts'
import { here } from '../../account/person.ts'
import type { Deps } from '../../context.ts'
import { documentPath } from '../../media-path.ts'
import type { Asking } from '../../route.ts'
import { toThemePicture } from '../../site/cards.ts'
import { errorPage } from '../../site/errors.ts'
import { networkHere } from '../staff-route.ts'
import { libraryPage } from './library.ts'
import { readUpload, type Upload } from './read-upload.ts'
import { sayProblem, sayRefusal } from './wording.ts'

const said = line.max(1_000).default('')
const wordsSchema = z.strictObject({ alt: said, credit: said })
const RETRY_SECONDS = 3

/** From the library's form, many files; from the editor and from scripts, one, answered as JSON. */
export async function addMedia(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const upload = await readUpload(c, ['alt', 'credit'])
  const wantsJson = (c.req.header('accept') ?? '').includes('application/json')
  if (!upload.ok) return wantsJson ? refuseJson(c, upload) : refusePage(c, deps, upload)
  const words = wordsSchema.safeParse(upload.fields)
  if (!words.success) {
    const fields = words.error.issues.map(({ path, message }) => ({ field: path.join('.'), message }))
    return wantsJson ? c.json({ problem: 'bad-form', fields }, 400) : errorPage(c, deps, 400, { fields })
  }
  const by = { actor: member, network: networkHere(c, deps) }
  const { clock, media } = deps
  const needs = { db: deps.database.db, media, clock }
  if (wantsJson && upload.files.length !== 1) return c.json({ problem: 'one-file' }, 400)
  const refused: RefusedFile[] = []
  let added = 0
  for (const { name, bytes } of upload.files) {
    const taken = await takeIn(needs, by, { bytes, name, ...words.data })
    if (taken.taken) deps.wakeQueue()
    if (wantsJson)
      return taken.taken
        ? describe(c, deps, taken.mediaId)
        : c.json({ problem: taken.problem, message: sayRefusal(c, taken.problem) }, 422)
    if (taken.taken) added += 1
    else refused.push({ name: name.slice(-120), problem: sayRefusal(c, taken.problem) })
  }
  if (refused.length > 0) return libraryPage(c, deps, member, { refused, added })
  const done = upload.files.length === 0 ? '' : `?done=added&count=${added}`
  return c.redirect(here(c, `/newsroom/media${done}`), 303)
}

/** What the editor puts into an article. */
async function describe(c: Asking, deps: Deps, id: string): Promise<Response> {
  const picture = (await findPictures(deps.database.db, [id])).get(id)
  const shown = toThemePicture(picture, { alt: picture?.alt ?? '' })
  if (shown) {
    const { src, srcset, width, height, alt } = shown
    return c.json({ id, src, srcset, width, height, alt, credit: picture?.credit ?? '' }, 201)
  }
  const item = await findMedia(deps.database.db, id)
  return c.json({ id, href: documentPath(id), name: item?.name ?? '', bytes: item?.bytes ?? 0 }, 201)
}

type Refused = Extract<Upload, { ok: false }>

function refuseJson(c: Asking, { status, fields }: Refused): Response {
  if (status === 503) c.header('retry-after', String(RETRY_SECONDS))
  const problem = status === 413 ? 'too-much' : status === 503 ? 'busy' : 'bad-form'
  return c.json({ problem, message: sayProblem(c, problem), fields }, status)
}

function refusePage(c: Asking, deps: Deps, { status, fields }: Refused): Promise<Response> {
  return errorPage(c, deps, status, {
    fields,
    ...(status === 503 && { retryAfterSeconds: RETRY_SECONDS }),
  })
}
