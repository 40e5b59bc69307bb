import type { Id } from '../../../platform/db/schema.ts'
import { type Layout, type Place, placesOf, type Row, type Rule, sectionOfRule } from './layout.ts'

/** A published article, as far as its place on the front page depends on it. */
export type Candidate = { id: Id; kind: 'analysis' | 'brief'; featured: boolean; pictured: boolean }

/** What a page may be made of, each list newest first. */
export type Candidates = {
  analyses: readonly Candidate[]
  briefs: readonly Candidate[]
  bySection: ReadonlyMap<Id, readonly Candidate[]>
  /** Of the articles that were placed by hand, those that may stand there. */
  placeable: ReadonlySet<Id>
}

export type Filling = { article: Id; by: 'hand' | 'rule' }

export type FilledFront = {
  /** In the order of the page. A place for which there is no article is missing. */
  places: ReadonlyMap<Place, Filling>
  rows: { section: Id; articles: Id[] }[]
}

/** How far back an article that is featured may lead. */
export const FEATURED_AMONG = 10

/** Decides which article stands where. An article stands once: where it was placed by hand, else where it comes first. */
export function fillFront(layout: Layout, candidates: Candidates): FilledFront {
  const taken = new Set<Id>()
  const places = new Map<Place, Filling>()
  const all = placesOf(layout)
  for (const { place, slot } of all) {
    const { article } = slot
    if (article === null || taken.has(article) || !candidates.placeable.has(article)) continue
    taken.add(article)
    places.set(place, { article, by: 'hand' })
  }
  for (const { place, slot } of all) {
    if (places.has(place)) continue
    const found =
      pick(slot.rule, candidates, taken) ??
      // Without a lead there is no page.
      (place === 'lead' ? pick('featured', candidates, taken) : undefined)
    if (!found) continue
    taken.add(found.id)
    places.set(place, { article: found.id, by: 'rule' })
  }
  const rows = layout.rows.flatMap((row) => fillRow(row, layout.repeats, candidates, taken))
  const order = new Map(all.map(({ place }, index) => [place, index]))
  const inOrder = [...places].toSorted(([one], [other]) => (order.get(one) ?? 0) - (order.get(other) ?? 0))
  return { places: new Map(inOrder), rows }
}

function pick(rule: Rule, candidates: Candidates, taken: ReadonlySet<Id>): Candidate | undefined {
  const { analyses, briefs, bySection } = candidates
  const isFree = ({ id }: Candidate) => !taken.has(id)
  if (rule === 'featured') {
    const recent = analyses.slice(0, FEATURED_AMONG)
    return recent.find((one) => one.featured && isFree(one)) ?? analyses.find(isFree)
  }
  if (rule === 'analysis') return analyses.find(isFree)
  if (rule === 'brief') return briefs.find(isFree)
  return bySection.get(sectionOfRule(rule) ?? '')?.find(isFree)
}

function fillRow(
  { section, count, shown }: Row,
  repeats: boolean,
  { bySection }: Candidates,
  taken: ReadonlySet<Id>,
): FilledFront['rows'] {
  const newest = shown ? (bySection.get(section) ?? []) : []
  const fresh = newest.filter(({ id }) => !taken.has(id))
  const picked = analysisFirst(repeats && fresh.length < 2 ? newest : fresh).slice(0, count)
  return picked.length === 0 ? [] : [{ section, articles: picked.map(({ id }) => id) }]
}

/** A row leads with the newest analysis that it has, else with a picture; the others keep their order. */
function analysisFirst(newest: readonly Candidate[]): readonly Candidate[] {
  const first = newest.find(({ kind }) => kind === 'analysis') ?? newest.find(({ pictured }) => pictured)
  return first ? [first, ...newest.filter((one) => one !== first)] : newest
}
