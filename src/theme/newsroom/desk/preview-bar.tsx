import type { Locale } from '../../contract/frame.ts'
import type { PreviewBarProps, PreviewFrameProps } from '../../contract/newsroom-desk.ts'
import { sayInNewsroom } from '../../language/newsroom/say.ts'
import { asDocument, asMarkup } from '../../parts/document.tsx'
import { NewsroomDocument } from '../parts/document.tsx'
import { PageHead } from '../parts/page-head.tsx'

/** A reader's page with a bar above it that says it is none. The link that skips to the text stays the first. */
export function withPreviewBar(page: string, bar: PreviewBarProps, locale: Locale): string {
  const markup = asMarkup(<PreviewBar bar={bar} locale={locale} />)
  return page.replace(/<body[^>]*>(?:\s*<a class="skip"[^>]*>[^<]*<\/a>)?/, (beginning) => beginning + markup)
}

const PreviewBar = ({ bar, locale }: { bar: PreviewBarProps; locale: Locale }) => {
  const text = sayInNewsroom(locale)
  return (
    <aside class="preview-bar" aria-label={text('desk.preview')}>
      <p>{bar.words?.is ?? text('desk.preview-bar', { number: bar.number })}</p>
      <AllWays bar={bar} locale={locale} />
      {bar.backHref ? <a href={bar.backHref}>{bar.words?.back ?? text('desk.preview-back')}</a> : null}
    </aside>
  )
}

/**
 * The frame shows our own page, whose scripts are ours: it may run them as readers' browsers do, and neither leave the
 * frame nor send a form.
 */
const PreviewFrame = ({ frame, bar, width, src }: PreviewFrameProps) => {
  const text = sayInNewsroom(frame.locale)
  return (
    <NewsroomDocument frame={frame} kind="desk" width="wide">
      <PageHead
        title={text('desk.preview')}
        intro={text('desk.preview-bar', { number: bar.number })}
        back={{ name: frame.title, href: bar.backHref ?? frame.places.articles }}
      />
      <div class="preview-ways">
        <AllWays bar={bar} locale={frame.locale} />
      </div>
      <div class="preview-stage">
        <iframe
          class={`preview-frame preview-frame-${width}`}
          src={src}
          title={text(`desk.preview.${width}`)}
          data-preview-frame=""
        ></iframe>
      </div>
    </NewsroomDocument>
  )
}

export const previewFramePage = (props: PreviewFrameProps): string => asDocument(<PreviewFrame {...props} />)

const AllWays = ({ bar, locale }: { bar: PreviewBarProps; locale: Locale }) => {
  const text = sayInNewsroom(locale)
  return (
    <>
      {bar.kinds.length > 0 ? <Ways label={text('desk.preview-as')} links={bar.kinds} /> : null}
      {bar.languages.length > 1 ? (
        <Ways label={bar.words?.languages ?? text('desk.preview-language')} links={bar.languages} />
      ) : null}
      {bar.widths ? <Ways label={text('desk.preview-width')} links={bar.widths} /> : null}
    </>
  )
}

const Ways = ({ label, links }: { label: string; links: PreviewBarProps['kinds'] }) => (
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
)
