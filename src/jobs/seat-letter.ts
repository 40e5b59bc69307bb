import { z } from 'zod'
import { type CalendarFacts, writeCalendar } from '../domain/events/calendar.ts'
import type { SeatLetter } from '../domain/events/letters.ts'
import { type Event, readEvent, readOnlineLink } from '../domain/events/read-event.ts'
import { ticketCode, ticketPath, type TicketSeat } from '../domain/events/tickets.ts'
import { type Identity, readIdentity } from '../domain/publication/identity.ts'
import { type Clock, toInstantText } from '../lib/clock.ts'
import { deliverableAddress } from '../lib/email-address.ts'
import { macOf } from '../lib/hash.ts'
import { isInterfaceLanguage } from '../lib/languages.ts'
import { knownZone } from '../lib/time-zone.ts'
import type { Db, Id } from '../platform/db/schema.ts'
import { seatLetterKinds } from '../platform/db/schema-events.ts'
import type { Sent } from '../platform/mail/mailer.ts'
import type { Message } from '../platform/mail/message.ts'
import { renderSeatLetter } from '../theme/email/seat.tsx'
import { letterhead } from './letterhead.ts'
import { languageOf, senderOf, type SignInMailDeps } from './sign-in-mail.ts'

export const seatLetter = z.strictObject({
  seatId: z.string(),
  kind: z.enum(seatLetterKinds),
  sequence: z.int(),
})

export const seatsTold = z.strictObject({
  eventId: z.string(),
  kind: z.enum(['change', 'cancellation']),
  sequence: z.int(),
})

/** The letter, or undefined where what it says is no longer so. */
export async function writeSeatLetter(
  { db, clock, secret, origin }: SignInMailDeps,
  told: SeatLetter,
): Promise<Message | undefined> {
  const seat = await findSeat(db, told.seatId)
  if (!seat) return undefined
  const identity = await readIdentity(db)
  const language = languageOf(seat.readerLanguage, identity)
  const event = await readEvent(db, seat.eventId, language)
  if (!event || !isSo(told, seat, event, toInstantText(clock()))) return undefined
  const home = `${origin}${language === identity.languages[0] ? '' : `/${language}`}`
  const href = `${origin}${pathOf(identity, event)}`
  const hasSeat = ['confirmation', 'change', 'day', 'hour'].includes(told.kind)
  const onlineLink = hasSeat ? ((await readOnlineLink(db, event.id)) ?? undefined) : undefined
  const from = senderOf(identity, origin)
  const to = deliverableAddress(seat)
  const facts = {
    name: identity.name,
    organizer: { name: from.name, email: from.address },
    host: new URL(origin).hostname,
  }
  const calendar = calendarOf(told, seat, event, { ...facts, href, onlineLink, to }, clock)
  const rendered = renderSeatLetter({
    kind: told.kind === 'cancellation' && event.state === 'cancelled' ? 'off' : told.kind,
    language,
    publication: await letterhead(db, identity, origin, home),
    title: event.title,
    startsAt: event.startsAt,
    timeZone: event.timeZone,
    ownTimeZone: seat.timeZone === null ? undefined : knownZone(seat.timeZone, event.timeZone),
    place: event.place ? [event.place.name, event.place.address].filter(Boolean).join(', ') : undefined,
    onlineLink,
    guests: seat.guests,
    until: seat.offeredUntil ?? undefined,
    href,
    ticket: hasSeat && event.place ? ticketOf(origin, secret, seat) : undefined,
    hasCalendar: calendar !== undefined,
  })
  const id = macOf(secret, 'seat-letter', told.seatId, told.kind, String(told.sequence))
  return { id, from, to, language, ...rendered, ...(calendar && { calendar }) }
}

/** What the server refuses for good is in the log; what it puts off is tried again, while it is still so. */
export async function sendSeatLetter(
  deps: SignInMailDeps & {
    mailer: { send: (message: Message) => Promise<Sent> }
    log: { warn: (details: object, words: string) => void }
  },
  told: SeatLetter,
): Promise<void> {
  const message = await writeSeatLetter(deps, told)
  if (!message) return
  const sent = await deps.mailer.send(message)
  if (!sent.ok)
    deps.log.warn({ seat: told.seatId }, 'The mail server refused a letter about a seat for good.')
}

type SeatFound = NonNullable<Awaited<ReturnType<typeof findSeat>>>

/** Whatever kept a letter waiting, it must not say what has ceased to be so, nor come after the beginning. */
function isSo({ kind, sequence }: SeatLetter, seat: SeatFound, event: Event, now: string): boolean {
  const isAhead = event.state === 'published' && now < event.startsAt
  const isOfThisTime = seat.place === sequence
  switch (kind) {
    case 'confirmation':
      return isAhead && seat.state === 'taken' && isOfThisTime
    case 'waiting':
      return isAhead && seat.state === 'waiting' && isOfThisTime
    case 'offer':
      return isAhead && seat.state === 'offered' && isOfThisTime && now < (seat.offeredUntil ?? '')
    case 'lapse':
      return isAhead && seat.state === 'lapsed' && isOfThisTime
    case 'change':
      return isAhead && seat.state === 'taken' && event.sequence === sequence
    case 'cancellation':
      return isOfThisTime && (event.state === 'cancelled' || seat.state === 'cancelled') && now < event.endsAt
    case 'day':
    case 'hour':
      return isAhead && seat.state === 'taken' && Math.floor(Date.parse(event.startsAt) / 60_000) === sequence
    case 'thanks':
      return event.state === 'published' && seat.state === 'taken' && event.endsAt <= now
  }
}

function calendarOf(
  { kind }: SeatLetter,
  seat: SeatFound,
  event: Event,
  facts: Omit<CalendarFacts, 'method'> & { href: string; onlineLink: string | undefined; to: string },
  clock: Clock,
): Message['calendar'] {
  const isWithdrawn = kind === 'cancellation' && seat.takenAt !== null
  if (!isWithdrawn && !['confirmation', 'change', 'day', 'hour'].includes(kind)) return undefined
  const method = isWithdrawn ? 'CANCEL' : 'REQUEST'
  const attendee = { name: seat.name || seat.email, email: facts.to }
  const entry = {
    event,
    url: facts.href,
    onlineLink: facts.onlineLink,
    attendee,
    isWithdrawn,
    stamp: clock(),
  }
  return { method, content: writeCalendar({ ...facts, method }, [entry]) }
}

async function findSeat(db: Db, id: Id) {
  return db
    .selectFrom('seat')
    .innerJoin('reader', 'reader.id', 'seat.readerId')
    .selectAll('seat')
    .select(['reader.email', 'reader.emailKey', 'reader.name', 'reader.language as readerLanguage'])
    .where('seat.id', '=', id)
    .executeTakeFirst()
}

function pathOf({ languages }: Identity, { language, slug }: Event): string {
  const prefix = language === languages[0] || !isInterfaceLanguage(language) ? '' : `/${language}`
  return `${prefix}/events/${slug}`
}

function ticketOf(origin: string, secret: string, seat: TicketSeat) {
  const href = origin + ticketPath(secret, seat)
  return { href, pictureHref: `${href}.png`, letters: ticketCode(secret, seat) }
}
