import type { EventFault, EventInput, WallTime } from '../../../domain/events/check-event.ts'
import { emptyDocument } from '../../../domain/articles/document/document.ts'
import type { Asking } from '../../route.ts'
import type { Errors, Values } from '../publication/policy-form.ts'
import { audienceOf, textHere } from '../publication/room.ts'
import { labels, type Time, times } from './form-fields.ts'

/** What was typed, over what the form does not show. */
export function toInput(c: Asking, typed: Values, before: EventInput): EventInput {
  // Lines of a calendar and of letters: a box with room for several makes one of them.
  const word = (name: string) => (typed[name] ?? '').trim().replace(/\s+/g, ' ')
  const place = { name: word('placeName'), address: word('placeAddress') }
  const audience = word('audience')
  const capacity = word('capacity')
  return {
    ...before,
    slug: word('slug'),
    timeZone: word('timeZone'),
    starts: wallTime(typed, 'starts'),
    ends: wallTime(typed, 'ends'),
    opens: word('opens') === '' ? null : wallTime(typed, 'opens'),
    closes: word('closes') === '' ? null : wallTime(typed, 'closes'),
    place: place.name === '' && place.address === '' ? null : place,
    onlineLink: word('onlineLink') || null,
    sectionId: c.var.site.sections.find(({ slug }) => slug === word('section'))?.id ?? null,
    audience: audienceOf(audience),
    capacity: capacity === '' ? null : wholeNumber(capacity),
    guestsAllowed: wholeNumber(word('guestsAllowed') || '0'),
    hasWaitingList: word('hasWaitingList') === 'yes',
    words: wordsFrom(c, word, before),
  }
}

/** A language that says nothing is left out, unless there is a description in it, which would go too. */
function wordsFrom(c: Asking, word: (name: string) => string, before: EventInput): EventInput['words'] {
  const words: EventInput['words'] = { ...before.words }
  for (const language of c.var.site.identity.languages) {
    const known = before.words[language]
    const title = word(`title-${language}`)
    const standfirst = word(`standfirst-${language}`)
    const body = known?.body ?? emptyDocument()
    const isSilent =
      title === '' && standfirst === '' && JSON.stringify(body) === JSON.stringify(emptyDocument())
    if (isSilent) delete words[language]
    else words[language] = { title, standfirst, body, transcript: known?.transcript ?? null }
  }
  return words
}

function wallTime(typed: Values, name: Time): WallTime {
  const which = typed[`${name}Which`]
  const at = (typed[name] ?? '').trim()
  return which === 'first' || which === 'second' ? { at, which } : { at }
}

/** NaN, which no check lets through, for what is no whole number. */
function wholeNumber(text: string): number {
  return /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN
}

/** Faults as the form says them, and of which times it has to ask which of two. */
export function sayFaults(c: Asking, faults: readonly EventFault[]): { errors: Errors; asksWhich: Time[] } {
  const errors: Errors = {}
  for (const fault of faults) {
    const field = fieldOf(c, fault)
    errors[field] ??= sayFault(c, fault, field)
  }
  const twice = faults.filter(({ because }) => because === 'twice').map(({ field }) => field)
  return { errors, asksWhich: times.filter((name) => twice.includes(name)) }
}

function fieldOf(c: Asking, { field, language }: EventFault): string {
  if (field === 'place') return 'placeName'
  if (field === 'words') return `title-${language ?? c.var.site.identity.languages[0] ?? 'en'}`
  return field === 'people' || field === 'recording' ? 'form' : field
}

function sayFault(c: Asking, { because, detail }: EventFault, name: string): string {
  const text = textHere(c)
  const field = text(labels[name.split('-')[0] ?? ''] ?? 'events.people')
  if (because === 'order' && name === 'ends') return text('events.wrong.order-ends')
  if (because === 'below-taken') return text('events.wrong.below-taken', { field, count: detail ?? '' })
  return text(`events.wrong.${because}`, { field })
}
