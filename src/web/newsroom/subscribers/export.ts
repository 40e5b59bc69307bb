import { listNewsletters, type Newsletter } from '../../../domain/newsletters/newsletters.ts'
import { type Subscriber, walkSubscribers } from '../../../domain/newsletters/subscribers.ts'
import { recordAudit } from '../../../domain/staff/audit.ts'
import type { Member } from '../../../domain/staff/may.ts'
import { csvLine } from '../../../lib/csv.ts'
import { line, readForm } from '../../account/form.ts'
import type { Deps } from '../../context.ts'
import type { Asking } from '../../route.ts'
import { errorPage } from '../../site/errors.ts'
import { networkHere } from '../staff-route.ts'
import { nameOf } from './here.ts'
import { readFilter } from './list.ts'

const columns = [
  'email',
  'newsletter',
  'language',
  'time_zone',
  'state',
  'suppressed',
  'source',
  'account',
  'created_at',
  'confirmed_at',
  'paused_until',
  'ended_at',
  'ended_how',
]

/** All that the page's filter lets through. That it was taken away is itself in the trail. */
export async function exportSubscribers(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const form = await readForm(c, { q: line, newsletter: line, state: line })
  if (!form.ok) return errorPage(c, deps, 400, { fields: form.fields })
  const { asked, filter } = readFilter((name) => form.fields[name])
  const { db } = deps.database
  const subject = { kind: 'subscriber', id: 'all', name: c.var.site.identity.name }
  const network = networkHere(c, deps)
  await recordAudit(db, deps.clock, {
    actor: member,
    act: 'subscriber.export',
    subject,
    after: asked,
    network,
  })
  const newsletters = await listNewsletters(db, { archived: true })
  const lines = walkSubscribers(db, deps.clock, filter)
  const body = streamCsv(columns, lines, (subscriber) => cellsOf(c, newsletters, subscriber))
  return c.body(body, 200, download(`subscribers-${deps.clock().toString().slice(0, 10)}.csv`))
}

export function download(name: string): Record<string, string> {
  return {
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': `attachment; filename="${name}"`,
  }
}

/** Row after row as it is asked for, with the mark by which spreadsheets know UTF-8. */
export function streamCsv<Row>(
  head: readonly string[],
  rows: AsyncGenerator<Row>,
  cells: (row: Row) => string[],
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  let begun = false
  return new ReadableStream({
    async pull(controller) {
      if (!begun) controller.enqueue(encoder.encode(`\uFEFF${csvLine(head)}`))
      begun = true
      const next = await rows.next()
      if (next.done) controller.close()
      else controller.enqueue(encoder.encode(csvLine(cells(next.value))))
    },
    async cancel() {
      await rows.return(undefined)
    },
  })
}

function cellsOf(c: Asking, newsletters: readonly Newsletter[], subscriber: Subscriber): string[] {
  const { email, newsletterId, language, timeZone, state, isSuppressed, source, readerId } = subscriber
  const times = [subscriber.askedAt, subscriber.confirmedAt, subscriber.pausedUntil, subscriber.endedAt]
  return [
    email,
    nameOf(c, newsletters, newsletterId),
    language,
    timeZone ?? '',
    state,
    isSuppressed ? 'yes' : 'no',
    source,
    readerId === null ? 'no' : 'yes',
    ...times.map((time) => time ?? ''),
    subscriber.endedHow ?? '',
  ]
}
