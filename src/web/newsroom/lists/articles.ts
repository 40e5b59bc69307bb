import { hasArticle, listDesk } from '../../../domain/articles/desk-list.ts'
import { may, type Member } from '../../../domain/staff/may.ts'
import type { Notice } from '../../../theme/contract/newsroom.ts'
import type { ArticleListProps } from '../../../theme/contract/newsroom-lists.ts'
import { articleList } from '../../../theme/newsroom/lists/articles.tsx'
import { here } from '../../account/person.ts'
import type { Deps } from '../../context.ts'
import type { Asking } from '../../route.ts'
import { newsroomFrame } from '../frame.ts'
import {
  addressOf,
  isNarrowed,
  type ListWish,
  readPlace,
  readSort,
  readWish,
  toFilter,
  writePlace,
  writeSort,
} from './filter.ts'
import { bulkNotice, bulkProps } from './bulk-notice.ts'
import { authorChoices, choicesOf, toListed, words } from './listed.ts'
import { savedFilters } from './saved-filters.ts'

const SIZE = 50

export async function showArticles(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const wish = readWish((name) => c.req.query(name))
  const sort = readSort(c.req.query('sort'))
  const { identity } = c.var.site
  const { db } = deps.database
  const filter = toFilter(wish, db, member, identity.timeZone)
  const page = await listDesk(db, member, filter, sort, SIZE, readPlace(c.req.query('place')))
  const list = here(c, '/newsroom/articles')
  const value = writeSort(sort)
  const at = (more: Record<string, string | undefined>) =>
    list + addressOf(wish, { sort: value === 'saved' ? undefined : value, ...more })
  const saved = await savedFilters(c, deps, member, { wish, sort: value })
  const isEmpty = page.rows.length === 0
  const place = readPlace(c.req.query('place'))
  const current = at({ place: place && writePlace(place) }).slice(list.length)
  return c.html(
    articleList({
      frame: newsroomFrame(c, deps, member, {
        title: words(c)('shell.area.articles'),
        area: 'articles',
        query: wish.q,
        notice: noticeOf(c, saved) ?? (await bulkNotice(c, deps, member, current)),
      }),
      filter: wish,
      saved,
      choices: { ...(await choicesOf(c, deps)), authors: await authorChoices(c, deps) },
      ownOnly: member.role === 'writer',
      items: page.rows.map((row) => toListed(c, deps, row)),
      sort: { ...sort, value, hrefs: sortHrefs(list, wish, sort) },
      isNew: isEmpty && !isNarrowed(wish) && !(await hasArticle(db, member)),
      isNarrowed: isNarrowed(wish),
      bulk: await bulkProps(c, deps, member, wish, current),
      actions: { list, create: may(member, 'article.create') ? list : undefined },
      previousHref: page.previous && at({ place: writePlace(page.previous) }),
      nextHref: page.next && at({ place: writePlace(page.next) }),
    }),
  )
}

function noticeOf(c: Asking, { keep }: ArticleListProps['saved']): Notice | undefined {
  const text = words(c)
  switch (c.req.query('done')) {
    case 'filter-kept':
      return { text: text('lists.done.filter-kept') }
    case 'filter-renamed':
      return { text: text('lists.done.filter-renamed') }
    case 'filter-removed': {
      const name = (c.req.query('name') ?? '').slice(0, 100)
      const undo = { action: keep.action, fields: { name, filter: keep.filter } }
      return { text: text('lists.done.filter-removed'), ...(name !== '' && { undo }) }
    }
    default:
      return undefined
  }
}

/** The order that is shown is turned round by its own heading. */
function sortHrefs(
  list: string,
  wish: ListWish,
  sort: ReturnType<typeof readSort>,
): ArticleListProps['sort']['hrefs'] {
  const to = (by: typeof sort.by) => {
    const wanted = sort.by === by ? { by, descending: !sort.descending } : readSort(by)
    return list + addressOf(wish, { sort: writeSort(wanted) })
  }
  return { saved: to('saved'), published: to('published'), due: to('due') }
}
