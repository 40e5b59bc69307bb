import { toInstantText } from '../../lib/clock.ts'
import { isSafeHref } from '../../lib/document-schema/href.ts'
import { isTimeZone } from '../../lib/time-zone.ts'
import type { Id } from '../../platform/db/schema.ts'
import type { Audience } from '../../platform/db/schema-editorial.ts'
import { type Document, parseDocument } from '../articles/document/document.ts'
import type { Lead } from '../articles/save.ts'
import { readLocalMoment } from '../articles/schedule.ts'
import type { Place } from './events.ts'
import type { Recording } from './read-event.ts'

/** Of a wall clock in the event's zone, `2026-03-29T19:30`; `which` says which of two where it shows that twice. */
export type WallTime = { at: string; which?: 'first' | 'second' }

export type EventInput = {
  /** Empty: made from the title. */
  slug: string
  timeZone: string
  starts: WallTime
  ends: WallTime
  opens: WallTime | null
  closes: WallTime | null
  place: Place | null
  onlineLink: string | null
  picture: Lead | null
  sectionId: Id | null
  seriesId: Id | null
  audience: Audience
  capacity: number | null
  hasWaitingList: boolean
  guestsAllowed: number
  people: { role: 'host' | 'speaker'; authorId: Id | null; name: string; about: string }[]
  topicIds: Id[]
  recording: Recording | null
  slidesId: Id | null
  /** By language; bodies and transcripts as they came. */
  words: Record<string, { title: string; standfirst: string; body: unknown; transcript: unknown }>
}

export type EventField =
  | 'slug'
  | 'timeZone'
  | 'starts'
  | 'ends'
  | 'opens'
  | 'closes'
  | 'place'
  | 'onlineLink'
  | 'capacity'
  | 'guestsAllowed'
  | 'people'
  | 'recording'
  | 'words'

export type EventFault = {
  field: EventField
  because:
    | 'missing'
    | 'malformed'
    | 'too-long'
    /** No such date or hour. */
    | 'no-time'
    /** The clocks are put forward over it. */
    | 'skipped'
    /** The clocks are put back over it: `which` is needed. */
    | 'twice'
    /** It ends before it starts, or closes before it opens. */
    | 'order'
    | 'unknown-zone'
    | 'below-taken'
    | 'slug-taken'
  /** Of the words at fault. */
  language?: string
  detail?: string
}

const LONGEST_TITLE = 300
const LONGEST_TEXT = 2000
const MOST_GUESTS = 20
const MOST_SEATS = 1_000_000

export type CheckedWords = {
  language: string
  title: string
  standfirst: string
  body: Document
  transcript: Document | null
}

export type CheckedTimes = {
  startsAt: string
  endsAt: string
  opensAt: string | null
  closesAt: string | null
}

/** What a form says, read; or everything that is wrong with it at once. */
export function checkEvent(
  input: EventInput,
): { ok: true; times: CheckedTimes; words: CheckedWords[] } | { ok: false; faults: EventFault[] } {
  const faults: EventFault[] = [...faultsOfFacts(input)]
  const times = readTimes(input, faults)
  const words = readWords(input, faults)
  return faults.length === 0 && times ? { ok: true, times, words } : { ok: false, faults }
}

function faultsOfFacts(input: EventInput): EventFault[] {
  const { capacity, guestsAllowed, place, onlineLink, recording } = input
  const faults: EventFault[] = []
  if (input.slug !== '' && !/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(input.slug))
    faults.push({ field: 'slug', because: 'malformed' })
  if (input.slug.length > 80) faults.push({ field: 'slug', because: 'too-long' })
  if (capacity !== null && !isWithin(capacity, 1, MOST_SEATS))
    faults.push({ field: 'capacity', because: 'malformed' })
  if (!isWithin(guestsAllowed, 0, MOST_GUESTS)) faults.push({ field: 'guestsAllowed', because: 'malformed' })
  if (place && place.name.trim() === '') faults.push({ field: 'place', because: 'missing' })
  if (place && !isLine(place.name + place.address)) faults.push({ field: 'place', because: 'malformed' })
  if (onlineLink !== null && !isWebAddress(onlineLink))
    faults.push({ field: 'onlineLink', because: 'malformed' })
  const address =
    recording && ('embed' in recording ? recording.embed : 'link' in recording && recording.link)
  if (address && !isWebAddress(address)) faults.push({ field: 'recording', because: 'malformed' })
  for (const { authorId, name, about } of input.people) {
    if (authorId === null && name.trim() === '') faults.push({ field: 'people', because: 'missing' })
    if (!isLine(name + about)) faults.push({ field: 'people', because: 'malformed' })
  }
  return faults
}

function readTimes(input: EventInput, faults: EventFault[]): CheckedTimes | undefined {
  const { timeZone } = input
  if (!isTimeZone(timeZone)) {
    faults.push({ field: 'timeZone', because: 'unknown-zone' })
    return undefined
  }
  const read = (field: 'starts' | 'ends' | 'opens' | 'closes'): string | null => {
    const wall = input[field]
    if (wall === null) return null
    const moment = readLocalMoment(wall.at, timeZone, wall.which)
    if (moment.is === 'moment') return toInstantText(moment.at)
    faults.push({ field, because: wall.at === '' ? 'missing' : moment.is })
    return null
  }
  const [startsAt, endsAt, opensAt, closesAt] = [read('starts'), read('ends'), read('opens'), read('closes')]
  if (startsAt === null || endsAt === null) return undefined
  if (endsAt <= startsAt) faults.push({ field: 'ends', because: 'order' })
  if (opensAt !== null && opensAt >= endsAt) faults.push({ field: 'opens', because: 'order' })
  if (closesAt !== null && (closesAt > endsAt || (opensAt !== null && closesAt <= opensAt)))
    faults.push({ field: 'closes', because: 'order' })
  return { startsAt, endsAt, opensAt, closesAt }
}

function readWords(input: EventInput, faults: EventFault[]): CheckedWords[] {
  const all = Object.entries(input.words)
  if (all.length === 0) faults.push({ field: 'words', because: 'missing' })
  return all.flatMap(([language, { title, standfirst, ...documents }]) => {
    const fault = (because: EventFault['because'], detail?: string) =>
      faults.push({ field: 'words', because, language, ...(detail !== undefined && { detail }) })
    if (title.trim() === '') fault('missing')
    if (title.length > LONGEST_TITLE || standfirst.length > LONGEST_TEXT) fault('too-long')
    if (!isLine(title + standfirst)) fault('malformed')
    const body = parseDocument(documents.body)
    const transcript = documents.transcript === null ? undefined : parseDocument(documents.transcript)
    if (!body.ok) fault('malformed', `${body.problem.path} ${body.problem.message}`)
    if (transcript?.ok === false)
      fault('malformed', `${transcript.problem.path} ${transcript.problem.message}`)
    if (!body.ok || transcript?.ok === false) return []
    return [{ language, title, standfirst, body: body.document, transcript: transcript?.document ?? null }]
  })
}

function isWithin(value: number, least: number, most: number): boolean {
  return Number.isInteger(value) && value >= least && value <= most
}

/** What goes into header fields of letters and lines of calendars. */
function isLine(text: string): boolean {
  return text.length <= LONGEST_TEXT && text.isWellFormed() && !/\p{Control}/u.test(text)
}

export function isWebAddress(text: string): boolean {
  return /^https?:/i.test(text) && text.length <= LONGEST_TEXT && isSafeHref(text)
}
