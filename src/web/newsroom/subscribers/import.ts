import { z } from 'zod'
import { listNewsletters } from '../../../domain/newsletters/newsletters.ts'
import {
  type ColumnMapping,
  columnMeanings,
  guessMapping,
  isMapping,
} from '../../../domain/newsletters/subscriber-columns.ts'
import { type ListHead, openHead } from '../../../domain/newsletters/subscriber-file.ts'
import {
  findImport,
  removeImport,
  startImport,
  type SubscriberImport,
  walkRefused,
} from '../../../domain/newsletters/subscriber-import.ts'
import type { Member } from '../../../domain/staff/may.ts'
import { ownName } from '../../../lib/languages.ts'
import type { NewsroomForm } from '../../../theme/contract/newsroom.ts'
import { importPage } from '../../../theme/newsroom/subscribers/imports.tsx'
import { readForm } from '../../account/form.ts'
import { here } from '../../account/person.ts'
import type { Deps } from '../../context.ts'
import type { Asking } from '../../route.ts'
import { errorPage } from '../../site/errors.ts'
import { passage, textHere, tick } from '../publication/room.ts'
import { download, streamCsv } from './export.ts'
import { carryOut, frameHere, IMPORTS, nameOf } from './here.ts'
import { stateOf } from './imports.ts'

const LONGEST_PROOF = 2_000

export async function showImport(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const found = await importHere(c, deps)
  if (!found) return errorPage(c, deps, 404)
  const head = await headOf(deps, found)
  const values = Object.fromEntries(
    guessMapping(head.names).map((meaning, at) => [fieldOf(at), meaning ?? '']),
  )
  return page(c, deps, member, { found, head, form: { values, errors: {} } })
}

export async function begin(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const found = await importHere(c, deps)
  if (!found) return errorPage(c, deps, 404)
  const at = here(c, `${IMPORTS}/${found.id}`)
  if (found.startedAt !== null) return c.redirect(at, 303)
  const head = await headOf(deps, found)
  const meaning = z.enum(['', ...columnMeanings])
  const columns = Object.fromEntries(head.names.map((_, index) => [fieldOf(index), meaning]))
  const form = await readForm(c, { ...columns, proof: passage.max(LONGEST_PROOF), 'no-proof': tick })
  if (!form.ok) return errorPage(c, deps, 400, { fields: form.fields })
  const values: Record<string, string | undefined> = form.fields
  const mapping: ColumnMapping = head.names.map(
    (_, index) => columnMeanings.find((known) => known === values[fieldOf(index)]) ?? null,
  )
  const proof = form.fields.proof.trim()
  const text = textHere(c)
  const errors: Record<string, string> = {}
  if (!isMapping(mapping)) errors[fieldOf(0)] = text('subscribers.import.error.email')
  if ((proof === '') !== (form.fields['no-proof'] === 'yes'))
    errors['proof'] = text('subscribers.import.error.proof')
  if (Object.keys(errors).length > 0) return page(c, deps, member, { found, head, form: { values, errors } })
  const subject = { kind: 'subscriber', id: found.id, name: found.file.name }
  const audited = { act: 'subscriber.import', subject, after: { proof, newsletter: found.newsletterId } }
  await carryOut(c, deps, member, audited, (db) =>
    startImport(db, deps.clock, { id: found.id, mapping, proof: proof || null }),
  )
  deps.wakeQueue()
  return c.redirect(at, 303)
}

export async function exportRefused(c: Asking, deps: Deps): Promise<Response> {
  const found = await importHere(c, deps)
  if (!found) return errorPage(c, deps, 404)
  const text = textHere(c)
  const lines = walkRefused(deps.database.db, found.id)
  const body = streamCsv(['line', 'email', 'why'], lines, (refused) => [
    String(refused.line),
    refused.text,
    isRefusal(refused.why) ? text(`subscribers.refused.${refused.why}`) : refused.why,
  ])
  return c.body(body, 200, download('not-taken-in.csv'))
}

export async function dropImport(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const found = await importHere(c, deps)
  if (!found) return errorPage(c, deps, 404)
  const form = await readForm(c, {})
  if (!form.ok) return errorPage(c, deps, 400, { fields: form.fields })
  const subject = { kind: 'subscriber', id: found.id, name: found.file.name }
  const audited = { act: 'subscriber.drop-import', subject }
  const gone = await carryOut(c, deps, member, audited, (db) => removeImport(db, deps.media, found))
  return c.redirect(`${here(c, IMPORTS)}${gone ? '?done=import-removed' : ''}`, 303)
}

type Shown = { found: SubscriberImport; head: ListHead; form: NewsroomForm }

async function page(c: Asking, deps: Deps, member: Member, { found, head, form }: Shown): Promise<Response> {
  const { id, file, newsletterId, language, report, doneBytes } = found
  const newsletters = await listNewsletters(deps.database.db, { archived: true })
  const at = here(c, `${IMPORTS}/${id}`)
  const state = stateOf(found)
  const refused = Object.entries(report.refused).map(([why, count]) => ({ why, count }))
  const html = importPage({
    frame: frameHere(c, deps, member, file.name),
    back: { name: textHere(c)('subscribers.imports'), href: here(c, IMPORTS) },
    into: `${nameOf(c, newsletters, newsletterId)} · ${ownName(language)}`,
    state,
    columns: head.names.map((name, index) => ({
      name: name.slice(0, 60),
      field: fieldOf(index),
      samples: head.rows.map((row) => (row[index] ?? '').slice(0, 60)),
    })),
    action: at,
    form,
    progress: { done: doneBytes, all: file.bytes },
    counts: { added: report.added, already: report.already, refused },
    refusedHref: refused.length > 0 ? `${at}/refused.csv` : undefined,
    removalAction: state === 'under-way' ? undefined : `${at}/removal`,
  })
  return c.html(html, Object.keys(form.errors).length > 0 ? 400 : 200)
}

function importHere(c: Asking, deps: Deps): Promise<SubscriberImport | undefined> {
  return findImport(deps.database.db, c.req.param('id') ?? '')
}

/** Once it is over, the file is gone, and nobody asks for it. */
async function headOf(deps: Deps, { file, startedAt }: SubscriberImport): Promise<ListHead> {
  const head = startedAt === null ? await openHead(deps.media, file) : undefined
  return head ?? { names: [], rows: [] }
}

const fieldOf = (index: number) => `column-${index}`

const knownRefusals = [
  'no-address',
  'bad-address',
  'left',
  'suppressed',
  'not-subscribed',
  'unreadable',
] as const

function isRefusal(why: string): why is (typeof knownRefusals)[number] {
  return knownRefusals.some((known) => known === why)
}
