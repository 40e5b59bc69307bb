import type { Id, InstantText, JsonText } from './schema.ts'
import type { Audience } from './schema-editorial.ts'

export interface EventTables {
  event: EventTable
  eventWords: EventWordsTable
  eventText: EventTextTable
  eventTextRevision: EventTextRevisionTable
  eventSeries: EventSeriesTable
  eventPerson: EventPersonTable
  eventTopic: EventTopicTable
  seat: SeatTable
  seatLetter: SeatLetterTable
  eventQuestion: EventQuestionTable
  checkIn: CheckInTable
}

/**
 * One occasion, whatever languages it is told in. `taken` and `nextPlace` are moved by the statements that give seats,
 * so that the row is the lock.
 */
interface EventTable {
  id: Id
  slug: string
  state: 'draft' | 'published' | 'cancelled'
  startsAt: InstantText
  endsAt: InstantText
  /** Of the IANA database: the zone the occasion is in. */
  timeZone: string
  /** `{ name, address }`; null: online only. */
  place: JsonText | null
  /** Shown only to those with a seat. */
  onlineLink: string | null
  /** `{ media, alt, caption, credit }` or null. */
  picture: JsonText | null
  sectionId: Id | null
  seriesId: Id | null
  /** Who may take a seat, and later see the recording and the transcript. */
  audience: Audience
  /** null: no limit. */
  capacity: number | null
  hasWaitingList: 0 | 1
  /** How many a reader may bring along. */
  guestsAllowed: number
  opensAt: InstantText | null
  closesAt: InstantText | null
  /** Seats given or on offer, guests included. */
  taken: number
  /** The next number in the order in which seats were asked for. */
  nextPlace: number
  /** SEQUENCE of RFC 5545: rises with each change that calendars must learn of. */
  sequence: number
  /** `{ embed }`, `{ file }` or `{ link }`: a provider's page, a media id, a file elsewhere; null: none. */
  recording: JsonText | null
  /** A document of the library; or `slidesLink`, which leads elsewhere. */
  slidesId: Id | null
  slidesLink: string | null
  /** Rises with each save: a stale one is refused. */
  version: number
  publishedAt: InstantText | null
  cancelledAt: InstantText | null
  createdBy: string
  createdAt: InstantText
  updatedAt: InstantText
}

/** What readers see: `body` and `transcript` (once there is one) are documents. */
interface EventWordsTable {
  eventId: Id
  language: string
  title: string
  standfirst: string
  body: JsonText
  transcript: JsonText | null
}

export type EventTextPart = 'description' | 'transcript'

/** What the newsroom works on: a description or a transcript in one language. Made when it is first written on. */
interface EventTextTable {
  /** `EVENT-PART-LANGUAGE`. */
  id: string
  eventId: Id
  language: string
  part: EventTextPart
  headRevisionId: Id | null
  /** The one that readers see. */
  publishedRevisionId: Id | null
}

/** Append-only but for autosaves, which are thinned. */
interface EventTextRevisionTable {
  id: Id
  textId: string
  number: number
  body: JsonText
  createdBy: string
  createdAt: InstantText
  origin: 'autosaved' | 'saved' | 'restored'
}

/** Names, descriptions: `{ en: …, fr: … }` by language. */
interface EventSeriesTable {
  id: Id
  slug: string
  name: JsonText
  description: JsonText
}

/** `name` and `about` are of somebody who is no author here. */
interface EventPersonTable {
  eventId: Id
  position: number
  role: 'host' | 'speaker'
  authorId: Id | null
  name: string
  about: string
}

interface EventTopicTable {
  eventId: Id
  topicId: Id
}

export const seatStates = ['taken', 'offered', 'waiting', 'cancelled', 'lapsed'] as const
export type SeatState = (typeof seatStates)[number]

/** One reader's place. `offered`: freed for the one who waited longest, who has until `offeredUntil`. */
interface SeatTable {
  id: Id
  eventId: Id
  readerId: Id
  language: string
  timeZone: string | null
  guests: number
  state: SeatState
  /** In the order of commits. */
  place: number
  askedAt: InstantText
  takenAt: InstantText | null
  offeredUntil: InstantText | null
  cancelledAt: InstantText | null
  checkedInAt: InstantText | null
  /** Of the one with the seat and of the guests. */
  arrived: number
}

export const seatLetterKinds = [
  'confirmation',
  'waiting',
  'offer',
  'lapse',
  'change',
  'cancellation',
  'day',
  'hour',
  'thanks',
] as const
export type SeatLetterKind = (typeof seatLetterKinds)[number]

/**
 * Which letters about a seat were enqueued, so that a job that runs twice sends one. `sequence` tells two of a kind
 * apart: of a change the event's, of a reminder the minute of the beginning, of any other the seat's place.
 */
interface SeatLetterTable {
  seatId: Id
  kind: SeatLetterKind
  sequence: number
  createdAt: InstantText
}

interface EventQuestionTable {
  id: Id
  eventId: Id
  seatId: Id
  text: string
  createdAt: InstantText
  /** By the newsroom, for the host. */
  chosenAt: InstantText | null
  answeredAt: InstantText | null
}

/**
 * One act at the door. Its id is made where it was done, so that what a phone sends twice counts once; `at` is when it
 * was done, which may be long before it was received. How a seat stands follows from all its acts (`foldActs`).
 */
interface CheckInTable {
  id: Id
  seatId: Id
  act: 'in' | 'out'
  /** How many of the party came in; null: all of them. */
  people: number | null
  at: InstantText
  /** Of the staff; empty: it was done before acts were kept. */
  createdBy: string
  receivedAt: InstantText
}
