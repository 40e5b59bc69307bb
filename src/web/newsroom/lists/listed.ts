import { listProfiles } from '../../../domain/articles/authors.ts'
import type { DeskRow } from '../../../domain/articles/desk-list.ts'
import { listColleagues } from '../../../domain/staff/colleagues.ts'
import { directionOf, ownName } from '../../../lib/languages.ts'
import { inLanguage } from '../../../lib/localized.ts'
import type { ArticleListProps, ListedArticle } from '../../../theme/contract/newsroom-lists.ts'
import { sayInNewsroom } from '../../../theme/language/newsroom/say.ts'
import type { Deps } from '../../context.ts'
import type { Asking } from '../../route.ts'
import { articlePlace } from '../article-place.ts'
import { badgeOf } from './standing.ts'

/** An article as lists, board and calendar show it. */
export function toListed(c: Asking, deps: Deps, row: DeskRow): ListedArticle {
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

/** What there is to narrow a list by. */
export async function choicesOf(
  c: Asking,
  deps: Deps,
): Promise<Omit<ArticleListProps['choices'], 'authors'>> {
  const { identity, sections } = c.var.site
  const people = await listColleagues(deps.database.db)
  return {
    sections: sections.map(({ id, name }) => ({ value: id, label: inLanguage(name, c.var.language) })),
    people: people.map(({ id, name }) => ({ value: id, label: name })),
    languages: identity.languages.map((code) => ({ value: code, label: ownName(code) })),
  }
}

/** Whoever stands in bylines, by name. */
export async function authorChoices(c: Asking, deps: Deps): Promise<ArticleListProps['choices']['authors']> {
  const authors = await listProfiles(deps.database.db)
  const { language } = c.var
  return authors
    .map(({ id, name, slug }) => ({ value: id, label: inLanguage(name, language) || slug }))
    .toSorted((one, other) => one.label.localeCompare(other.label, language))
}

export function words(c: Asking) {
  return sayInNewsroom({ language: c.var.language, timeZone: c.var.site.identity.timeZone })
}
