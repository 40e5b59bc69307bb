import type { RevisionFilter } from './revisions.ts'

type Meta = { number: number; createdBy: string; origin: string }

/** Of a page's revisions, or an event's text, as an article's are chosen: without `all`, of autosaves that follow each other the last. */
export function whichMatter<Row extends Meta>(
  newestFirst: Row[],
  { all, before, most }: RevisionFilter,
): Row[] {
  const isFolded = (row: Row, at: number) => {
    const next = newestFirst[at - 1]
    return row.origin === 'autosaved' && next?.origin === 'autosaved' && next.createdBy === row.createdBy
  }
  return newestFirst
    .filter((row, at) => all || !isFolded(row, at))
    .filter(({ number }) => before === undefined || number < before)
    .slice(0, most)
}
