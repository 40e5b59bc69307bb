import { listNewsletters } from '../../../domain/newsletters/newsletters.ts'
import { judgeList, LARGEST_LIST } from '../../../domain/newsletters/subscriber-file.ts'
import {
  createImport,
  listImports,
  type SubscriberImport,
} from '../../../domain/newsletters/subscriber-import.ts'
import type { Member } from '../../../domain/staff/may.ts'
import { ownName } from '../../../lib/languages.ts'
import { inLanguage } from '../../../lib/localized.ts'
import type { NewsroomForm } from '../../../theme/contract/newsroom.ts'
import type { NewsroomKey } from '../../../theme/language/newsroom/say.ts'
import { importsPage } from '../../../theme/newsroom/subscribers/imports.tsx'
import { weight } from '../../../theme/newsroom/media/weight.ts'
import { here } from '../../account/person.ts'
import type { Deps } from '../../context.ts'
import type { Asking } from '../../route.ts'
import { errorPage } from '../../site/errors.ts'
import { LARGEST_UPLOAD, type Upload, withUpload } from '../media/read-upload.ts'
import { textHere } from '../publication/room.ts'
import { carryOut, frameHere, IMPORTS, nameOf, viewsHere } from './here.ts'

const SHOWN = 50
/** Of the file itself; the form around it takes a little. */
const LARGEST = Math.min(LARGEST_LIST, LARGEST_UPLOAD - 64 * 1024)

export const showImports = (c: Asking, deps: Deps, member: Member) =>
  listPage(c, deps, member, { values: {}, errors: {} })

export const addImport = (c: Asking, deps: Deps, member: Member) =>
  withUpload(c, ['newsletter', 'language'], (upload) => takeFile(c, deps, member, upload))

async function takeFile(c: Asking, deps: Deps, member: Member, upload: Upload): Promise<Response> {
  const values = upload.ok ? upload.fields : {}
  const refuse = (key: NewsroomKey) =>
    listPage(c, deps, member, { values, errors: { files: textHere(c)(key) } })
  if (!upload.ok) {
    if (upload.status === 413) return refuse('subscribers.import.error.too-large')
    const retryAfterSeconds = upload.status === 503 ? 3 : undefined
    return errorPage(c, deps, upload.status, { fields: upload.fields, retryAfterSeconds })
  }
  const [file, another] = upload.files
  if (!file || another) return refuse('subscribers.import.error.none')
  if (file.bytes.byteLength > LARGEST) return refuse('subscribers.import.error.too-large')
  const newsletter = (await listNewsletters(deps.database.db)).find(({ id }) => id === values['newsletter'])
  const language =
    newsletter?.languages.find((code) => code === values['language']) ?? newsletter?.languages[0]
  if (!newsletter || language === undefined) return errorPage(c, deps, 400)
  const judged = judgeList(file.bytes)
  if (!judged.ok) return refuse(`subscribers.import.error.${judged.problem}`)
  const stored = {
    hash: await deps.media.put(file.bytes),
    name: tidy(file.name),
    bytes: file.bytes.byteLength,
    separator: judged.separator,
  }
  const { db } = deps.database
  const wanted = { newsletterId: newsletter.id, language, file: stored, by: member.id }
  const id = await createImport(db, deps.clock, wanted)
  const subject = { kind: 'subscriber', id, name: stored.name }
  await carryOut(c, deps, member, { act: 'subscriber.upload', subject }, async () => true)
  return c.redirect(here(c, `${IMPORTS}/${id}`), 303)
}

async function listPage(c: Asking, deps: Deps, member: Member, form: NewsroomForm): Promise<Response> {
  const { db } = deps.database
  const all = await listNewsletters(db, { archived: true })
  const open = all.filter(({ isArchived }) => !isArchived)
  const codes = [...new Set(open.flatMap(({ languages }) => languages))]
  const html = importsPage({
    frame: frameHere(c, deps, member, textHere(c)('subscribers.imports')),
    views: viewsHere(c, 'imports'),
    rows: (await listImports(db, SHOWN)).map((one) => ({
      href: here(c, `${IMPORTS}/${one.id}`),
      name: one.file.name,
      newsletter: nameOf(c, all, one.newsletterId),
      at: one.createdAt,
      state: stateOf(one),
      added: one.report.added,
    })),
    action: here(c, IMPORTS),
    newsletters: open.map(({ id, name }) => ({ value: id, label: inLanguage(name, c.var.language) })),
    languages: codes.map((code) => ({ value: code, label: ownName(code) })),
    largest: weight(LARGEST, { language: c.var.language, timeZone: c.var.site.identity.timeZone }),
    form,
  })
  return c.html(html, Object.keys(form.errors).length > 0 ? 400 : 200)
}

export function stateOf({ startedAt, endedAt }: SubscriberImport): 'waiting' | 'under-way' | 'done' {
  if (startedAt === null) return 'waiting'
  return endedAt === null ? 'under-way' : 'done'
}

/** For people to read; nothing is opened by it. */
function tidy(name: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? ''
  return last.replace(/[\p{Control}\p{Format}]/gu, '').slice(-120) || 'list.csv'
}
