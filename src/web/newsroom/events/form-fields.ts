import { z } from 'zod'
import type { EventInput } from '../../../domain/events/check-event.ts'
import type { Member } from '../../../domain/staff/may.ts'
import { inLanguage } from '../../../lib/localized.ts'
import type { ThingField, ThingGroup } from '../../../theme/contract/newsroom-things.ts'
import type { NewsroomKey } from '../../../theme/language/newsroom/say.ts'
import { line } from '../../account/form.ts'
import type { Asking } from '../../route.ts'
import { zones } from '../publication/identity-page.ts'
import type { Values } from '../publication/policy-form.ts'
import { perLanguage, textHere, tick } from '../publication/room.ts'
import { fieldsPerLanguage } from '../publication/things.ts'
import { mayEditIn } from './event-here.ts'

export const times = ['starts', 'ends', 'opens', 'closes'] as const
export type Time = (typeof times)[number]

const which = z.enum(['', 'first', 'second']).optional()

export function eventShape(c: Asking) {
  return {
    ...perLanguage(c, ['title', 'standfirst'], line),
    timeZone: line,
    starts: line,
    ends: line,
    opens: line,
    closes: line,
    startsWhich: which,
    endsWhich: which,
    opensWhich: which,
    closesWhich: which,
    placeName: line,
    placeAddress: line,
    onlineLink: line,
    section: line,
    slug: line,
    audience: line,
    capacity: line,
    guestsAllowed: line,
    hasWaitingList: tick,
  }
}

/** What each field is called, also where something is said about it. */
export const labels: Record<string, NewsroomKey> = {
  title: 'events.title',
  standfirst: 'events.standfirst',
  timeZone: 'events.time-zone',
  starts: 'events.starts',
  ends: 'events.ends',
  opens: 'events.opens',
  closes: 'events.closes',
  placeName: 'events.place',
  placeAddress: 'events.address',
  onlineLink: 'events.online-link',
  section: 'events.section',
  slug: 'events.slug',
  audience: 'events.audience',
  capacity: 'events.capacity',
  guestsAllowed: 'events.guests',
  hasWaitingList: 'events.waiting-list',
}

/** An event as its form shows it. */
export function toValues(c: Asking, input: EventInput): Values {
  const { place, audience, capacity, guestsAllowed, words } = input
  const section = c.var.site.sections.find(({ id }) => id === input.sectionId)
  const ofTimes = times.flatMap((name) => [
    [name, input[name]?.at ?? ''],
    [`${name}Which`, input[name]?.which ?? ''],
  ])
  const ofWords = c.var.site.identity.languages.flatMap((language) => [
    [`title-${language}`, words[language]?.title ?? ''],
    [`standfirst-${language}`, words[language]?.standfirst ?? ''],
  ])
  return {
    ...Object.fromEntries([...ofWords, ...ofTimes]),
    timeZone: input.timeZone,
    placeName: place?.name ?? '',
    placeAddress: place?.address ?? '',
    onlineLink: input.onlineLink ?? '',
    section: section?.slug ?? '',
    slug: input.slug,
    audience,
    capacity: capacity === null ? '' : String(capacity),
    guestsAllowed: String(guestsAllowed),
    hasWaitingList: input.hasWaitingList ? 'yes' : '',
  }
}

export function eventGroups(c: Asking, member: Member, values: Values, asksWhich: readonly Time[]) {
  const text = textHere(c)
  const label = (name: string) => text(labels[name] ?? 'events.title')
  const moment = (name: Time, hint?: string): ThingField[] => [
    { kind: 'moment', name, label: label(name), ...(hint !== undefined && { hint, required: false }) },
    ...(values[`${name}Which`] || asksWhich.includes(name) ? [whichField(c, name, label(name))] : []),
  ]
  const groups: ThingGroup[] = [
    {
      fields: [
        ...fieldsPerLanguage(c, 'title', label('title'), { kind: 'line' }),
        ...fieldsPerLanguage(c, 'standfirst', label('standfirst'), { kind: 'text', rows: 2 }),
      ],
    },
    {
      legend: text('events.when'),
      fields: [
        ...moment('starts'),
        ...moment('ends'),
        {
          kind: 'choice',
          name: 'timeZone',
          label: label('timeZone'),
          hint: text('events.time-zone-hint'),
          options: zones({ ...c.var.site.identity, timeZone: values['timeZone'] ?? 'UTC' }).map((value) => ({
            value,
            label: value.replaceAll('_', ' '),
          })),
        },
      ],
    },
    {
      legend: text('events.where'),
      fields: [
        { kind: 'line', name: 'placeName', label: label('placeName'), required: false },
        { kind: 'line', name: 'placeAddress', label: label('placeAddress'), required: false },
        {
          kind: 'url',
          name: 'onlineLink',
          label: label('onlineLink'),
          hint: text('events.online-link-hint'),
          required: false,
        },
      ],
    },
    {
      legend: text('events.taking'),
      fields: [
        audienceField(c, values['audience'] ?? ''),
        {
          kind: 'number',
          name: 'capacity',
          label: label('capacity'),
          hint: text('events.capacity-hint'),
          required: false,
        },
        { kind: 'number', name: 'guestsAllowed', label: label('guestsAllowed') },
        { kind: 'tick', name: 'hasWaitingList', label: label('hasWaitingList') },
        ...moment('opens', text('events.opens-hint')),
        ...moment('closes', text('events.closes-hint')),
      ],
    },
    { legend: text('events.about'), fields: [sectionField(c, member), slugField(c)] },
  ]
  return groups
}

function whichField(c: Asking, name: Time, field: string): ThingField {
  const text = textHere(c)
  return {
    kind: 'choice',
    name: `${name}Which`,
    label: text('events.which'),
    hint: text('events.which-hint', { field }),
    options: [
      { value: '', label: '—' },
      { value: 'first', label: text('events.which.first') },
      { value: 'second', label: text('events.which.second') },
    ],
  }
}

function audienceField(c: Asking, current: string): ThingField {
  const text = textHere(c)
  const plans = current.startsWith('plan:') ? [current] : []
  return {
    kind: 'choice',
    name: 'audience',
    label: text('events.audience'),
    hint: text('events.audience-hint'),
    options: [
      { value: 'everyone', label: text('events.audience.everyone') },
      { value: 'registered', label: text('events.audience.registered') },
      ...plans.map((value) => ({ value, label: text('editor.audience.plan', { name: value.slice(5) }) })),
    ],
  }
}

function sectionField(c: Asking, member: Member): ThingField {
  const text = textHere(c)
  const mine = c.var.site.sections.filter(({ id }) => mayEditIn(member, id))
  return {
    kind: 'choice',
    name: 'section',
    label: text('events.section'),
    options: [
      ...(mayEditIn(member, null) ? [{ value: '', label: text('events.no-section') }] : []),
      ...mine.map(({ slug, name }) => ({ value: slug, label: inLanguage(name, c.var.language) })),
    ],
  }
}

function slugField(c: Asking): ThingField {
  const text = textHere(c)
  return {
    kind: 'line',
    name: 'slug',
    label: text('events.slug'),
    hint: text('events.slug-hint'),
    required: false,
    dir: 'ltr',
  }
}
