import type { Direction } from '../../contract/frame.ts'
import type { EditionPreviewProps } from '../../contract/newsroom-letters.ts'
import { sayInNewsroom } from '../../language/newsroom/say.ts'
import { asDocument } from '../../parts/document.tsx'
import { NewsroomDocument } from '../parts/document.tsx'
import { PageHead, Panel } from '../parts/page-head.tsx'
import { Lint } from './edition.tsx'

export const editionPreviewPage = (props: EditionPreviewProps): string => asDocument(<Preview {...props} />)

/** The mail is a document of its own, from anybody's words: it runs nothing and leads nowhere by itself. */
const Preview = (props: EditionPreviewProps) => {
  const { frame, ways, width, src } = props
  const { locale } = frame
  const text = sayInNewsroom(locale)
  return (
    <NewsroomDocument frame={frame} kind="desk" width="wide">
      <PageHead title={frame.title} intro={text('letters.preview-intro')} back={props.back} />
      <div class="preview-ways">
        {ways.map(({ label, links }) => (
          <nav aria-label={label}>
            <span>{label}:</span>{' '}
            {links.map(({ name, href, current }) => (
              <>
                <a href={href} aria-current={current ? 'true' : undefined}>
                  {name}
                </a>{' '}
              </>
            ))}
          </nav>
        ))}
      </div>
      <div class="desk">
        <div class="desk-main">
          <dl class="mail-head">
            <div>
              <dt>{text('letters.from')}</dt>
              <dd>
                <bdi>{props.sender}</bdi>
              </dd>
            </div>
            <div>
              <dt>{text('letters.subject')}</dt>
              <dd>
                <bdi>{props.subject}</bdi> <bdi class="hint">{props.preheader}</bdi>
              </dd>
            </div>
          </dl>
          <div class="preview-stage">
            <iframe
              class={`preview-frame mail-frame-${width}`}
              src={src}
              title={text('letters.preview')}
              sandbox="allow-popups allow-same-origin"
            ></iframe>
          </div>
        </div>
        <div class="desk-side">
          <Panel id="lint" title={text('letters.lint')}>
            <Lint findings={props.lint} locale={locale} />
          </Panel>
        </div>
      </div>
    </NewsroomDocument>
  )
}

type PlainProps = { text: string; language: string; dir: Direction }

/** The text part, as a program without HTML shows it. */
export const textPreviewPage = (props: PlainProps): string => asDocument(<PlainText {...props} />)

const PlainText = ({ text, language, dir }: PlainProps) => (
  <html lang={language} dir={dir}>
    <head>
      <meta charset="utf-8" />
      <title>{text.split('\n', 1)[0]}</title>
      <style>
        {'pre { white-space: pre-wrap; overflow-wrap: anywhere; font: 14px/1.5 monospace; margin: 1rem }'}
      </style>
    </head>
    <body>
      <pre>{text}</pre>
    </body>
  </html>
)
