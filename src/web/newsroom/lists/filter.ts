import type { DeskFilter, DeskPlace, DeskSort, DeskStage } from '../../../domain/articles/desk-list.ts'
import { matchingDrafts } from '../../../domain/search/matching.ts'
import type { Member } from '../../../domain/staff/may.ts'
import { toInstantText } from '../../../lib/clock.ts'
import type { Db } from '../../../platform/db/schema.ts'
import type { ListFilterValues } from '../../../theme/contract/newsroom-lists.ts'

export const stages: readonly DeskStage[] = [
  'writing',
  'in-review',
  'approved',
  'scheduled',
  'published',
  'changed',
  'unpublished',
  'archived',
]

const sorts = ['saved', 'published', 'due'] as const
export type SortName = (typeof sorts)[number]

/** A list as its address says it: everything is text, empty where it does not narrow. */
export type ListWish = ListFilterValues

export const filterNames = [
  'q',
  'stage',
  'section',
  'assignee',
  'person',
  'author',
  'language',
  'kind',
  'from',
  'to',
  'lacks',
] as const satisfies (keyof ListWish)[]

const LONGEST = 200

/** Takes from an address what a list can be narrowed by; anything that means nothing narrows nothing. */
export function readWish(query: (name: string) => string | undefined): ListWish {
  const text = (name: string) => (query(name) ?? '').replaceAll('\0', '').trim().slice(0, LONGEST)
  const one = (name: string, known: readonly string[]) => (known.includes(text(name)) ? text(name) : '')
  return {
    q: text('q'),
    stage: one('stage', stages),
    section: text('section'),
    assignee: text('assignee'),
    person: text('person'),
    author: text('author'),
    language: text('language'),
    kind: one('kind', ['analysis', 'brief']),
    from: readDay(text('from'))?.toString() ?? '',
    to: readDay(text('to'))?.toString() ?? '',
    lacks: one('lacks', ['summary', 'alt']),
  }
}

/** `me` stands for whoever asks, so that a kept filter can be given to a colleague. */
export function toFilter(wish: ListWish, db: Db, member: Member, timeZone: string): DeskFilter {
  const who = (id: string) => (id === 'me' ? member.id : id)
  const matching = matchingDrafts(db, wish.q)
  const from = readDay(wish.from)
  const to = readDay(wish.to)
  const stage = stages.find((known) => known === wish.stage)
  return {
    ...(matching !== undefined && { matching }),
    ...(stage !== undefined && { stage }),
    ...(wish.section !== '' && { sectionId: wish.section }),
    ...(wish.assignee !== '' && { assigneeId: who(wish.assignee) }),
    ...(wish.person !== '' && { createdBy: who(wish.person) }),
    ...(wish.author !== '' && { authorId: wish.author }),
    ...(wish.language !== '' && { language: wish.language }),
    ...((wish.kind === 'analysis' || wish.kind === 'brief') && { kind: wish.kind }),
    ...((wish.lacks === 'summary' || wish.lacks === 'alt') && { lacks: wish.lacks }),
    ...(from && { from: beginOf(from, timeZone) }),
    ...(to && { before: beginOf(to.add({ days: 1 }), timeZone) }),
  }
}

/** `due` begins with what is due first, the others with what is newest; a minus turns it round. */
export function readSort(text: string | undefined): DeskSort {
  const turned = text?.startsWith('-') ?? false
  const by = sorts.find((known) => known === text?.replace(/^-/, '')) ?? 'saved'
  return { by, descending: (by !== 'due') !== turned }
}

export function writeSort({ by, descending }: DeskSort): string {
  return descending === (by !== 'due') ? by : `-${by}`
}

export function readPlace(text: string | undefined): DeskPlace | undefined {
  const match = /^(after|before)~(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)~([0-9a-f-]{36})$/.exec(text ?? '')
  const [, direction, at, id] = match ?? []
  if (at === undefined || id === undefined) return undefined
  return { direction: direction === 'before' ? 'before' : 'after', at, id }
}

export function writePlace({ direction, at, id }: DeskPlace): string {
  return [direction, at, id].join('~')
}

/** The query of an address: what says nothing is left out, so that it can be sent to a colleague. */
export function addressOf(wish: ListWish, more: Record<string, string | undefined> = {}): string {
  const pairs = Object.entries({ ...wish, ...more }).flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [[name, value]],
  )
  return pairs.length === 0 ? '' : `?${new URLSearchParams(pairs).toString()}`
}

export function isNarrowed(wish: ListWish): boolean {
  return filterNames.some((name) => wish[name] !== '')
}

export function readDay(text: string): Temporal.PlainDate | undefined {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return undefined
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' })
  } catch {
    return undefined
  }
}

function beginOf(day: Temporal.PlainDate, timeZone: string): string {
  return toInstantText(day.toZonedDateTime(timeZone).toInstant())
}
