import { isDeepStrictEqual } from 'node:util'
import type { Id } from '../../../platform/db/schema.ts'
import type { ComposedFront } from './candidates.ts'
import { type Layout, type Place, placesOf } from './layout.ts'

type Arranged = { layout: Layout; front: ComposedFront }

export type FrontDifference =
  | { what: 'place'; place: Place; mine: Id | null; theirs: Id | null }
  | { what: 'sections' }

/** Where two arrangements would show readers something else. */
export function compareFronts(mine: Arranged, theirs: Arranged): FrontDifference[] {
  const both = [...placesOf(mine.layout), ...placesOf(theirs.layout)].map(({ place }) => place)
  const differences = [...new Set(both)].flatMap((place): FrontDifference[] => {
    const own = mine.front.places.get(place)?.article ?? null
    const other = theirs.front.places.get(place)?.article ?? null
    return own === other ? [] : [{ what: 'place', place, mine: own, theirs: other }]
  })
  const isSame = isDeepStrictEqual(mine.front.rows, theirs.front.rows)
  return isSame ? differences : [...differences, { what: 'sections' }]
}
