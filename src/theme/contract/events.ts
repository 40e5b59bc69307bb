import type { Audience, Direction, FeedLink, Frame, IsoInstant, Link, Picture, TrustedHtml } from './frame.ts'
import type { Byline, TopicLink } from './reading.ts'

/** An event as lists show it, in its own time zone. */
export type EventLine = {
  href: string
  title: string
  standfirst?: string
  starts: IsoInstant
  ends: IsoInstant
  timeZone: string
  state: 'upcoming' | 'past' | 'cancelled'
  /** Where it is, besides online. */
  place?: string
  isOnline: boolean
  section?: Link
  picture?: Picture
  hasRecording: boolean
  hasTranscript: boolean
  /** BCP 47 of its words. */
  language: string
  dir: Direction
}

/** What stands on pages about something else: a few to come, and what was last. */
export type EventStrip = { events: EventLine[]; allHref: string }

export type EventsProps = {
  frame: Frame
  feeds: FeedLink[]
  /** Of all to come, for calendar programs. */
  calendarHref: string
  upcoming: EventLine[]
  past: EventLine[]
  earlierHref?: string
  /** Set on the further pages of what is past, which show nothing else. */
  firstHref?: string
  /** Set where it is one series, which says what it is. */
  series?: { name: string; description?: string; allHref: string }
}

export type EventGuest = Partial<Byline> & { name: string; role: 'host' | 'speaker'; about?: string }

export type EventProps = {
  frame: Frame
  event: EventLine & {
    audience: Audience
    address?: string
    people: EventGuest[]
    bodyHtml: TrustedHtml
    topics: TopicLink[]
    series?: Link
    calendarHref: string
    eventsHref: string
  }
  /** Absent once it is over or cancelled. */
  seat?: SeatBox
  /** Of whoever has a seat, until it begins. */
  questions?: QuestionsBox
  /** What was just done or refused, said once. */
  said?: SeatSaid
  after?: Aftermath
}

export type SeatSaid =
  | 'done-taken'
  | 'done-waiting'
  | 'done-cancelled'
  | 'refused-full'
  | 'refused-guests'
  | 'refused-closed'
  | 'refused-often'
  | 'refused-other'
  | 'done-question'
  | 'done-question-withdrawn'
  | 'refused-question-empty'
  | 'refused-question-long'
  | 'refused-question-many'
  | 'refused-question-late'

/** Fields of the form behind `action`: `guests`, `timeZone` (filled by a script). `cancelAction` takes none. */
export type SeatBox = {
  /** Absent: there is no limit. */
  left?: number
  guestsAllowed: number
  action: string
  cancelAction: string
} & (
  | { kind: 'visitor'; waits: boolean; registerHref: string; signInHref: string }
  | { kind: 'ask'; waits: boolean }
  | { kind: 'taken'; guests: number; onlineLink?: string; ownCalendarHref: string; ticket?: Ticket }
  | { kind: 'offered'; guests: number; until: IsoInstant }
  | { kind: 'waiting'; before: number }
  | { kind: 'refused'; because: 'closed' | 'full' | 'audience' }
  | { kind: 'refused'; because: 'not-open'; opens: IsoInstant }
)

/** What is shown at the door: squares as the `d` of an SVG path, `size` across, and letters to be read out. */
export type Ticket = { size: number; path: string; code: string; pictureHref: string }

/** What whoever opens the code of a ticket sees. Without `doorHref` the ticket holds no more; with it staff go on. */
export type TicketProps = { frame: Frame; doorHref?: string }

/**
 * Questions sent in beforehand. Each has a form of its own behind `action`: `id`, `text`, and `act`, which is `keep` or
 * `withdraw`; a new one has the empty `id`.
 */
export type QuestionsBox = {
  action: string
  questions: { id: string; text: string }[]
  /** How many more may be sent. */
  left: number
  /** Characters of one, as browsers count them. */
  longest: number
}

/** What remains of an event for those of its audience; the others get the beginning of the transcript, and the wall. */
export type Aftermath = {
  recordingHtml?: TrustedHtml
  recordingHref?: string
  slidesHref?: string
  transcriptHtml?: TrustedHtml
  wall?: { kind: 'register' | 'plan'; registerHref: string; signInHref: string }
}
