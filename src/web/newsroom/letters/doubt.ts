import { z } from 'zod'
import { decideDoubt, listDoubtful } from '../../../domain/newsletters/doubt.ts'
import { recordAudit } from '../../../domain/staff/audit.ts'
import { may, type Member } from '../../../domain/staff/may.ts'
import { toInstantText } from '../../../lib/clock.ts'
import { doubtPage } from '../../../theme/newsroom/letters/doubt.tsx'
import { line, readForm } from '../../account/form.ts'
import { here } from '../../account/person.ts'
import type { Deps } from '../../context.ts'
import type { Asking } from '../../route.ts'
import { errorPage } from '../../site/errors.ts'
import { newsroomFrame } from '../frame.ts'
import { noticeHere, textHere } from '../publication/room.ts'
import { back } from '../publication/things.ts'
import { networkHere } from '../staff-route.ts'
import { editionHere, subjectOfEdition } from './edition-here.ts'
import { editions } from './newsletter.ts'
import { placeHere, placeText } from './place.ts'
import { sayReason } from './reasons.ts'
import { wordsOfCopies } from './recipients.ts'

const PAGE = 50

export async function showDoubt(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const edition = await editionHere(c, deps, member)
  if (!edition) return errorPage(c, deps, 404)
  const text = textHere(c)
  const at = here(c, `${editions}/${edition.editionId}`)
  const seenAt = toInstantText(deps.clock())
  const rows = await listDoubtful(deps.database.db, edition.editionId, {
    after: placeHere(c),
    most: PAGE + 1,
  })
  const last = rows[PAGE - 1]
  const wordsOf = wordsOfCopies(member, edition)
  const html = doubtPage({
    frame: newsroomFrame(c, deps, member, {
      title: text('letters.doubt'),
      area: 'newsletters',
      notice: noticeHere(c, {
        decided: 'letters.done.decided',
        'decided-before': 'letters.done.decided-before',
      }),
    }),
    back: { name: edition.content.subject || text('letters.no-subject'), href: at },
    rows: rows.slice(0, PAGE).map((row) => ({
      id: row.id,
      email: wordsOf(row, row.email),
      server: row.server ?? '–',
      ...(row.wireAt !== null && { wireAt: row.wireAt }),
      ...(row.answer !== null && { answer: wordsOf(row, row.answer) }),
      problem: sayReason(c, row.problem ?? ''),
      bounces: row.bounces.map(({ kind, evidence, receivedAt }) => ({
        text: `${text(`letters.bounce.${kind}`)}: ${wordsOf(row, evidence).slice(0, 300)}`,
        at: receivedAt,
      })),
    })),
    action: `${at}/doubt`,
    seenAt,
    mayDecide: may(member, 'edition.send'),
    ...(rows.length > PAGE && last && { nextHref: `${at}/doubt?after=${placeText(last)}` }),
  })
  return c.html(html)
}

/** Decides about one copy, or about all there were when the page was opened; once each, however often it is clicked. */
export async function decideHere(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const edition = await editionHere(c, deps, member)
  if (!edition) return errorPage(c, deps, 404)
  const read = await readForm(c, {
    decision: z.enum(['resend', 'leave']),
    delivery: line.optional(),
    seen: z.iso.datetime(),
  })
  if (!read.ok) return errorPage(c, deps, 400, { fields: read.fields })
  const { decision, delivery: deliveryId, seen } = read.fields
  const { editionId } = edition
  const decided = await deps.database.db.transaction().execute(async (db) => {
    const wish = { editionId, deliveryId, decision, by: member.id, seenAt: seen }
    const count = await decideDoubt(db, deps.clock, wish)
    if (count > 0)
      await recordAudit(db, deps.clock, {
        actor: member,
        network: networkHere(c, deps),
        act: decision === 'resend' ? 'edition.resend' : 'edition.leave',
        subject: subjectOfEdition(edition),
        after: { copies: count, ...(deliveryId !== undefined && { delivery: deliveryId }) },
      })
    return count
  })
  return back(c, `${editions}/${editionId}/doubt`, decided > 0 ? 'decided' : 'decided-before')
}
