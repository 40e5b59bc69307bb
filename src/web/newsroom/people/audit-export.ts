import { recordAudit } from '../../../domain/staff/audit.ts'
import { type AuditFilter, type AuditLine, walkAudit } from '../../../domain/staff/audit-list.ts'
import type { Member } from '../../../domain/staff/may.ts'
import { csvLine } from '../../../lib/csv.ts'
import { line, readForm } from '../../account/form.ts'
import type { Deps } from '../../context.ts'
import type { Asking } from '../../route.ts'
import { errorPage } from '../../site/errors.ts'
import { networkHere } from '../staff-route.ts'
import { readFilter } from './audit-filter.ts'

export const exportCsv = (c: Asking, deps: Deps, member: Member) =>
  download(c, deps, member, {
    ending: 'csv',
    type: 'text/csv',
    head: `\uFEFF${csvLine(columns)}`,
    write: toCsv,
  })

export const exportNdjson = (c: Asking, deps: Deps, member: Member) =>
  download(c, deps, member, { ending: 'ndjson', type: 'application/x-ndjson', head: '', write: toJsonLine })

type Format = { ending: string; type: string; head: string; write: (line: AuditLine) => string }

/** All that the page's filter lets through, in the page's order. That it was taken away is itself in the trail. */
async function download(c: Asking, deps: Deps, member: Member, format: Format): Promise<Response> {
  const form = await readForm(c, { actor: line, act: line, kind: line, from: line, to: line })
  if (!form.ok) return errorPage(c, deps, 400, { fields: form.fields })
  const { filter, asked } = readFilter(c, (name) => form.fields[name])
  const { db } = deps.database
  const subject = { kind: 'publication', id: 'audit', name: c.var.site.identity.name }
  const after = { format: format.ending, filter: asked }
  const network = networkHere(c, deps)
  await recordAudit(db, deps.clock, { actor: member, act: 'audit.export', subject, after, network })
  const day = deps.clock().toString().slice(0, 10)
  return c.body(linesOf(deps, filter, format), 200, {
    'content-type': `${format.type}; charset=utf-8`,
    'content-disposition': `attachment; filename="audit-${day}.${format.ending}"`,
  })
}

function linesOf(deps: Deps, filter: AuditFilter, { head, write }: Format): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  const lines = walkAudit(deps.database.db, filter)
  let isBegun = false
  return new ReadableStream({
    async pull(controller) {
      if (!isBegun && head !== '') controller.enqueue(encoder.encode(head))
      isBegun = true
      const next = await lines.next()
      if (next.done) controller.close()
      else controller.enqueue(encoder.encode(write(next.value)))
    },
    async cancel() {
      await lines.return(undefined)
    },
  })
}

const columns = [
  'at',
  'actor',
  'actorName',
  'act',
  'subjectKind',
  'subjectId',
  'subjectName',
  'network',
  'before',
  'after',
]

function toCsv(audited: AuditLine): string {
  const { at, actor, actorName, act, subjectKind, subjectId, subjectName, network } = audited
  const states = [audited.before, audited.after].map((state) =>
    state === undefined ? '' : JSON.stringify(state),
  )
  return csvLine([at, actor, actorName, act, subjectKind, subjectId, subjectName, network, ...states])
}

function toJsonLine(audited: AuditLine): string {
  return `${JSON.stringify(audited)}\n`
}
