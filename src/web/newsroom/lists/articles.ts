import { type DeskRow, hasArticle, listDesk } from '../../../domain/articles/desk-list.ts'
import { listColleagues } from '../../../domain/staff/colleagues.ts'
import { may, type Member } from '../../../domain/staff/may.ts'
import { directionOf, ownName } from '../../../lib/languages.ts'
import { inLanguage } from '../../../lib/localized.ts'
import type { Notice } from '../../../theme/contract/newsroom.ts'
import type { ArticleListProps, ListedArticle } from '../../../theme/contract/newsroom-lists.ts'
import { sayInNewsroom } from '../../../theme/language/newsroom/say.ts'
import { articleList } from '../../../theme/newsroom/lists/articles.tsx'
import { here } from '../../account/person.ts'
import type { Deps } from '../../context.ts'
import type { Asking } from '../../route.ts'
import { articlePlace } from '../article-place.ts'
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
import { savedFilters } from './saved-filters.ts'
import { badgeOf } from './standing.ts'

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
  return c.html(
    articleList({
      frame: newsroomFrame(c, deps, member, {
        title: words(c)('shell.area.articles'),
        area: 'articles',
        query: wish.q,
        notice: noticeOf(c, saved),
      }),
      filter: wish,
      saved,
      choices: await choicesOf(c, deps),
      ownOnly: member.role === 'writer',
      items: page.rows.map((row) => toListed(c, deps, row)),
      sort: { ...sort, value, hrefs: sortHrefs(list, wish, sort) },
      isNew: isEmpty && !isNarrowed(wish) && !(await hasArticle(db, member)),
      isNarrowed: isNarrowed(wish),
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

async function choicesOf(c: Asking, deps: Deps): Promise<ArticleListProps['choices']> {
  const { identity, sections } = c.var.site
  const people = await listColleagues(deps.database.db)
  return {
    sections: sections.map(({ id, name }) => ({ value: id, label: inLanguage(name, c.var.language) })),
    people: people.map(({ id, name }) => ({ value: id, label: name })),
    languages: identity.languages.map((code) => ({ value: code, label: ownName(code) })),
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

function toListed(c: Asking, deps: Deps, row: DeskRow): ListedArticle {
  const now = deps.clock()
  const people = [row.creator, row.assignee].filter((name) => name !== null)
  return {
    id: row.id,
    href: articlePlace(c, deps, row.id),
    headline: row.headline || words(c)('shell.untitled'),
    stage: badgeOf(row, now),
    section: inLanguage(row.section, c.var.language),
    people,
    language: row.language,
    dir: directionOf(row.language),
    creator: row.creator ?? undefined,
    assignee: row.assignee ?? undefined,
    saved: row.savedAt,
    due: row.dueAt ?? undefined,
    isDueLate:
      row.dueAt !== null && row.stage !== 'published' && Temporal.Instant.compare(row.dueAt, now) < 0,
    published: row.publishedAt ?? undefined,
  }
}

function words(c: Asking) {
  return sayInNewsroom({ language: c.var.language, timeZone: c.var.site.identity.timeZone })
}
