import type { Locale } from '../../contract/frame.ts'
import type { PreviewBarProps } from '../../contract/newsroom-desk.ts'
import { sayInNewsroom } from '../../language/newsroom/say.ts'
import { asMarkup } from '../../parts/document.tsx'

/** A reader's page with a bar above it that says it is none. The link that skips to the text stays the first. */
export function withPreviewBar(page: string, bar: PreviewBarProps, locale: Locale): string {
  const markup = asMarkup(<PreviewBar bar={bar} locale={locale} />)
  return page.replace(/<body[^>]*>(?:\s*<a class="skip"[^>]*>[^<]*<\/a>)?/, (beginning) => beginning + markup)
}

const PreviewBar = ({ bar, locale }: { bar: PreviewBarProps; locale: Locale }) => {
  const text = sayInNewsroom(locale)
  return (
    <aside class="preview-bar" aria-label={text('desk.preview')}>
      <p>{text('desk.preview-bar', { number: bar.number })}</p>
      {bar.kinds.length > 0 ? <Ways label={text('desk.preview-as')} links={bar.kinds} /> : null}
      {bar.languages.length > 1 ? <Ways label={text('desk.preview-language')} links={bar.languages} /> : null}
      {bar.backHref ? <a href={bar.backHref}>{text('desk.preview-back')}</a> : null}
    </aside>
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
