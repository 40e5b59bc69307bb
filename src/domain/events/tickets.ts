import { createHmac } from 'node:crypto'
import { isSameText, macOf } from '../../lib/hash.ts'
import type { Db, Id } from '../../platform/db/schema.ts'

/** Who gives the seat up and takes one again has another place, and with it another ticket. */
export type TicketSeat = { id: Id; place: number }

/** 132 bits: nobody guesses one, and the code that holds it stays coarse enough for a cracked screen. */
const TOKEN_LENGTH = 22
/** Without vowels, and without what is mistaken for something else when it is read out at a door. */
const LETTERS = '23456789BCDFGHJKMNPQRSTVWXYZ'
const CODE_LENGTH = 8

/** Follows from the seat and the publication's secret, so that nothing has to be kept. */
export function ticketToken(secret: string, { id, place }: TicketSeat): string {
  return macOf(secret, 'ticket', id, String(place)).slice(0, TOKEN_LENGTH)
}

/** Where the ticket leads; it is the same in every language. */
export function ticketPath(secret: string, seat: TicketSeat): string {
  return `/tickets/${seat.id}/${ticketToken(secret, seat)}`
}

/** For where the picture cannot be read, as `K7QM-2XPD`. */
export function ticketCode(secret: string, { id, place }: TicketSeat): string {
  const mac = createHmac('sha256', secret)
    .update(JSON.stringify(['ticket-code', id, String(place)]))
    .digest()
  const letters = [...mac.subarray(0, CODE_LENGTH * 2).keys()]
    .filter((at) => at % 2 === 0)
    .map((at) => LETTERS[mac.readUInt16BE(at) % LETTERS.length])
    .join('')
  return `${letters.slice(0, 4)}-${letters.slice(4)}`
}

export type Ticket = TicketSeat & { eventId: Id; sectionId: Id | null }

/** Whose seat is still taken, and whose token this is. */
export async function findTicket(
  db: Db,
  secret: string,
  seatId: Id,
  token: string,
): Promise<Ticket | undefined> {
  const seat = await db
    .selectFrom('seat')
    .innerJoin('event', 'event.id', 'seat.eventId')
    .select(['seat.id', 'seat.place', 'seat.eventId', 'event.sectionId'])
    .where('seat.id', '=', seatId)
    .where('seat.state', '=', 'taken')
    .executeTakeFirst()
  return seat && isSameText(token, ticketToken(secret, seat)) ? seat : undefined
}
