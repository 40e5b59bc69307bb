import { z } from 'zod'
import { findPictures } from '../../../domain/media/pictures.ts'
import { findMedia } from '../../../domain/media/find.ts'
import { takeIn, type TakenIn } from '../../../domain/media/take-in.ts'
import type { Member } from '../../../domain/staff/may.ts'
import type { RefusedFile } from '../../../theme/contract/newsroom-media.ts'
import { line } from '../../account/form.ts'
import { here } from '../../account/person.ts'
import type { Deps } from '../../context.ts'
import { documentPath } from '../../../lib/media-path.ts'
import type { Asking } from '../../route.ts'
import { toThemePicture } from '../../site/cards.ts'
import { errorPage } from '../../site/errors.ts'
import { networkHere } from '../staff-route.ts'
import { libraryPage } from './library.ts'
import { type SentFile, type Upload, withUpload } from './read-upload.ts'
import { sayProblem, sayRefusal } from './wording.ts'

const said = line.max(1_000).default('')
const wordsSchema = z.strictObject({ alt: said, credit: said })
const RETRY_SECONDS = 3

/** From the library's form, many files; from the editor and from scripts, one, answered as JSON. */
export async function addMedia(c: Asking, deps: Deps, member: Member): Promise<Response> {
  return withUpload(c, ['alt', 'credit'], (upload) => takeAll(c, deps, member, upload))
}

async function takeAll(c: Asking, deps: Deps, member: Member, upload: Upload): Promise<Response> {
  const wantsJson = (c.req.header('accept') ?? '').includes('application/json')
  if (!upload.ok) return wantsJson ? refuseJson(c, upload) : refusePage(c, deps, upload)
  const words = wordsSchema.safeParse(upload.fields)
  if (!words.success) {
    const fields = words.error.issues.map(({ path, message }) => ({ field: path.join('.'), message }))
    return wantsJson ? c.json({ problem: 'bad-form', fields }, 400) : errorPage(c, deps, 400, { fields })
  }
  const by = { actor: member, network: networkHere(c, deps) }
  const needs = { db: deps.database.db, media: deps.media, clock: deps.clock }
  const take = async (file: SentFile) => {
    const taken = await takeIn(needs, by, { ...file, ...words.data })
    if (taken.taken) deps.wakeQueue()
    return taken
  }
  const { files } = upload
  const [only, another] = files
  if (!wantsJson) return answerPage(c, deps, member, files, take)
  if (!only || another) return c.json({ problem: 'one-file' }, 400)
  const taken = await take(only)
  if (taken.taken) return describe(c, deps, taken.mediaId)
  return c.json({ problem: taken.problem, message: sayRefusal(c, taken.problem) }, 422)
}

async function answerPage(
  c: Asking,
  deps: Deps,
  member: Member,
  files: SentFile[],
  take: (file: SentFile) => Promise<TakenIn>,
): Promise<Response> {
  const refused: RefusedFile[] = []
  for (const file of files) {
    const taken = await take(file)
    if (!taken.taken) refused.push({ name: file.name.slice(-120), problem: sayRefusal(c, taken.problem) })
  }
  const added = files.length - refused.length
  if (refused.length > 0) return libraryPage(c, deps, member, { refused, added })
  const done = added === 0 ? '' : `?done=added&count=${added}`
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
