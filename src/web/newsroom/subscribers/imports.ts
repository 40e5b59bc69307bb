import { listNewsletters } from '../../../domain/newsletters/newsletters.ts'
import { LARGEST_LIST } from '../../../domain/newsletters/subscriber-file.ts'
import {
  createImport,
  dropFile,
  listImports,
  type SubscriberImport,
} from '../../../domain/newsletters/subscriber-import.ts'
import type { Member } from '../../../domain/staff/may.ts'
import { ownName } from '../../../lib/languages.ts'
import { inLanguage } from '../../../lib/localized.ts'
import type { NewsroomForm } from '../../../theme/contract/newsroom.ts'
import { importsPage } from '../../../theme/newsroom/subscribers/imports.tsx'
import { weight } from '../../../theme/newsroom/media/weight.ts'
import { here } from '../../account/person.ts'
import type { Deps } from '../../context.ts'
import type { Asking } from '../../route.ts'
import { errorPage } from '../../site/errors.ts'
import { textHere } from '../publication/room.ts'
import { carryOut, frameHere, IMPORTS, nameOf, viewsHere } from './here.ts'
import { receiveList } from './receive-list.ts'

const SHOWN = 50

export const showImports = (c: Asking, deps: Deps, member: Member) =>
  listPage(c, deps, member, { values: {}, errors: {} })

export async function addImport(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const received = await receiveList(c, deps)
  const { fields: values } = received
  if (!received.ok) {
    if (received.problem === 'broken') return errorPage(c, deps, 400)
    const errors = { files: textHere(c)(`subscribers.import.error.${received.problem}`) }
    return listPage(c, deps, member, { values, errors })
  }
  const { file } = received
  const { db } = deps.database
  const newsletter = (await listNewsletters(db)).find(({ id }) => id === values.newsletter)
  const language = newsletter?.languages.find((code) => code === values.language) ?? newsletter?.languages[0]
  if (!newsletter || language === undefined) {
    await dropFile(db, deps.media, file)
    return errorPage(c, deps, 400)
  }
  const wanted = { newsletterId: newsletter.id, language, file, by: member.id }
  const id = await createImport(db, deps.clock, wanted)
  const subject = { kind: 'subscriber', id, name: file.name }
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
    largest: weight(LARGEST_LIST, { language: c.var.language, timeZone: c.var.site.identity.timeZone }),
    form,
  })
  return c.html(html, Object.keys(form.errors).length > 0 ? 400 : 200)
}

export function stateOf({ startedAt, endedAt }: SubscriberImport): 'waiting' | 'under-way' | 'done' {
  if (startedAt === null) return 'waiting'
  return endedAt === null ? 'under-way' : 'done'
}
