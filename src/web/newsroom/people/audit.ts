import { auditChoices, type AuditLine, listAudit } from '../../../domain/staff/audit-list.ts'
import type { Member } from '../../../domain/staff/may.ts'
import type { AuditEntry } from '../../../theme/contract/newsroom-people.ts'
import { auditPage } from '../../../theme/newsroom/people/audit.tsx'
import { here } from '../../account/person.ts'
import type { Deps } from '../../context.ts'
import type { Asking } from '../../route.ts'
import { newsroomFrame } from '../frame.ts'
import { queryOf, readFilter, readPlace } from './audit-filter.ts'
import { statusOf, textHere } from './room.ts'

const PAGE = 50

export async function showAudit(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const { db } = deps.database
  const { asked, filter, wrong } = readFilter(c, (name) => c.req.query(name))
  const before = readPlace(c)
  const { lines, olderBefore } = await listAudit(db, filter, { limit: PAGE, before })
  const text = textHere(c)
  const errors = Object.fromEntries(wrong.map((name) => [name, text('people.error.date')]))
  const form = { values: {}, errors }
  const at = (path: string) => here(c, path)
  const html = auditPage({
    frame: newsroomFrame(c, deps, member, { title: text('people.audit.title'), area: 'audit' }),
    action: at('/newsroom/audit'),
    // A field for days cannot show what is none.
    filter: { ...asked, ...Object.fromEntries(wrong.map((name) => [name, ''])) },
    ...(await choices(deps)),
    entries: lines.map(toEntry),
    clearHref: queryOf(asked) === '' ? undefined : at('/newsroom/audit'),
    olderHref: olderBefore && at('/newsroom/audit') + queryOf(asked, olderBefore),
    newestHref: before && at('/newsroom/audit') + queryOf(asked),
    csvAction: at('/newsroom/audit.csv'),
    ndjsonAction: at('/newsroom/audit.ndjson'),
    form,
  })
  return c.html(html, statusOf(form))
}

async function choices(deps: Deps) {
  const { actors, acts, subjectKinds } = await auditChoices(deps.database.db)
  return { actors, acts, kinds: subjectKinds }
}

function toEntry(line: AuditLine): AuditEntry {
  const { id, at, act, network } = line
  return {
    id,
    at,
    actor: line.actorName,
    act,
    subject: { kind: line.subjectKind, name: line.subjectName },
    network,
    changes: changesOf(line),
  }
}

/** What differs between before and after, one line for each field. */
function changesOf({ before, after }: AuditLine): AuditEntry['changes'] {
  const [old, now] = [fieldsOf(before), fieldsOf(after)]
  const names = [...new Set([...old.keys(), ...now.keys()])]
  return names
    .filter((name) => old.get(name) !== now.get(name))
    .map((what) => ({ what, before: old.get(what), after: now.get(what) }))
}

/** What is null is as good as absent. */
function fieldsOf(state: unknown): Map<string, string> {
  if (state === undefined || state === null) return new Map()
  const isRecord = typeof state === 'object' && !Array.isArray(state)
  const entries: [string, unknown][] = isRecord ? Object.entries(state) : [['value', state]]
  return new Map(
    entries
      .filter(([, value]) => value !== null)
      .map(([name, value]) => [name, typeof value === 'string' ? value : JSON.stringify(value)]),
  )
}
