import type { Frame } from '../contract/frame.ts'
import { fullDate, machineTime } from '../format.ts'
import { say } from '../language/translate.ts'
import { AccountBadge } from './account-badge.tsx'

export const Masthead = ({ frame, front }: { frame: Frame; front: boolean }) => (
  <header class={front ? 'masthead masthead-front' : 'masthead'}>
    <div class="masthead-bar">
      <DateLine frame={frame} />
      <Nameplate frame={frame} front={front} />
      <AccountPlace frame={frame} />
    </div>
    {front && frame.publication.motto ? <p class="motto">{frame.publication.motto}</p> : null}
    <SectionsNavigation frame={frame} />
  </header>
)

const Nameplate = ({ frame, front }: { frame: Frame; front: boolean }) => {
  const { name, logo } = frame.publication
  const mark = logo ? <img src={logo.src} width={logo.width} height={logo.height} alt={name} /> : name
  const link = (
    <a href={frame.places.home} rel="home">
      {mark}
    </a>
  )
  return front ? <h1 class="nameplate">{link}</h1> : <p class="nameplate">{link}</p>
}

const DateLine = ({ frame }: { frame: Frame }) => (
  <p class="dateline">
    {frame.edition ? (
      <time datetime={machineTime(frame.edition, frame.locale)}>{fullDate(frame.edition, frame.locale)}</time>
    ) : null}
  </p>
)

const AccountPlace = ({ frame }: { frame: Frame }) => {
  const { signIn, register, account } = frame.places
  const text = say(frame.locale)
  return (
    <div class="account-place" data-account-fragment={frame.accountFragmentHref}>
      <AccountBadge
        locale={frame.locale}
        signInHref={signIn}
        registerHref={register}
        account={frame.signedIn ? { name: text('page.account'), href: account } : undefined}
      />
    </div>
  )
}

const SectionsNavigation = ({ frame }: { frame: Frame }) => (
  <nav class="sections" aria-label={say(frame.locale)('page.sections')}>
    <ul>
      {frame.sections.map(({ name, href, current }) => (
        <li>
          <a href={href} aria-current={current ? 'page' : undefined}>
            {name}
          </a>
        </li>
      ))}
      {frame.series.map(({ name, href, current }) => (
        <li class="sections-series">
          <a href={href} aria-current={current ? 'page' : undefined}>
            {name}
          </a>
        </li>
      ))}
    </ul>
  </nav>
)
