import type { AuditFilter, AuditPlace } from '../../../domain/staff/audit-list.ts'
import { toInstantText } from '../../../lib/clock.ts'
import type { Asking } from '../../route.ts'

export type AskedFilter = { actor: string; act: string; kind: string; from: string; to: string }

export type FilterReading = {
  asked: AskedFilter
  filter: AuditFilter
  /** Fields that hold no day. */
  wrong: ('from' | 'to')[]
}

const names = ['actor', 'act', 'kind', 'from', 'to'] as const

/** What the address, or a form, asks for. Days are those of the publication's time zone, both included. */
export function readFilter(
  c: Asking,
  named: (name: (typeof names)[number]) => string | undefined,
): FilterReading {
  const value = (name: (typeof names)[number]) => (named(name) ?? '').slice(0, 200).replaceAll('\0', '')
  const asked = {
    actor: value('actor'),
    act: value('act'),
    kind: value('kind'),
    from: value('from'),
    to: value('to'),
  }
  const { timeZone } = c.var.site.identity
  const from = readDay(asked.from)
  const to = readDay(asked.to)
  const filter: AuditFilter = {
    actor: asked.actor || undefined,
    act: asked.act || undefined,
    subjectKind: asked.kind || undefined,
    from: from && startOf(from, timeZone),
    until: to && startOf(to.add({ days: 1 }), timeZone),
  }
  const wrong = (['from', 'to'] as const).filter((name) => asked[name] !== '' && !readDay(asked[name]))
  return { asked, filter, wrong }
}

/** The same filter in the address of another page. */
export function queryOf(asked: AskedFilter, before?: AuditPlace): string {
  const query = new URLSearchParams(
    names.filter((name) => asked[name] !== '').map((name) => [name, asked[name]]),
  )
  if (before) query.set('before', `${before.at}_${before.id}`)
  return query.size === 0 ? '' : `?${query.toString()}`
}

/** Where the list goes on; undefined for the first page, and for what is no place in the list. */
export function readPlace(c: Asking): AuditPlace | undefined {
  const [, at, id] = /^(\d{4}-\d\d-\d\dT[\d:.]{12}Z)_([\w-]{1,64})$/.exec(c.req.query('before') ?? '') ?? []
  return at !== undefined && id !== undefined ? { at, id } : undefined
}

function readDay(text: string): Temporal.PlainDate | undefined {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return undefined
  try {
    return Temporal.PlainDate.from(text)
  } catch {
    return undefined
  }
}

function startOf(day: Temporal.PlainDate, timeZone: string): string {
  return toInstantText(day.toZonedDateTime(timeZone).toInstant())
}
