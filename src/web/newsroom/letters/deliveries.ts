import { listDeliveries } from '../../../domain/newsletters/delivery-list.ts'
import type { Member } from '../../../domain/staff/may.ts'
import { deliveriesPage } from '../../../theme/newsroom/letters/deliveries.tsx'
import { here } from '../../account/person.ts'
import type { Deps } from '../../context.ts'
import type { Asking } from '../../route.ts'
import { errorPage } from '../../site/errors.ts'
import { newsroomFrame } from '../frame.ts'
import { textHere } from '../publication/room.ts'
import { editionHere } from './edition-here.ts'
import { editions } from './newsletter.ts'
import { placeHere, placeText } from './place.ts'
import { sayReason } from './reasons.ts'
import { wordsOfCopies } from './recipients.ts'

const PAGE = 50
const states = ['failed', 'skipped', 'returned', 'sent', 'pending'] as const

/** Every copy, by what became of it. */
export async function showDeliveries(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const edition = await editionHere(c, deps, member)
  if (!edition) return errorPage(c, deps, 404)
  const text = textHere(c)
  const state = states.find((known) => known === c.req.query('state')) ?? 'failed'
  const at = here(c, `${editions}/${edition.editionId}`)
  const wordsOf = wordsOfCopies(member, edition)
  const wish = { state, after: placeHere(c), most: PAGE + 1 }
  const rows = await listDeliveries(deps.database.db, edition.editionId, wish)
  const last = rows[PAGE - 1]
  const html = deliveriesPage({
    frame: newsroomFrame(c, deps, member, { title: text('letters.deliveries'), area: 'newsletters' }),
    back: { name: edition.content.subject || text('letters.no-subject'), href: at },
    tabs: states.map((one) => ({
      name: text(`letters.copies.${one}`),
      href: `${at}/deliveries?state=${one}`,
      current: one === state,
    })),
    rows: rows.slice(0, PAGE).map((row) => ({
      email: wordsOf(row, row.email),
      ...(row.settledAt !== null && { at: row.settledAt }),
      ...(row.server !== null && { server: row.server }),
      ...(row.answer !== null && { answer: wordsOf(row, row.answer) }),
      ...(row.problem !== null && { reason: sayReason(c, row.problem) }),
      marks: [
        ...(row.bouncedAt === null ? [] : [text('letters.mark.bounced')]),
        ...(row.complainedAt === null ? [] : [text('letters.mark.complained')]),
      ],
    })),
    ...(rows.length > PAGE &&
      last && { nextHref: `${at}/deliveries?state=${state}&after=${placeText(last)}` }),
  })
  return c.html(html)
}
