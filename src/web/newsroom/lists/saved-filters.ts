import {
  type FilterKept,
  type KeptFilter,
  keepFilter,
  listFilters,
  removeFilter,
  renameFilter,
} from '../../../domain/articles/saved-filters.ts'
import type { Member } from '../../../domain/staff/may.ts'
import type { ArticleListProps } from '../../../theme/contract/newsroom-lists.ts'
import { line, readForm } from '../../account/form.ts'
import { here } from '../../account/person.ts'
import type { Deps } from '../../context.ts'
import type { Asking } from '../../route.ts'
import { errorPage } from '../../site/errors.ts'
import { addressOf, type ListWish, readSort, readWish, writeSort } from './filter.ts'

const FILTERS = '/newsroom/filters'

/** The member's filters, the one that the page shows among them, and where to keep, rename and remove one. */
export async function savedFilters(
  c: Asking,
  deps: Deps,
  member: Member,
  shown: { wish: ListWish; sort: string },
): Promise<ArticleListProps['saved']> {
  const current = addressOfKept(kept(shown.wish, shown.sort))
  const filters = await listFilters(deps.database.db, member.id)
  return {
    filters: filters.map(({ id, name, filter }) => ({
      id,
      name,
      href: here(c, '/newsroom/articles') + addressOfKept(filter),
      current: addressOfKept(filter) === current,
      actions: {
        rename: here(c, `${FILTERS}/${id}`),
        remove: here(c, `${FILTERS}/${id}/removal`),
      },
    })),
    keep: { action: here(c, FILTERS), filter: current },
  }
}

export async function keepFilterHere(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const read = await readForm(c, { name: line, filter: line })
  if (!read.ok) return errorPage(c, deps, 400, { fields: read.fields })
  const { name, filter } = read.fields
  const query = new URLSearchParams(filter)
  const get = (name: string) => query.get(name) ?? undefined
  const wish = kept(readWish(get), writeSort(readSort(get('sort'))))
  const done = await keepFilter(deps.database.db, deps.clock, member.id, name, wish)
  return answer(c, deps, done, wish, 'filter-kept')
}

export async function renameFilterHere(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const read = await readForm(c, { name: line })
  if (!read.ok) return errorPage(c, deps, 400, { fields: read.fields })
  const { db } = deps.database
  const id = c.req.param('id') ?? ''
  const done = await renameFilter(db, member.id, id, read.fields.name)
  const filter = (await listFilters(db, member.id)).find((one) => one.id === id)
  return answer(c, deps, done, filter?.filter ?? {}, 'filter-renamed')
}

export async function removeFilterHere(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const read = await readForm(c, {})
  if (!read.ok) return errorPage(c, deps, 400, { fields: read.fields })
  const removed = await removeFilter(deps.database.db, member.id, c.req.param('id') ?? '')
  if (!removed) return errorPage(c, deps, 404)
  return toList(c, removed.filter, { done: 'filter-removed', name: removed.name })
}

function answer(
  c: Asking,
  deps: Deps,
  done: FilterKept,
  filter: KeptFilter,
  said: string,
): Response | Promise<Response> {
  if (done.kept) return toList(c, filter, { done: said })
  if (done.problem === 'gone') return errorPage(c, deps, 404)
  const message = done.problem === 'no-name' ? 'is empty' : 'is one too many; remove a filter first'
  return errorPage(c, deps, 400, { fields: [{ field: 'name', message }] })
}

function toList(c: Asking, filter: KeptFilter, more: Record<string, string>): Response {
  const query = new URLSearchParams({ ...filter, ...more })
  return c.redirect(`${here(c, '/newsroom/articles')}?${query.toString()}`, 303)
}

/** Only what narrows; the order where it is not the usual one. */
function kept(wish: ListWish, sort: string): KeptFilter {
  const all = { ...wish, sort: sort === 'saved' ? '' : sort }
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== ''))
}

function addressOfKept(filter: KeptFilter): string {
  const get = (name: string) => filter[name]
  const sort = writeSort(readSort(filter.sort))
  return addressOf(readWish(get), { sort: sort === 'saved' ? undefined : sort })
}
