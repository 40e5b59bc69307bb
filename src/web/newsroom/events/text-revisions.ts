import { compareDocuments } from '../../../domain/articles/compare.ts'
import {
  listTextRevisions,
  readTextRevision,
  restoreTextRevision,
} from '../../../domain/events/text-revisions.ts'
import type { EventText } from '../../../domain/events/texts.ts'
import type { Member } from '../../../domain/staff/may.ts'
import { comparisonPage } from '../../../theme/newsroom/desk/comparison.tsx'
import { revisionsPage } from '../../../theme/newsroom/desk/revisions.tsx'
import { readForm } from '../../account/form.ts'
import type { Deps } from '../../context.ts'
import type { Asking } from '../../route.ts'
import { errorPage, notFound } from '../../site/errors.ts'
import { revisionId } from '../desk/fields.ts'
import { comparisonOf, offered, revisionList, revisionsAskedFor } from '../desk/revision-pages.ts'
import { newsroomFrame } from '../frame.ts'
import { carryOut, textHere } from '../publication/room.ts'
import { eventHere, subjectOf } from './event-here.ts'
import { aboveText, textPlace, writtenHere } from './text-place.ts'

export async function showTextRevisions(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const written = await writtenHere(c, deps, member)
  if (!written) return notFound(c, deps)
  const { head, publishedRevisionId } = written
  const filter = revisionsAskedFor(c)
  const listed = await listTextRevisions(deps.database.db, written, filter)
  const place = textPlace(written)
  const html = revisionsPage({
    frame: frameOf(c, deps, member, written),
    articleHref: aboveText(c, written),
    ...revisionList(c, { place, headId: head.id, publishedRevisionId }, listed, filter),
    mayRestore: true,
  })
  return c.html(html)
}

export async function restoreText(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const read = await readForm(c, { revision: revisionId, head: revisionId })
  if (!read.ok) return errorPage(c, deps, 400, { fields: read.fields })
  const written = await writtenHere(c, deps, member)
  const event = await eventHere(c, deps, member)
  if (!written || !event) return notFound(c, deps)
  const { revision, head } = read.fields
  const wish = { place: written, revisionId: revision, head }
  let outcome: 'restored' | 'stale' | 'nothing' = 'nothing'
  await carryOut(c, deps, member, async (db) => {
    const done = await restoreTextRevision(db, deps.clock, member, wish)
    ;({ outcome } = done)
    if (done.outcome !== 'restored') return undefined
    const { number, restored } = done
    const { part, language } = written
    return {
      act: 'event.restore-text',
      subject: subjectOf(event),
      before: { number: done.before },
      after: { part, language, number, restored, revision },
    }
  })
  if (outcome === 'nothing') return notFound(c, deps)
  const said = outcome === 'restored' ? 'text-restored' : 'text-stale'
  return c.redirect(`${aboveText(c, written)}?done=${said}`, 303)
}

export async function showTextComparison(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const { db } = deps.database
  const written = await writtenHere(c, deps, member)
  if (!written) return notFound(c, deps)
  const from = await readTextRevision(db, written, c.req.query('from') ?? '')
  const to = await readTextRevision(db, written, c.req.query('to') ?? '')
  if (!from || !to) return notFound(c, deps)
  const listed = await listTextRevisions(db, written, offered)
  const place = textPlace(written)
  const { head, language } = written
  const html = comparisonPage({
    frame: frameOf(c, deps, member, written),
    articleHref: aboveText(c, written),
    ...comparisonOf(c, { place, headId: head.id, language, from, to, listed, mayRestore: true }),
    fields: [],
    blocks: compareDocuments(from.body, to.body),
  })
  return c.html(html)
}

function frameOf(c: Asking, deps: Deps, member: Member, { title, part }: EventText) {
  const text = textHere(c)
  const name = title || text('shell.untitled')
  return newsroomFrame(c, deps, member, { title: text(`events.text.${part}-of`, { name }), area: 'events' })
}
