import type { Frame, Logo } from '../contract/frame.ts'
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
    {frame.header.length > 0 ? <SectionsNavigation frame={frame} /> : null}
  </header>
)

const Nameplate = ({ frame, front }: { frame: Frame; front: boolean }) => {
  const { name, logo } = frame.publication
  const mark = logo ? <LogoPicture logo={logo} name={name} /> : name
  const link = (
    <a href={frame.places.home} rel="home">
      {mark}
    </a>
  )
  return front ? <h1 class="nameplate">{link}</h1> : <p class="nameplate">{link}</p>
}

/** Its size is known before it is there, so that nothing moves when it comes. */
const LogoPicture = ({ logo: { light, dark }, name }: { logo: Logo; name: string }) => (
  <picture>
    {dark ? (
      <source
        media="(prefers-color-scheme: dark)"
        srcset={dark.srcset ?? dark.src}
        sizes={dark.srcset ? LOGO_SIZES : undefined}
        width={dark.width}
        height={dark.height}
      />
    ) : null}
    <img
      class={dark ? 'logo' : 'logo logo-plate'}
      src={light.src}
      srcset={light.srcset}
      sizes={light.srcset ? LOGO_SIZES : undefined}
      width={light.width}
      height={light.height}
      alt={name}
      fetchpriority="high"
    />
  </picture>
)

const LOGO_SIZES = '(min-width: 48rem) 30rem, 60vw'

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
      {frame.header.map(({ name, href, current, isSeries }) => (
        <li class={isSeries ? 'sections-series' : undefined}>
          <a href={href} aria-current={current ? 'page' : undefined}>
            {name}
          </a>
        </li>
      ))}
    </ul>
  </nav>
)
