import { findTicket, ticketPath, type Ticket } from '../../domain/events/tickets.ts'
import { may } from '../../domain/staff/may.ts'
import { drawQr } from '../../lib/qr.ts'
import { qrPng } from '../../platform/media/qr-png.ts'
import { say } from '../../theme/language/translate.ts'
import { currentSession, here } from '../account/person.ts'
import type { Deps } from '../context.ts'
import { findMember } from '../newsroom/member.ts'
import type { Asking } from '../route.ts'
import { notFound } from './errors.ts'
import { buildFrame } from './frame.ts'

/** Pixels to a square: sharp on a phone's screen, and small. */
const SCALE = 6

/**
 * Behind the code on a ticket. Whoever may check people in is led to the seat, where a button does it; whoever else opens
 * it learns that it is a ticket, and of whom or for what from nowhere here.
 */
export async function showTicket(c: Asking, deps: Deps): Promise<Response> {
  const ticket = await ticketHere(c, deps, c.req.param('token') ?? '')
  const text = say({ language: c.var.language, timeZone: c.var.site.identity.timeZone })
  const door = ticket && here(c, `/newsroom/events/${ticket.eventId}/attendance/${ticket.id}/arrival`)
  if (ticket && door && (await mayCheckIn(c, deps, ticket))) return c.redirect(door, 303)
  const title = text(ticket ? 'ticket.title' : 'ticket.invalid')
  // The address is the ticket: it stands in no link of the page.
  const frame = buildFrame(c, deps, { title, description: title, path: '/events', robots: 'noindex' })
  return c.html(deps.theme.ticket({ frame, doorHref: door }), ticket ? 200 : 404)
}

/** The code as a picture, for mail programs and to be kept on a phone. */
export async function ticketPicture(c: Asking, deps: Deps): Promise<Response> {
  const token = (c.req.param('file') ?? '').replace(/\.png$/, '')
  const ticket = await ticketHere(c, deps, token)
  if (!ticket) return notFound(c, deps)
  const png = qrPng(drawQr(deps.origin + ticketPath(deps.secret, ticket)), SCALE)
  return c.body(new Uint8Array(png), 200, {
    'content-type': 'image/png',
    // Mail programs show it in pages of their own.
    'cross-origin-resource-policy': 'cross-origin',
  })
}

function ticketHere(c: Asking, deps: Deps, token: string): Promise<Ticket | undefined> {
  return findTicket(deps.database.db, deps.secret, c.req.param('seat') ?? '', token)
}

async function mayCheckIn(c: Asking, deps: Deps, { sectionId }: Ticket): Promise<boolean> {
  const found = await findMember(deps, await currentSession(c, deps, 'staff'))
  return found !== undefined && may(found.member, 'event.attendance', { sectionId: sectionId ?? '' })
}
