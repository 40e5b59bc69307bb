import type { Locale } from '../../contract/frame.ts'
import { sayInNewsroom } from '../../language/newsroom/say.ts'
import { asMarkup } from '../../parts/document.tsx'

type Bar = { text: string; backHref: string | undefined }

/** Readers' front page with a bar above it that says what it is. The link that skips to the text stays the first. */
export function withFrontPreviewBar(page: string, bar: Bar, locale: Locale): string {
  const text = sayInNewsroom(locale)
  const markup = asMarkup(
    <aside class="preview-bar" aria-label={text('desk.preview')}>
      <p>{bar.text}</p>
      {bar.backHref ? <a href={bar.backHref}>{text('front.back')}</a> : null}
    </aside>,
  )
  return page.replace(/<body[^>]*>(?:\s*<a class="skip"[^>]*>[^<]*<\/a>)?/, (beginning) => beginning + markup)
}
