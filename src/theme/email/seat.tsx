import type { InterfaceLanguage } from '../../lib/languages.ts'
import { dateAndTime } from '../format.ts'
import { asDocument } from '../parts/document.tsx'
import type { RenderedEmail } from './confirmation.tsx'
import { emailWords } from './language.ts'
import type { Letterhead } from './frame.tsx'
import { type Letter, LetterPage } from './letter.tsx'
import { letterText } from './letter-text.ts'
import { type SeatLetterKind, seatWords, type SeatWords } from './seat-words.ts'

export type SeatLetterProps = {
  kind: SeatLetterKind
  language: InterfaceLanguage
  publication: Letterhead
  title: string
  startsAt: string
  /** Of the event. */
  timeZone: string
  /** Of the reader, where it is known. */
  ownTimeZone: string | undefined
  place: string | undefined
  /** Only where the reader has the seat. */
  onlineLink: string | undefined
  guests: number
  /** Of an offer: until when it is kept. */
  until: string | undefined
  href: string
  /** Of what has a door: the picture's address, the ticket's own, and the letters that stand for it. */
  ticket: { pictureHref: string; href: string; letters: string } | undefined
  hasCalendar: boolean
}

/** Letters in which what was arranged is said once more. */
const withFacts: readonly SeatLetterKind[] = [
  'confirmation',
  'waiting',
  'offer',
  'change',
  'off',
  'day',
  'hour',
]

/** A letter about a seat, in HTML and as plain text. */
export function renderSeatLetter(props: SeatLetterProps): RenderedEmail {
  const { language, publication, kind, title, guests } = props
  const words = seatWords[language]
  const own = words[kind]
  const until = props.until === undefined ? '' : dateAndTime(props.until, localeOf(props))
  const letter: Letter = {
    language,
    publication,
    subject: own.subject(title),
    heading: title,
    opening: own.opening({ until, guests }),
    button: { label: own.button, href: props.href },
    ...(props.ticket && { ticket: ticketOf(props.ticket, words) }),
    notes: withFacts.includes(kind) ? notesOf(props, words) : [],
    footer: words.footer(publication.name),
  }
  return {
    subject: letter.subject,
    html: asDocument(<LetterPage letter={letter} />),
    text: letterText(letter, emailWords(language)),
  }
}

function notesOf(props: SeatLetterProps, words: SeatWords): string[] {
  const { language, startsAt, timeZone, ownTimeZone, place, onlineLink, kind } = props
  const there = dateAndTime(startsAt, { language, timeZone })
  const here = ownTimeZone === undefined ? there : dateAndTime(startsAt, { language, timeZone: ownTimeZone })
  const hasSeat = ['confirmation', 'change', 'day', 'hour'].includes(kind)
  return [
    words.when(there),
    ...(here === there ? [] : [words.yours(here)]),
    ...(place === undefined ? [] : [words.where(place)]),
    ...(onlineLink === undefined ? [] : [words.online(onlineLink)]),
    ...(hasSeat && props.hasCalendar ? [words.calendar] : []),
    ...(hasSeat ? [words.cannotCome] : []),
  ]
}

function ticketOf(ticket: NonNullable<SeatLetterProps['ticket']>, words: SeatWords): Letter['ticket'] {
  const { pictureHref, href, letters } = ticket
  return {
    label: words.ticket,
    src: pictureHref,
    alt: words.ticketAlt(letters),
    letters,
    inText: words.ticketInText(href, letters),
  }
}

/** A deadline is said by the reader's own clock. */
function localeOf({ language, timeZone, ownTimeZone }: SeatLetterProps) {
  return { language, timeZone: ownTimeZone ?? timeZone }
}
