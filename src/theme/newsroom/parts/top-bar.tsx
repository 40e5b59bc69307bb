import type { NewsroomFrame } from '../../contract/newsroom.ts'
import { sayInNewsroom } from '../../language/newsroom/say.ts'
import { Icon } from './icons.tsx'
import { Menu } from './menu.tsx'

type Props = { frame: NewsroomFrame; member: NonNullable<NewsroomFrame['member']> }

export const TopBar = ({ frame, member }: Props) => {
  const text = sayInNewsroom(frame.locale)
  return (
    <header class="top">
      <button class="top-menu icon-button" type="button" popovertarget="side" aria-label={text('shell.menu')}>
        <Icon name="menu" />
      </button>
      <Search frame={frame} />
      {frame.places.newArticle ? (
        <form class="top-new" method="post" action={frame.places.newArticle}>
          <button class="button button-primary" aria-label={text('shell.new-article')}>
            <Icon name="add" />
            <span>{text('shell.new-article')}</span>
          </button>
        </form>
      ) : null}
      <MemberMenu frame={frame} member={member} />
    </header>
  )
}

const Search = ({ frame }: { frame: NewsroomFrame }) => {
  const text = sayInNewsroom(frame.locale)
  return (
    <search class="top-search">
      <form method="get" action={frame.places.articles}>
        <Icon name="search" />
        <input
          type="search"
          name="q"
          value={frame.query}
          aria-label={text('shell.search')}
          placeholder={text('shell.search')}
          data-search=""
          dir="auto"
          maxlength={200}
        />
      </form>
    </search>
  )
}

const MemberMenu = ({ frame, member }: Props) => {
  const text = sayInNewsroom(frame.locale)
  return (
    <Menu label={member.name} short={initials(member.name)} class="member-menu" end>
      <p class="member-facts">
        <b dir="auto">{member.name}</b>
        <span>{text(`shell.role.${member.role}`)}</span>
      </p>
      <a href={frame.places.account}>{text('shell.account')}</a>
      <a href={frame.places.site}>{text('shell.site')}</a>
      {frame.languages
        .filter(({ current }) => !current)
        .map(({ name, href, code }) => (
          <a href={href} hreflang={code} lang={code}>
            {name}
          </a>
        ))}
      <button type="button" data-shortcuts="" hidden>
        {text('shell.shortcuts')}
      </button>
      <form method="post" action={frame.places.signOut}>
        <button>{text('shell.sign-out')}</button>
      </form>
    </Menu>
  )
}

/** "AH" of Amal Haddad; names of scripts without capitals keep their first letters. */
function initials(name: string): string {
  const words = name.split(/\s+/).filter((word) => word !== '')
  return [words.at(0), words.length > 1 ? words.at(-1) : undefined]
    .map((word) => [...(word ?? '')][0] ?? '')
    .join('')
    .toLocaleUpperCase()
}
