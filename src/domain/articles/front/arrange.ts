import type { Id } from '../../../platform/db/schema.ts'
import type { FilledFront } from './fill.ts'
import { emptySlot, type Group, type Layout, most, type Place, placesOf, type Slot } from './layout.ts'

/** One change to an arrangement. Nothing that it cannot be made to is an error: the layout stays as it is. */
export type Change =
  | { is: 'place'; place: Place; article: Id }
  /** Leaves the place to its rule. */
  | { is: 'free'; place: Place }
  | { is: 'remove'; place: Place }
  | { is: 'add'; group: Group }
  | { is: 'move'; place: Place; to: Place }
  | { is: 'move-row'; from: number; to: number }

export function arrange(layout: Layout, change: Change, filled: FilledFront): Layout {
  switch (change.is) {
    case 'place':
      return placeArticle(layout, change.place, change.article)
    case 'free':
      return setSlot(layout, change.place, (slot) => ({ ...slot, article: null }))
    case 'remove':
      return removePlace(layout, change.place)
    case 'add': {
      const slots = layout[change.group]
      if (slots.length >= most[change.group]) return layout
      return { ...layout, [change.group]: [...slots, emptySlot(change.group)] }
    }
    case 'move':
      return exchange(layout, change.place, change.to, filled)
    case 'move-row':
      return { ...layout, rows: moveItem(layout.rows, change.from, change.to) }
  }
}

/** The place before or after, where the arrows lead. Briefs keep to their column. */
export function neighbourOf(layout: Layout, place: Place, step: -1 | 1): Place | undefined {
  const isBrief = place.startsWith('briefs')
  const column = placesOf(layout).filter((one) => one.place.startsWith('briefs') === isBrief)
  return column[column.findIndex((one) => one.place === place) + step]?.place
}

export function groupOf(place: Place): Group | undefined {
  if (place === 'lead') return undefined
  return place.startsWith('briefs') ? 'briefs' : 'secondary'
}

/** It stands once: wherever else it was placed, the rule takes over. */
function placeArticle(layout: Layout, place: Place, article: Id): Layout {
  const cleared = mapSlots(layout, (slot) => (slot.article === article ? { ...slot, article: null } : slot))
  return setSlot(cleared, place, (slot) => ({ ...slot, article }))
}

/**
 * Two places exchange their articles, and keep their rules. What a rule had found goes by hand where it was moved to; a
 * place that gets such an article in exchange is left to its rule, which finds the next.
 */
function exchange(layout: Layout, from: Place, to: Place, { places }: FilledFront): Layout {
  const slots = new Map(placesOf(layout).map(({ place, slot }) => [place, slot]))
  const there = slots.get(to)
  const moved = places.get(from)?.article
  if (!there || moved === undefined || from === to) return layout
  const standing = places.get(to)
  const back = standing?.by === 'hand' ? standing.article : null
  const left = setSlot(layout, from, (slot) => ({ ...slot, article: back }))
  return setSlot(left, to, (slot) => ({ ...slot, article: moved }))
}

function removePlace(layout: Layout, place: Place): Layout {
  const group = groupOf(place)
  if (!group) return layout
  return { ...layout, [group]: layout[group].filter((_, index) => `${group}-${index}` !== place) }
}

function setSlot(layout: Layout, place: Place, change: (slot: Slot) => Slot): Layout {
  return mapSlots(layout, (slot, at) => (at === place ? change(slot) : slot))
}

function mapSlots(layout: Layout, change: (slot: Slot, place: Place) => Slot): Layout {
  const inGroup = (group: Group) => layout[group].map((slot, index) => change(slot, `${group}-${index}`))
  return {
    ...layout,
    lead: change(layout.lead, 'lead'),
    secondary: inGroup('secondary'),
    briefs: inGroup('briefs'),
  }
}

function moveItem<T>(items: readonly T[], from: number, to: number): T[] {
  const item = items[from]
  if (item === undefined || to < 0 || to >= items.length) return [...items]
  return items.toSpliced(from, 1).toSpliced(to, 0, item)
}
