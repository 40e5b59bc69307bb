import type { Child } from 'hono/jsx'
import type { NewsroomFrame } from '../../contract/newsroom.ts'
import { sayInNewsroom } from '../../language/newsroom/say.ts'
import { ShortcutList } from './shortcut-list.tsx'
import { SideNavigation } from './side-navigation.tsx'
import { Toast } from './toast.tsx'
import { TopBar } from './top-bar.tsx'

type Props = {
  frame: NewsroomFrame
  /** Names the page for the style sheet and for scripts: `staff` becomes the class `room-staff`. */
  kind: string
  /** `narrow` for forms, `wide` for boards and calendars. */
  width?: 'narrow' | 'normal' | 'wide'
  /** Further scripts, as the editor's. */
  scripts?: string[]
  children?: Child
}

/** A whole newsroom page: landmarks, skip link, navigation, and what was just done. Children begin with `PageHead`. */
export const NewsroomDocument = ({ frame, kind, width = 'normal', scripts = [], children }: Props) => (
  <html lang={frame.locale.language} dir={frame.dir}>
    <NewsroomHead frame={frame} scripts={scripts} />
    <body class={`room room-${kind}${frame.member ? '' : ' room-outside'}`}>
      <a class="skip" href="#content">
        {sayInNewsroom(frame.locale)('shell.skip')}
      </a>
      {frame.member ? <TopBar frame={frame} member={frame.member} /> : <OutsideBar frame={frame} />}
      {frame.member ? <SideNavigation frame={frame} /> : null}
      <main id="content" class={`work work-${width}`} tabindex={-1}>
        {frame.notice ? <Toast locale={frame.locale} notice={frame.notice} /> : null}
        {children}
      </main>
      {frame.member ? <ShortcutList frame={frame} /> : null}
      <p class="unseen" role="status" data-announcements=""></p>
    </body>
  </html>
)

const NewsroomHead = ({ frame, scripts }: { frame: NewsroomFrame; scripts: string[] }) => (
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>{`${frame.title} · ${frame.publication.name}`}</title>
    <meta name="robots" content="noindex" />
    <meta name="color-scheme" content="light dark" />
    {frame.assets.styles.map((href) => (
      <link rel="stylesheet" href={href} />
    ))}
    {[...frame.assets.scripts, ...scripts].map((src) => (
      <script type="module" src={src}></script>
    ))}
    <link rel="icon" href="/icon.svg" />
  </head>
)

const OutsideBar = ({ frame }: { frame: NewsroomFrame }) => (
  <header class="outside-bar">
    <a class="room-name" href={frame.places.site}>
      {frame.publication.name}
    </a>
  </header>
)
