import type { Child } from 'hono/jsx'
import type { Frame } from '../contract/frame.ts'
import { say } from '../language/translate.ts'
import { Footer } from './footer.tsx'
import { Head } from './head.tsx'
import { Masthead } from './masthead.tsx'

type Props = {
  frame: Frame
  /** Names the page for the style sheet. */
  kind: string
  /** The front page has the large nameplate. */
  front?: boolean
  children?: Child
}

export const Document = ({ frame, kind, front = false, children }: Props) => (
  <html lang={frame.locale.language} dir={frame.dir}>
    <Head frame={frame} />
    <body class={`page page-${kind}`} data-embed-frames={frame.embedFrames ? '' : undefined}>
      <a class="skip" href="#content">
        {say(frame.locale)('page.skip')}
      </a>
      <Masthead frame={frame} front={front} />
      <main id="content" tabindex={-1}>
        {children}
      </main>
      <Footer frame={frame} />
    </body>
  </html>
)

/** A whole document as text. The components are synchronous, so what they render to is a string at once. */
export function asDocument(page: Child): string {
  return `<!doctype html>${asMarkup(page)}`
}

export function asMarkup(part: Child): string {
  const markup = part?.toString()
  if (typeof markup !== 'string') throw new TypeError('A component of the theme rendered asynchronously.')
  return markup
}
