import { type Act, may, type Member } from '../../domain/staff/may.ts'
import { toInstantText } from '../../lib/clock.ts'
import { directionOf, isInterfaceLanguage, ownName } from '../../lib/languages.ts'
import type { NewsroomArea, NewsroomFrame, NewsroomGroup, Notice } from '../../theme/contract/newsroom.ts'
import { here } from '../account/person.ts'
import { pathIn } from '../../lib/site-path.ts'
import type { Deps } from '../context.ts'
import type { Asking } from '../route.ts'

export type NewsroomFacts = {
  title: string
  /** Which entry of the navigation this page belongs to. */
  area?: NewsroomArea
  /** What the search box shows. */
  query?: string
  notice?: Notice | undefined
}

/** What surrounds a newsroom page for this member; without one, for the pages before signing in. */
export function newsroomFrame(
  c: Asking,
  deps: Deps,
  member: Member | undefined,
  facts: NewsroomFacts,
): NewsroomFrame {
  const { language, site, path } = c.var
  const { identity } = site
  const at = (place: string) => here(c, place)
  return {
    locale: { language, timeZone: identity.timeZone, now: toInstantText(deps.clock()) },
    dir: directionOf(language),
    title: facts.title,
    publication: { name: identity.name },
    assets: deps.assets.forNewsroom,
    member: member && { id: member.id, name: member.name, email: member.email, role: member.role },
    navigation: member ? navigation(deps, member, facts.area, at) : [],
    places: {
      today: at('/newsroom'),
      articles: at('/newsroom/articles'),
      site: at('/'),
      newArticle: member && may(member, 'article.create') ? at('/newsroom/articles') : undefined,
      account: at('/newsroom/account'),
      signIn: at('/newsroom/sign-in'),
      signOut: at('/newsroom/sign-out'),
    },
    languages: identity.languages.filter(isInterfaceLanguage).map((code) => ({
      code,
      name: ownName(code),
      dir: directionOf(code),
      href: pathIn(identity.languages, code, path),
      current: code === language,
    })),
    query: facts.query,
    notice: facts.notice,
  }
}

type Entry = { area: NewsroomArea; path: string; act?: Act }

const groups: { group: NewsroomGroup['group']; entries: Entry[] }[] = [
  {
    group: 'work',
    entries: [
      { area: 'today', path: '/newsroom' },
      { area: 'articles', path: '/newsroom/articles', act: 'article.read' },
      { area: 'board', path: '/newsroom/board', act: 'article.read' },
      { area: 'calendar', path: '/newsroom/calendar', act: 'article.read' },
    ],
  },
  {
    group: 'publication',
    entries: [
      { area: 'front', path: '/newsroom/front', act: 'front.edit' },
      { area: 'media', path: '/newsroom/media', act: 'media.add' },
      { area: 'sections', path: '/newsroom/sections', act: 'section.edit' },
      { area: 'topics', path: '/newsroom/topics', act: 'topic.edit' },
      { area: 'authors', path: '/newsroom/authors', act: 'author.edit' },
      { area: 'series', path: '/newsroom/series', act: 'series.edit' },
      { area: 'events', path: '/newsroom/events', act: 'event.edit' },
      { area: 'pages', path: '/newsroom/pages', act: 'page.edit' },
      { area: 'newsletters', path: '/newsroom/newsletters', act: 'edition.write' },
      { area: 'subscribers', path: '/newsroom/subscribers', act: 'subscriber.edit' },
      { area: 'navigation', path: '/newsroom/navigation', act: 'navigation.edit' },
      { area: 'redirects', path: '/newsroom/redirects', act: 'redirect.edit' },
    ],
  },
  {
    group: 'settings',
    entries: [
      { area: 'access', path: '/newsroom/access', act: 'policy.edit' },
      { area: 'identity', path: '/newsroom/identity', act: 'identity.edit' },
      { area: 'staff', path: '/newsroom/staff', act: 'staff.edit' },
      { area: 'audit', path: '/newsroom/audit', act: 'audit.read' },
    ],
  },
]

/** Only what is there and this member may do: an address typed by hand is refused by its own route. */
function navigation(
  { newsroomPlaces }: Deps,
  member: Member,
  current: NewsroomArea | undefined,
  at: (path: string) => string,
): NewsroomGroup[] {
  return groups.flatMap(({ group, entries }) => {
    const links = entries
      .filter(({ act, path }) => newsroomPlaces.has(path) && (act === undefined || may(member, act)))
      .map(({ area, path }) => ({ area, href: at(path), current: area === current }))
    return links.length === 0 ? [] : [{ group, links }]
  })
}
