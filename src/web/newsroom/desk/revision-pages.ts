import type { ListedRevision, RevisionFilter } from '../../../domain/articles/revisions.ts'
import { directionOf } from '../../../lib/languages.ts'
import { here } from '../../account/person.ts'
import type { Asking } from '../../route.ts'
import { toRows } from './revision-rows.ts'
import { words } from './words.ts'

const PAGE = 40

/** Those to choose from in a comparison. */
export const offered: RevisionFilter = { all: false, most: PAGE }

/** `?all=yes&before=12`: a page of them, and one more, which says that there are older ones. */
export function revisionsAskedFor(c: Asking): RevisionFilter {
  const all = c.req.query('all') === 'yes'
  const before = c.req.query('before') ?? ''
  return { all, before: /^\d{1,9}$/.test(before) ? Number(before) : undefined, most: PAGE + 1 }
}

/** `place`: where what has them stands in the newsroom. */
type Of = { place: string; headId: string; publishedRevisionId: string | null }

/** The same list, whatever they are revisions of. */
export function revisionList(c: Asking, of: Of, listed: ListedRevision[], { all }: RevisionFilter) {
  const at = (path: string) => here(c, of.place + path)
  const last = listed[PAGE - 1]
  return {
    compareAction: at('/comparison'),
    restoreAction: at('/restorations'),
    head: of.headId,
    revisions: toRows(c, of.place, of, listed, PAGE),
    all,
    toggleHref: at(all ? '/revisions' : '/revisions?all=yes'),
    olderHref:
      listed.length > PAGE ? at(`/revisions?before=${last?.number}${all ? '&all=yes' : ''}`) : undefined,
  }
}

type Side = { id: string; number: number; by: string; at: string }

type Compared = {
  place: string
  headId: string
  language: string
  from: Side
  to: Side
  listed: ListedRevision[]
  mayRestore: boolean
}

/** What stands around a comparison of two, whatever they are revisions of. */
export function comparisonOf(c: Asking, { place, headId, language, from, to, ...own }: Compared) {
  const text = words(c)
  const at = (path: string) => here(c, place + path)
  const numbers = new Map([...own.listed, from, to].map(({ id, number }) => [id, number]))
  const options = [...numbers].toSorted(([, one], [, other]) => other - one)
  const mayRestore = own.mayRestore && from.id !== headId
  return {
    revisionsHref: at('/revisions'),
    action: at('/comparison'),
    from,
    to,
    options: options.map(([id, number]) => ({ value: id, label: text('desk.revision.name', { number }) })),
    language,
    dir: directionOf(language),
    restore: mayRestore ? { action: at('/restorations'), head: headId } : undefined,
  }
}
